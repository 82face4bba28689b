;; 64-bit memories: addresses that wrap, growth, and copies between widths.
;; INVOKE: load
;; CASE: 0 => 1684234849
;; CASE: 65532 => 0
;; CASE: 65533 => trap out of bounds memory access in function 0 "load" at {{0x[0-9a-f]+}}
;; CASE: 4294967296 => trap out of bounds memory access
;; CASE: -1 => trap out of bounds memory access
;; CASE: -4 => trap out of bounds memory access
;; INVOKE: load_offset
;; CASE: 65528 => 0
;; CASE: 65529 => trap out of bounds memory access
;; CASE: -4 => trap out of bounds memory access
;; CASE: -3 => trap out of bounds memory access
;; INVOKE: grow
;; CASE: 2 => 1 3
;; CASE: 0 => 1 1
;; CASE: -1 => -1 1
;; CASE: 281474976710656 => -1 1
;; CASE: 9223372036854775807 => -1 1
;; INVOKE: constant
;; CASE: => 100
;; INVOKE: copy
;; CASE: 100 0 4 => 1684234849
;; CASE: 65533 0 4 => trap out of bounds memory access
;; CASE: 0 65533 4 => trap out of bounds memory access
;; CASE: 0 -1 1 => trap out of bounds memory access
;; CASE: 0 4294967296 0 => trap out of bounds memory access
;; INVOKE: fill
;; CASE: 65530 6 => 0 1
;; CASE: 65530 7 => trap out of bounds memory access
;; CASE: 65530 -1 => trap out of bounds memory access
;; CASE: -1 1 => trap out of bounds memory access
;; INVOKE: init
;; CASE: 65533 0 3 => 122
;; CASE: 65534 0 3 => trap out of bounds memory access
;; CASE: -3 0 3 => trap out of bounds memory access
(module
  (memory $wide i64 1) (memory $narrow 1)
  (data (memory $wide) (i64.const 0) "abcd")
  (data $passive "xyz")
  (func (export "load") (param i64) (result i32)
    (i32.load (local.get 0)))
  (func (export "load_offset") (param i64) (result i32)
    (i32.load offset=4 (local.get 0)))
  (func (export "grow") (param i64) (result i64 i64)
    (memory.grow (local.get 0)) (memory.size))
  (func (export "constant") (result i32)
    (i32.load8_u (i64.const 3)))
  (func (export "copy") (param i32 i64 i32) (result i32)
    (memory.copy $narrow $wide (local.get 0) (local.get 1) (local.get 2))
    (i32.load $narrow (i32.const 100)))
  (func (export "fill") (param i64 i64) (result i32 i32)
    (memory.fill (local.get 0) (i32.const 1) (local.get 1))
    (i32.load8_u (i64.const 65529))
    (i32.load8_u (i64.const 65535)))
  (func (export "init") (param i64 i32 i32) (result i32)
    (memory.init $passive (local.get 0) (local.get 1) (local.get 2))
    (i32.load8_u (i64.const 65535))))
