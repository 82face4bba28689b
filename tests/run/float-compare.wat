;; Comparisons: all but ne are false when an operand is a NaN; the zeros are equal.
;; INVOKE: f32
;; CASE: 0x3f800000 0x40000000 => 0 1 1 0 1 0
;; CASE: 0x80000000 0x00000000 => 1 0 0 0 1 1
;; CASE: 0x7fc00000 0x7fc00000 => 0 1 0 0 0 0
;; INVOKE: f64
;; CASE: 0x4000000000000000 0x3ff0000000000000 => 0 1 0 1 0 1
;; CASE: 0x3ff0000000000000 0x7ff8000000000000 => 0 1 0 0 0 0
(module
  (func (export "f32") (param $a i32) (param $b i32) (result i32 i32 i32 i32 i32 i32)
    (local $x f32) (local $y f32)
    (local.set $x (f32.reinterpret_i32 (local.get $a)))
    (local.set $y (f32.reinterpret_i32 (local.get $b)))
    (f32.eq (local.get $x) (local.get $y))
    (f32.ne (local.get $x) (local.get $y))
    (f32.lt (local.get $x) (local.get $y))
    (f32.gt (local.get $x) (local.get $y))
    (f32.le (local.get $x) (local.get $y))
    (f32.ge (local.get $x) (local.get $y)))
  (func (export "f64") (param $a i64) (param $b i64) (result i32 i32 i32 i32 i32 i32)
    (local $x f64) (local $y f64)
    (local.set $x (f64.reinterpret_i64 (local.get $a)))
    (local.set $y (f64.reinterpret_i64 (local.get $b)))
    (f64.eq (local.get $x) (local.get $y))
    (f64.ne (local.get $x) (local.get $y))
    (f64.lt (local.get $x) (local.get $y))
    (f64.gt (local.get $x) (local.get $y))
    (f64.le (local.get $x) (local.get $y))
    (f64.ge (local.get $x) (local.get $y))))
