;; A signalling NaN becomes quiet beside a neutral constant that only the optimiser could compute:
;; 0.5 + 0.5 through a local, a difference of equal locals, a reinterpreted or converted integer, the
;; same through a local, through memory or a global, a call.
;; INVOKE: multiply
;; CASE: 0x7fa00000 => 0x7fe00000
;; INVOKE: subtract
;; CASE: 0x7fa00000 => 0x7fe00000
;; INVOKE: reinterpret
;; CASE: 0x7fa00000 => 0x7fe00000
;; INVOKE: reinterpret-local
;; CASE: 0x7fa00000 => 0x7fe00000
;; INVOKE: convert
;; CASE: 0x7fa00000 => 0x7fe00000
;; INVOKE: convert-local
;; CASE: 0x7fa00000 => 0x7fe00000
;; INVOKE: convert-lanes
;; CASE: 0x7fa00000 => 0x7fe00000
;; INVOKE: stored-float
;; CASE: 0x7fa00000 => 0x7fe00000
;; INVOKE: stored-integer
;; CASE: 0x7fa00000 => 0x7fe00000
;; INVOKE: global
;; CASE: 0x7fa00000 => 0x7fe00000
;; INVOKE: divide
;; CASE: 0x7fa00000 => 0x7fe00000
(module
  (memory 1)
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
  ;; A float that lowering knows nothing of.
  (func $float (param i32) (result f32)
    (i32.store (i32.const 0) (local.get 0)) (f32.load (i32.const 0)))
  ;; 1, as the optimiser finds out.
  (func $one (param $x i32) (result i32) (local $one i32)
    (local.set $one (i32.const 1))
    (block (br_if 0 (i32.eqz (local.get $x))) (local.set $one (i32.const 1)))
    (local.get $one))
  (func (export "reinterpret-local") (param $x i32) (result i32) (local $one f32)
    (local.set $one
      (f32.reinterpret_i32 (i32.mul (call $one (local.get $x)) (i32.const 0x3f800000))))
    (call $bits (f32.mul (call $float (local.get $x)) (local.get $one))))
  (func (export "convert") (param $x i32) (result i32)
    (call $bits (f32.mul (call $float (local.get $x))
      (f32.convert_i32_s (call $one (local.get $x))))))
  (func (export "convert-local") (param $x i32) (result i32) (local $one f32)
    (local.set $one (f32.convert_i32_u (call $one (local.get $x))))
    (call $bits (f32.div (call $float (local.get $x)) (local.get $one))))
  (func (export "convert-lanes") (param $x i32) (result i32) (local $ones v128)
    (local.set $ones (f32x4.convert_i32x4_s (i32x4.splat (call $one (local.get $x)))))
    (call $bits (f32x4.extract_lane 0
      (f32x4.mul (f32x4.splat (call $float (local.get $x))) (local.get $ones)))))
  (func (export "stored-float") (param $x i32) (result i32)
    (f32.store (i32.const 8) (f32.const 1))
    (call $bits (f32.mul (call $float (local.get $x)) (f32.load (i32.const 8)))))
  (func (export "stored-integer") (param $x i32) (result i32)
    (i64.store (i32.const 8) (i64.const 0x3f80000000000000))
    (call $bits (f32.mul (call $float (local.get $x)) (f32.load (i32.const 12)))))
  (global $always (mut f32) (f32.const 1))
  (func (export "never") (global.set $always (f32.const 1)))
  (func (export "global") (param $x i32) (result i32)
    (call $bits (f32.mul (call $float (local.get $x)) (global.get $always))))
  (func (export "reinterpret") (param $x i32) (result i32) (local $one i32)
    (local.set $one (i32.const 0x3f800000))
    (block (br_if 0 (i32.eqz (local.get $x))) (local.set $one (i32.const 0x3f800000)))
    (call $bits (f32.mul (f32.reinterpret_i32 (local.get $x))
      (f32.reinterpret_i32 (local.get $one)))))
  (func (export "divide") (param $x i32) (result i32)
    (call $bits (f32.div (f32.reinterpret_i32 (local.get $x))
      (f32.mul (call $half) (f32.const 2))))))
