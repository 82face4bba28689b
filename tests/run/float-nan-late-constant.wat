;; A signalling NaN becomes quiet beside a neutral constant that only the optimiser could compute:
;; 0.5 + 0.5 through a local, a difference of equal locals, a reinterpreted integer, a call.
;; INVOKE: multiply
;; CASE: 0x7fa00000 => 0x7fe00000
;; INVOKE: subtract
;; CASE: 0x7fa00000 => 0x7fe00000
;; INVOKE: reinterpret
;; CASE: 0x7fa00000 => 0x7fe00000
;; INVOKE: divide
;; CASE: 0x7fa00000 => 0x7fe00000
(module
  ;; The bits of x * 1, without the sign, which a NaN may have or not, and without the payload below
  ;; the quiet bit, which not all processors keep.
  (func $bits (param f32) (result i32)
    (i32.or (i32.and (i32.reinterpret_f32 (local.get 0)) (i32.const 0x7fc00000))
            (i32.const 0x00200000)))
  (func $half (result f32) (f32.const 0.5))
  (func (export "multiply") (param $x i32) (result i32) (local $half f32)
    (local.set $half (f32.const 0.5))
    (call $bits (f32.mul (f32.reinterpret_i32 (local.get $x))
      (f32.add (local.get $half) (local.get $half)))))
  (func (export "subtract") (param $x i32) (result i32) (local $three f32)
    (local.set $three (f32.const 3))
    (block (br_if 0 (i32.eqz (local.get $x))) (local.set $three (f32.const 3)))
    (call $bits (f32.sub (f32.reinterpret_i32 (local.get $x))
      (f32.sub (local.get $three) (local.get $three)))))
  (func (export "reinterpret") (param $x i32) (result i32) (local $one i32)
    (local.set $one (i32.const 0x3f800000))
    (block (br_if 0 (i32.eqz (local.get $x))) (local.set $one (i32.const 0x3f800000)))
    (call $bits (f32.mul (f32.reinterpret_i32 (local.get $x))
      (f32.reinterpret_i32 (local.get $one)))))
  (func (export "divide") (param $x i32) (result i32)
    (call $bits (f32.div (f32.reinterpret_i32 (local.get $x))
      (f32.mul (call $half) (f32.const 2))))))
