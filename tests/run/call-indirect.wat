;; call_indirect: equal types match whatever their index; the three traps.
;; INVOKE: call
;; CASE: 0 5 => 15
;; CASE: 1 5 => 105
;; CASE: 2 5 => trap indirect call type mismatch
;; CASE: 3 5 => trap uninitialized element
;; CASE: 4 5 => trap undefined element
;; CASE: -1 5 => trap undefined element
;; INVOKE: otherType
;; CASE: 2 => 7
;; CASE: 0 => trap indirect call type mismatch
(module
  (type $unary (func (param i32) (result i32)))
  (type $sameUnary (func (param i32) (result i32)))
  (type $wide (func (param i64) (result i32)))
  (table 4 funcref)
  (elem (i32.const 0) $add10 $add100 $seven)
  (func $add10 (type $unary) (i32.add (local.get 0) (i32.const 10)))
  (func $add100 (type $sameUnary) (i32.add (local.get 0) (i32.const 100)))
  (func $seven (type $wide) (i32.const 7))
  (func (export "call") (param i32 i32) (result i32)
    (call_indirect (type $unary) (local.get 1) (local.get 0)))
  (func (export "otherType") (param i32) (result i32)
    (call_indirect (type $wide) (i64.const 0) (local.get 0))))
