;; A table that the program changes: a call finds what was stored last, also a null.
;; INVOKE: twice
;; CASE: 0 => 1 2
;; INVOKE: cleared
;; CASE: 0 => trap uninitialized element
(module
  (type $number (func (result i32)))
  (table $t 1 funcref)
  (elem (i32.const 0) $one)
  (elem declare func $two)
  (func $one (result i32) (i32.const 1))
  (func $two (result i32) (i32.const 2))
  (func (export "twice") (param i32) (result i32 i32)
    (call_indirect (type $number) (local.get 0))
    (table.set $t (local.get 0) (ref.func $two))
    (call_indirect (type $number) (local.get 0)))
  (func (export "cleared") (param i32) (result i32)
    (table.set $t (local.get 0) (ref.null func))
    (call_indirect (type $number) (local.get 0))))
