;; A memarg's offset is added without wrapping at 4 GiB, up to an offset of 2^32-1.
;; INVOKE: small
;; CASE: 0 => 42
;; CASE: 65532 => trap out of bounds memory access
;; CASE: -1 => trap out of bounds memory access
;; CASE: -4 => trap out of bounds memory access
;; INVOKE: page
;; CASE: 0 => trap out of bounds memory access
;; CASE: -65536 => trap out of bounds memory access
;; INVOKE: half
;; CASE: 0 => trap out of bounds memory access
;; CASE: 0x80000000 => trap out of bounds memory access
;; INVOKE: largest
;; CASE: 0 => trap out of bounds memory access
;; CASE: 1 => trap out of bounds memory access
;; CASE: 5 => trap out of bounds memory access
;; CASE: -1 => trap out of bounds memory access
;; INVOKE: store
;; CASE: 0 => trap out of bounds memory access
;; CASE: 5 => trap out of bounds memory access
(module
  (memory 1)
  (data (i32.const 0) "\01\00\00\00\2a\00\00\00")
  (func (export "small") (param i32) (result i32) (i32.load offset=4 (local.get 0)))
  (func (export "page") (param i32) (result i32) (i32.load offset=65536 (local.get 0)))
  (func (export "half") (param i32) (result i32) (i32.load offset=0x80000000 (local.get 0)))
  (func (export "largest") (param i32) (result i32) (i32.load offset=0xffffffff (local.get 0)))
  (func (export "store") (param i32) (i32.store offset=0xffffffff (local.get 0) (i32.const 7))))
