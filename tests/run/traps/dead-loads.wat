;; Loads whose values nobody needs trap nevertheless: in loops, after inlining, where folding constants
;; or an unused result made them dead, where all uses vanish, and in every type.
;; INVOKE: in_loop
;; CASE: 65532 1 => 7
;; CASE: 65533 0 => 7
;; CASE: 65533 1 => trap out of bounds memory access in function 0 "in_loop" at {{0x[0-9a-f]+}}
;; CASE: 0 65533 => 7
;; CASE: 0 65534 => trap out of bounds memory access
;; INVOKE: invariant
;; CASE: 65533 0 => 0
;; CASE: 65533 3 => trap out of bounds memory access
;; INVOKE: inlined
;; CASE: 65532 => 3
;; CASE: 65533 => trap out of bounds memory access in function 2 "load" at {{0x[0-9a-f]+}}
;; INVOKE: unused_result
;; CASE: 65532 => 4
;; CASE: 65533 => trap out of bounds memory access in function 2 "load" at {{0x[0-9a-f]+}}
;; INVOKE: times_zero
;; CASE: 65532 => 0
;; CASE: 65533 => trap out of bounds memory access
;; INVOKE: and_zero
;; CASE: 65528 => 0
;; CASE: 65529 => trap out of bounds memory access
;; INVOKE: selected_away
;; CASE: 65532 => 9
;; CASE: 65533 => trap out of bounds memory access
;; INVOKE: minus_itself
;; CASE: 65534 => 0
;; CASE: 65535 => trap out of bounds memory access
;; INVOKE: same_both_ways
;; CASE: 65532 => 5
;; CASE: 65533 => trap out of bounds memory access
;; INVOKE: overwritten
;; CASE: 65532 => 6
;; CASE: 65533 => trap out of bounds memory access
;; INVOKE: types
;; CASE: 65520 => 8
;; CASE: 65529 => trap out of bounds memory access
;; INVOKE: f64
;; CASE: 65528 => 8
;; CASE: 65529 => trap out of bounds memory access
;; INVOKE: f32
;; CASE: 65532 => 8
;; CASE: 65533 => trap out of bounds memory access
;; INVOKE: constant
;; CASE: => trap out of bounds memory access
(module
  (memory 1)
  ;; Start, count.
  (func (export "in_loop") (param i32 i32) (result i32)
    (block
      (loop
        (br_if 1 (i32.eqz (local.get 1)))
        (drop (i32.load (local.get 0)))
        (local.set 0 (i32.add (local.get 0) (i32.const 1)))
        (local.set 1 (i32.sub (local.get 1) (i32.const 1)))
        (br 0)))
    (i32.const 7))
  (func (export "invariant") (param i32 i32) (result i32)
    (block
      (loop
        (br_if 1 (i32.eqz (local.get 1)))
        (drop (i32.load (local.get 0)))
        (local.set 1 (i32.sub (local.get 1) (i32.const 1)))
        (br 0)))
    (local.get 1))
  (func $load (param i32) (result i32) (i32.load (local.get 0)))
  (func (export "inlined") (param i32) (result i32)
    (i32.or (i32.and (call $load (local.get 0)) (i32.const 0)) (i32.const 3)))
  (func (export "unused_result") (param i32) (result i32)
    (drop (call $load (local.get 0)))
    (i32.const 4))
  (func (export "times_zero") (param i32) (result i32)
    (i32.mul (i32.load (local.get 0)) (i32.const 0)))
  (func (export "and_zero") (param i32) (result i64)
    (i64.and (i64.load (local.get 0)) (i64.const 0)))
  (func (export "selected_away") (param i32) (result i32)
    (select (i32.load (local.get 0)) (i32.const 9) (i32.const 0)))
  (func (export "minus_itself") (param i32) (result i32) (local i32)
    (local.set 1 (i32.load16_u (local.get 0)))
    (i32.sub (local.get 1) (local.get 1)))
  (func (export "same_both_ways") (param i32) (result i32)
    (if (result i32) (i32.load (local.get 0)) (then (i32.const 5)) (else (i32.const 5))))
  (func (export "overwritten") (param i32) (result i32) (local i32)
    (local.set 1 (i32.load (local.get 0)))
    (local.set 1 (i32.const 6))
    (local.get 1))
  (func (export "types") (param i32) (result i32)
    (drop (i32.load8_s (local.get 0))) (drop (i64.load8_u (local.get 0)))
    (drop (i32.load16_s (local.get 0))) (drop (i64.load32_s (local.get 0)))
    (drop (i64.load (local.get 0)))
    (i32.const 8))
  (func (export "f64") (param i32) (result i32) (drop (f64.load (local.get 0))) (i32.const 8))
  (func (export "f32") (param i32) (result i32) (drop (f32.load (local.get 0))) (i32.const 8))
  (func (export "constant") (result i32)
    (drop (i32.load offset=65530 (i32.const 3))) (i32.const 8)))
