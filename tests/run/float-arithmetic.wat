;; The four operations and copysign, as bits, on operands that are not round.
;; INVOKE: f32
;; CASE: 0x3dcccccd 0x3e4ccccd => 0x3e99999a 0xbdcccccd 0x3ca3d70b 0x3f000000 0x3dcccccd
;; CASE: 0x3f800000 0x80000000 => 0x3f800000 0x3f800000 0x80000000 0xff800000 0xbf800000
;; INVOKE: f64
;; CASE: 0x3fb999999999999a 0x3fc999999999999a => 0x3fd3333333333334 0xbfb999999999999a 0x3f947ae147ae147c 0x3fe0000000000000 0x3fb999999999999a
;; CASE: 0x3ff0000000000000 0x8000000000000000 => 0x3ff0000000000000 0x3ff0000000000000 0x8000000000000000 0xfff0000000000000 0xbff0000000000000
(module
  (func (export "f32") (param $a i32) (param $b i32) (result i32 i32 i32 i32 i32)
    (local $x f32) (local $y f32)
    (local.set $x (f32.reinterpret_i32 (local.get $a)))
    (local.set $y (f32.reinterpret_i32 (local.get $b)))
    (i32.reinterpret_f32 (f32.add (local.get $x) (local.get $y)))
    (i32.reinterpret_f32 (f32.sub (local.get $x) (local.get $y)))
    (i32.reinterpret_f32 (f32.mul (local.get $x) (local.get $y)))
    (i32.reinterpret_f32 (f32.div (local.get $x) (local.get $y)))
    (i32.reinterpret_f32 (f32.copysign (local.get $x) (local.get $y))))
  (func (export "f64") (param $a i64) (param $b i64) (result i64 i64 i64 i64 i64)
    (local $x f64) (local $y f64)
    (local.set $x (f64.reinterpret_i64 (local.get $a)))
    (local.set $y (f64.reinterpret_i64 (local.get $b)))
    (i64.reinterpret_f64 (f64.add (local.get $x) (local.get $y)))
    (i64.reinterpret_f64 (f64.sub (local.get $x) (local.get $y)))
    (i64.reinterpret_f64 (f64.mul (local.get $x) (local.get $y)))
    (i64.reinterpret_f64 (f64.div (local.get $x) (local.get $y)))
    (i64.reinterpret_f64 (f64.copysign (local.get $x) (local.get $y)))))
