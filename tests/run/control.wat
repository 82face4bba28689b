;; Loops with carried locals, br_if that keeps its value, select of every type, tee, early return.
;; INVOKE: sum
;; CASE: 100 => 5050
;; INVOKE: brIf
;; CASE: 0 => 8
;; CASE: 1 => 7
;; INVOKE: select
;; CASE: 1 => 1 3 0x3f800000 0x3ff0000000000000
;; CASE: 0 => 2 4 0x40000000 0x4000000000000000
;; CASE: 0x100 => 1 3 0x3f800000 0x3ff0000000000000
;; INVOKE: factorial
;; CASE: 20 => 2432902008176640000
(module
  (func (export "sum") (param $n i32) (result i32)
    (local $total i32)
    (loop $next
      (local.set $total (i32.add (local.get $total) (local.get $n)))
      (br_if $next (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
    (local.get $total))
  (func (export "brIf") (param i32) (result i32)
    (block (result i32)
      (i32.const 7)
      (br_if 0 (local.get 0))
      (i32.const 1)
      (i32.add)))
  (func (export "select") (param i32) (result i32 i64 i32 i64)
    (select (i32.const 1) (i32.const 2) (local.get 0))
    (select (i64.const 3) (i64.const 4) (local.get 0))
    (i32.reinterpret_f32 (select (f32.const 1) (f32.const 2) (local.get 0)))
    (i64.reinterpret_f64 (select (f64.const 1) (f64.const 2) (local.get 0))))
  (func $factorial (export "factorial") (param i64) (result i64)
    (if (i64.eqz (local.get 0)) (then (return (i64.const 1))))
    (i64.mul (local.get 0) (call $factorial (i64.sub (local.get 0) (i64.const 1))))))
