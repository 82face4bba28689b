;; Arithmetic quiets a signalling NaN, also where the operation would change no number; moving,
;; reinterpreting, abs, neg and copysign keep every bit.
;; INVOKE: arithmetic32
;; CASE: 0x7f800001 => 1 1 1 1 1 1 1 1 1 1 1 1
;; CASE: 0xffa00000 => 1 1 1 1 1 1 1 1 1 1 1 1
;; INVOKE: arithmetic64
;; CASE: 0x7ff0000000000001 => 1 1 1 1 1 1 1 1 1 1 1 1
;; CASE: 0xfff4000000000000 => 1 1 1 1 1 1 1 1 1 1 1 1
;; INVOKE: moves32
;; CASE: 0x7f800001 => 0x7f800001 0x7f800001 0xff800001 0xff800001 0x7f800001
;; CASE: 0xffa00000 => 0xffa00000 0x7fa00000 0x7fa00000 0xffa00000 0xffa00000
;; INVOKE: moves64
;; CASE: 0x7ff0000000000001 => 0x7ff0000000000001 0x7ff0000000000001 0xfff0000000000001 0xfff0000000000001 0x7ff0000000000001
(module
  (memory 1)
  ;; Whether a NaN is arithmetic: the most significant bit of its payload is set.
  (func $isQuiet32 (param f32) (result i32)
    (i32.eq (i32.and (i32.reinterpret_f32 (local.get 0)) (i32.const 0x7fc00000))
            (i32.const 0x7fc00000)))
  (func $isQuiet64 (param f64) (result i32)
    (i64.eq (i64.and (i64.reinterpret_f64 (local.get 0)) (i64.const 0x7ff8000000000000))
            (i64.const 0x7ff8000000000000)))
  (func (export "arithmetic32") (param $bits i32)
    (result i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32)
    (local $x f32)
    (local.set $x (f32.reinterpret_i32 (local.get $bits)))
    (call $isQuiet32 (f32.mul (local.get $x) (f32.const 1)))
    (call $isQuiet32 (f32.div (local.get $x) (f32.const 1)))
    (call $isQuiet32 (f32.add (local.get $x) (f32.const -0)))
    (call $isQuiet32 (f32.sub (local.get $x) (f32.const 0)))
    (call $isQuiet32 (f32.sub (f32.const -0) (local.get $x)))
    (call $isQuiet32 (f32.min (local.get $x) (f32.const inf)))
    (call $isQuiet32 (f32.max (f32.const -inf) (local.get $x)))
    (call $isQuiet32 (f32.sqrt (local.get $x)))
    (call $isQuiet32 (f32.nearest (local.get $x)))
    (call $isQuiet32 (f32.ceil (f32.floor (local.get $x))))
    (call $isQuiet32 (f32.trunc (local.get $x)))
    (call $isQuiet64 (f64.promote_f32 (local.get $x))))
  (func (export "arithmetic64") (param $bits i64)
    (result i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32)
    (local $x f64)
    (local.set $x (f64.reinterpret_i64 (local.get $bits)))
    (call $isQuiet64 (f64.mul (local.get $x) (f64.const 1)))
    (call $isQuiet64 (f64.div (local.get $x) (f64.const 1)))
    (call $isQuiet64 (f64.add (local.get $x) (f64.const -0)))
    (call $isQuiet64 (f64.sub (local.get $x) (f64.const 0)))
    (call $isQuiet64 (f64.sub (f64.const -0) (local.get $x)))
    (call $isQuiet64 (f64.min (local.get $x) (f64.const inf)))
    (call $isQuiet64 (f64.max (f64.const -inf) (local.get $x)))
    (call $isQuiet64 (f64.sqrt (local.get $x)))
    (call $isQuiet64 (f64.nearest (local.get $x)))
    (call $isQuiet64 (f64.ceil (f64.floor (local.get $x))))
    (call $isQuiet64 (f64.trunc (local.get $x)))
    (call $isQuiet32 (f32.demote_f64 (local.get $x))))
  (func $identity32 (param f32) (result f32) (local.get 0))
  (func (export "moves32") (param $bits i32) (result i32 i32 i32 i32 i32)
    (local $x f32)
    (local.set $x (f32.reinterpret_i32 (local.get $bits)))
    (f32.store (i32.const 0) (local.get $x))
    (i32.reinterpret_f32 (call $identity32 (f32.load (i32.const 0))))
    (i32.reinterpret_f32 (f32.abs (local.get $x)))
    (i32.reinterpret_f32 (f32.neg (local.get $x)))
    (i32.reinterpret_f32 (f32.copysign (local.get $x) (f32.const -1)))
    (i32.reinterpret_f32 (select (local.get $x) (f32.const 1) (local.get $bits))))
  (func (export "moves64") (param $bits i64) (result i64 i64 i64 i64 i64)
    (local $x f64)
    (local.set $x (f64.reinterpret_i64 (local.get $bits)))
    (f64.store (i32.const 0) (local.get $x))
    (i64.reinterpret_f64 (f64.load (i32.const 0)))
    (i64.reinterpret_f64 (f64.abs (local.get $x)))
    (i64.reinterpret_f64 (f64.neg (local.get $x)))
    (i64.reinterpret_f64 (f64.copysign (local.get $x) (f64.const -1)))
    (i64.reinterpret_f64 (select (local.get $x) (f64.const 1) (i32.wrap_i64 (local.get $bits))))))
