;; min and max order -0 below +0 and return a NaN if either operand is one.
;; INVOKE: f32
;; CASE: 0x00000000 0x80000000 => 0x80000000 0x00000000
;; CASE: 0x80000000 0x00000000 => 0x80000000 0x00000000
;; CASE: 0x3f800000 0xbf800000 => 0xbf800000 0x3f800000
;; CASE: 0x7f800000 0xff800000 => 0xff800000 0x7f800000
;; INVOKE: f64
;; CASE: 0x0000000000000000 0x8000000000000000 => 0x8000000000000000 0x0000000000000000
;; CASE: 0x8000000000000000 0x0000000000000000 => 0x8000000000000000 0x0000000000000000
;; INVOKE: nan
;; CASE: 0x7fc00000 0x3f800000 => 1 1
;; CASE: 0x3f800000 0x7fc00000 => 1 1
;; CASE: 0x3f800000 0x3f800000 => 0 0
(module
  (func (export "f32") (param i32 i32) (result i32 i32)
    (i32.reinterpret_f32
      (f32.min (f32.reinterpret_i32 (local.get 0)) (f32.reinterpret_i32 (local.get 1))))
    (i32.reinterpret_f32
      (f32.max (f32.reinterpret_i32 (local.get 0)) (f32.reinterpret_i32 (local.get 1)))))
  (func (export "f64") (param i64 i64) (result i64 i64)
    (i64.reinterpret_f64
      (f64.min (f64.reinterpret_i64 (local.get 0)) (f64.reinterpret_i64 (local.get 1))))
    (i64.reinterpret_f64
      (f64.max (f64.reinterpret_i64 (local.get 0)) (f64.reinterpret_i64 (local.get 1)))))
  (func $isNan (param f32) (result i32) (f32.ne (local.get 0) (local.get 0)))
  (func (export "nan") (param i32 i32) (result i32 i32)
    (call $isNan
      (f32.min (f32.reinterpret_i32 (local.get 0)) (f32.reinterpret_i32 (local.get 1))))
    (call $isNan
      (f32.max (f32.reinterpret_i32 (local.get 0)) (f32.reinterpret_i32 (local.get 1))))))
