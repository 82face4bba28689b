;; The first of two traps is the one that is reported: the division comes before the load.
;; INVOKE: divideFirst
;; CASE: 0 70000 => trap integer divide by zero
;; CASE: 1 70000 => trap out of bounds memory access
;; INVOKE: loadFirst
;; CASE: 0 70000 => trap out of bounds memory access
;; CASE: 0 0 => trap integer divide by zero
(module
  (memory 1)
  (func (export "divideFirst") (param i32 i32) (result i32)
    (i32.div_u (i32.const 1) (local.get 0))
    (i32.load (local.get 1))
    (i32.add))
  (func (export "loadFirst") (param i32 i32) (result i32)
    (i32.load (local.get 1))
    (i32.div_u (i32.const 1) (local.get 0))
    (i32.add)))
