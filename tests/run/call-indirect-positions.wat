;; A call through a table that never changes traps where it stands in the module, also where LLVM knows
;; the element, or could make one call of two.
;; INVOKE: either
;; CASE: 0 1 => trap uninitialized element in function 3 "either" at 0x93
;; CASE: 1 1 => trap uninitialized element in function 3 "either" at 0x8b
;; CASE: 0 4 => trap indirect call type mismatch in function 3 "either" at 0x93
;; CASE: 1 4 => trap indirect call type mismatch in function 3 "either" at 0x8b
;; CASE: 1 3 => 103
;; CASE: 0 2 => 12
;; INVOKE: known
;; CASE: 0 => trap uninitialized element in function 4 "apply" at 0x9e
;; CASE: 1 => 12
;; CASE: 2 => trap indirect call type mismatch in function 4 "apply" at 0x9e
;; INVOKE: only
;; CASE: 3 => trap indirect call type mismatch in function 6 "only" at 0xcd
;; CASE: 4 => 9
;; CASE: 5 => trap uninitialized element in function 6 "only" at 0xcd
;; CASE: 6 => trap undefined element in function 6 "only" at 0xcd
;; CASE: -1 => trap undefined element in function 6 "only" at 0xcd
;; INVOKE: none
;; CASE: 0 => trap uninitialized element in function 7 "none" at 0xda
;; CASE: 4 => trap indirect call type mismatch in function 7 "none" at 0xda
;; CASE: 6 => trap undefined element in function 7 "none" at 0xda
;; INVOKE: inside
;; CASE: 1 => trap uninitialized element in function 4 "apply" at 0x9e
;; CASE: 4 => trap indirect call type mismatch in function 4 "apply" at 0x9e
(module
  (type $unary (func (param i32) (result i32)))
  (type $wide (func (param i64) (result i32)))
  (type $absent (func (param f32) (result i32)))
  (table 6 funcref)
  (elem (i32.const 2) $add10 $add100 $nine)
  (func $add10 (type $unary) (i32.add (local.get 0) (i32.const 10)))
  (func $add100 (type $unary) (i32.add (local.get 0) (i32.const 100)))
  (func $nine (type $wide) (i32.const 9))
  (func (export "either") (param i32 i32) (result i32)
    (if (result i32) (local.get 0)
      (then (call_indirect (type $unary) (local.get 1) (local.get 1)))
      (else (call_indirect (type $unary) (local.get 1) (local.get 1)))))
  (func $apply (param i32 i32) (result i32)
    (call_indirect (type $unary) (local.get 0) (local.get 1)))
  (func (export "known") (param i32) (result i32)
    (if (i32.eqz (local.get 0)) (then (return (call $apply (i32.const 2) (i32.const 1)))))
    (if (i32.eq (local.get 0) (i32.const 1))
      (then (return (call $apply (i32.const 2) (i32.const 2)))))
    (call $apply (i32.const 2) (i32.const 4)))
  (func (export "only") (param i32) (result i32)
    (call_indirect (type $wide) (i64.const 0) (local.get 0)))
  (func (export "none") (param i32) (result i32)
    (call_indirect (type $absent) (f32.const 0) (local.get 0)))
  ;; The call is the last thing that the function does.
  (func (export "inside") (param i32) (result i32)
    (call $apply (i32.const 1) (local.get 0))))
