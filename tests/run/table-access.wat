;; table.get, set, size, grow and fill, and what lies beyond the end.
;; INVOKE: get
;; CASE: 0 => 0
;; CASE: 1 => 1
;; CASE: 3 => trap out of bounds table access
;; CASE: -1 => trap out of bounds table access
;; INVOKE: set
;; CASE: 2 => 0
;; CASE: 3 => trap out of bounds table access
;; INVOKE: grow
;; CASE: 0 => 3 3
;; CASE: 7 => 3 10
;; CASE: 8 => -1 3
;; CASE: -1 => -1 3
;; INVOKE: grown
;; CASE: 9 => 0 1
;; INVOKE: fill
;; CASE: 0 3 => 0 0 0
;; CASE: 1 1 => 0 0 1
;; CASE: 3 0 => 0 1 1
;; CASE: 2 2 => trap out of bounds table access
;; CASE: 4 0 => trap out of bounds table access
(module
  (table $t 3 10 funcref)
  (elem (i32.const 0) $f)
  (func $f)
  (func $isNull (param i32) (result i32) (ref.is_null (table.get $t (local.get 0))))
  (func (export "get") (param i32) (result i32)
    (ref.is_null (table.get $t (local.get 0))))
  (func (export "set") (param i32) (result i32)
    (table.set $t (local.get 0) (ref.func $f))
    (call $isNull (local.get 0)))
  (func (export "grow") (param i32) (result i32 i32)
    (table.grow $t (ref.func $f) (local.get 0))
    (table.size $t))
  (func (export "grown") (param i32) (result i32 i32)
    (drop (table.grow $t (ref.func $f) (i32.const 7)))
    (call $isNull (local.get 0))
    (call $isNull (i32.const 1)))
  (func (export "fill") (param i32 i32) (result i32 i32 i32)
    (table.fill $t (local.get 0) (ref.func $f) (local.get 1))
    (call $isNull (i32.const 0))
    (call $isNull (i32.const 1))
    (call $isNull (i32.const 2))))
