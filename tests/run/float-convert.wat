;; Integers to floats, rounded once; between the float types.
;; INVOKE: i32
;; CASE: -1 => 0xbf800000 0x4f800000 0xbff0000000000000 0x41efffffffe00000
;; CASE: 0x01000001 => 0x4b800000 0x4b800000 0x4170000010000000 0x4170000010000000
;; INVOKE: i64
;; CASE: -1 => 0xbf800000 0x5f800000 0xbff0000000000000 0x43f0000000000000
;; CASE: 0x7fffff4000000001 => 0x5effffff 0x5effffff 0x43dfffffd0000000 0x43dfffffd0000000
;; CASE: 0x8000000000000401 => 0xdf000000 0x5f000000 0xc3dfffffffffffff 0x43e0000000000001
;; INVOKE: floats
;; CASE: 0x3ff199999999999a 0x3dcccccd => 0x3f8ccccd 0x3fb99999a0000000
;; CASE: 0x47efffffefffffff 0x00000001 => 0x7f7fffff 0x36a0000000000000
;; CASE: 0x47effffff0000000 0x7f800000 => 0x7f800000 0x7ff0000000000000
(module
  (func (export "i32") (param i32) (result i32 i32 i64 i64)
    (i32.reinterpret_f32 (f32.convert_i32_s (local.get 0)))
    (i32.reinterpret_f32 (f32.convert_i32_u (local.get 0)))
    (i64.reinterpret_f64 (f64.convert_i32_s (local.get 0)))
    (i64.reinterpret_f64 (f64.convert_i32_u (local.get 0))))
  (func (export "i64") (param i64) (result i32 i32 i64 i64)
    (i32.reinterpret_f32 (f32.convert_i64_s (local.get 0)))
    (i32.reinterpret_f32 (f32.convert_i64_u (local.get 0)))
    (i64.reinterpret_f64 (f64.convert_i64_s (local.get 0)))
    (i64.reinterpret_f64 (f64.convert_i64_u (local.get 0))))
  (func (export "floats") (param i64 i32) (result i32 i64)
    (i32.reinterpret_f32 (f32.demote_f64 (f64.reinterpret_i64 (local.get 0))))
    (i64.reinterpret_f64 (f64.promote_f32 (f32.reinterpret_i32 (local.get 1))))))
