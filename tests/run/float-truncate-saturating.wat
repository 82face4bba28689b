;; Saturating float to integer: what does not fit becomes the nearest that does, NaN becomes 0.
;; Columns: i32 signed and unsigned, i64 signed and unsigned.
;; INVOKE: f32
;; CASE: 0xbfc00000 => -1 0 -1 0
;; CASE: 0x4f32d05e => 2147483647 -1294967296 3000000000 3000000000
;; CASE: 0xcf32d05e => -2147483648 0 -3000000000 0
;; CASE: 0x5f8ac723 => 2147483647 -1 9223372036854775807 -1
;; CASE: 0x7f800000 => 2147483647 -1 9223372036854775807 -1
;; CASE: 0xff800000 => -2147483648 0 -9223372036854775808 0
;; CASE: 0x7fc00000 => 0 0 0 0
;; INVOKE: f64
;; CASE: 0xbff8000000000000 => -1 0 -1 0
;; CASE: 0x41e65a0bc0000000 => 2147483647 -1294967296 3000000000 3000000000
;; CASE: 0xc1e65a0bc0000000 => -2147483648 0 -3000000000 0
;; CASE: 0x43f158e460913d00 => 2147483647 -1 9223372036854775807 -1
;; CASE: 0x7ff0000000000000 => 2147483647 -1 9223372036854775807 -1
;; CASE: 0xfff0000000000000 => -2147483648 0 -9223372036854775808 0
;; CASE: 0x7ff8000000000000 => 0 0 0 0
(module
  (func (export "f32") (param i32) (result i32 i32 i64 i64)
    (local $x f32)
    (local.set $x (f32.reinterpret_i32 (local.get 0)))
    (i32.trunc_sat_f32_s (local.get $x))
    (i32.trunc_sat_f32_u (local.get $x))
    (i64.trunc_sat_f32_s (local.get $x))
    (i64.trunc_sat_f32_u (local.get $x)))
  (func (export "f64") (param i64) (result i32 i32 i64 i64)
    (local $x f64)
    (local.set $x (f64.reinterpret_i64 (local.get 0)))
    (i32.trunc_sat_f64_s (local.get $x))
    (i32.trunc_sat_f64_u (local.get $x))
    (i64.trunc_sat_f64_s (local.get $x))
    (i64.trunc_sat_f64_u (local.get $x))))
