;; table.copy within and between tables, table.init, elem.drop, and their traps.
;; INVOKE: copy
;; CASE: 1 0 3 => 10 10 11 12
;; CASE: 0 1 3 => 11 12 13 13
;; CASE: 4 0 0 => 10 11 12 13
;; CASE: 2 0 3 => trap out of bounds table access
;; CASE: 0 2 3 => trap out of bounds table access
;; CASE: 5 0 0 => trap out of bounds table access
;; INVOKE: between
;; CASE: => 13
;; INVOKE: init
;; CASE: 2 0 2 => 10 11 11 10
;; CASE: 3 0 2 => trap out of bounds table access
;; CASE: 0 1 2 => trap out of bounds table access
;; INVOKE: dropped
;; CASE: 0 => 0
;; CASE: 1 => trap out of bounds table access
(module
  (type $number (func (result i32)))
  (table $t 4 funcref)
  (table $u 2 funcref)
  (elem (table $t) (i32.const 0) func $f0 $f1 $f2 $f3)
  (elem $passive func $f1 $f0)
  (func $f0 (result i32) (i32.const 10))
  (func $f1 (result i32) (i32.const 11))
  (func $f2 (result i32) (i32.const 12))
  (func $f3 (result i32) (i32.const 13))
  (func $all (result i32 i32 i32 i32)
    (call_indirect $t (type $number) (i32.const 0))
    (call_indirect $t (type $number) (i32.const 1))
    (call_indirect $t (type $number) (i32.const 2))
    (call_indirect $t (type $number) (i32.const 3)))
  (func (export "copy") (param i32 i32 i32) (result i32 i32 i32 i32)
    (table.copy $t $t (local.get 0) (local.get 1) (local.get 2))
    (call $all))
  (func (export "between") (result i32)
    (table.copy $u $t (i32.const 1) (i32.const 3) (i32.const 1))
    (call_indirect $u (type $number) (i32.const 1)))
  (func (export "init") (param i32 i32 i32) (result i32 i32 i32 i32)
    (table.init $t $passive (local.get 0) (local.get 1) (local.get 2))
    (call $all))
  (func (export "dropped") (param i32) (result i32)
    (elem.drop $passive)
    (table.init $t $passive (i32.const 0) (i32.const 0) (local.get 0))
    (i32.const 0)))
