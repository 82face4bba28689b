;; Float to integer: the largest values that fit, the first that do not, and NaN.
;; INVOKE: i32_f32_s
;; CASE: 0x4effffff => 2147483520
;; CASE: 0xcf000000 => -2147483648
;; CASE: 0xbf666666 => 0
;; CASE: 0x4f000000 => trap integer overflow
;; CASE: 0xcf000001 => trap integer overflow
;; CASE: 0x7fc00000 => trap invalid conversion to integer
;; INVOKE: i32_f32_u
;; CASE: 0x4f7fffff => -256
;; CASE: 0xbf666666 => 0
;; CASE: 0x4f800000 => trap integer overflow
;; CASE: 0xbf800000 => trap integer overflow
;; CASE: 0xff800000 => trap integer overflow
;; CASE: 0x7fc00000 => trap invalid conversion to integer
;; INVOKE: i32_f64_s
;; CASE: 0x41dffffffff9999a => 2147483647
;; CASE: 0xc1e00000001ccccd => -2147483648
;; CASE: 0xbfeccccccccccccd => 0
;; CASE: 0x41e0000000000000 => trap integer overflow
;; CASE: 0xc1e0000000200000 => trap integer overflow
;; CASE: 0x7ff8000000000000 => trap invalid conversion to integer
;; INVOKE: i32_f64_u
;; CASE: 0x41effffffffccccd => -1
;; CASE: 0xbfeccccccccccccd => 0
;; CASE: 0x41f0000000000000 => trap integer overflow
;; CASE: 0xbff0000000000000 => trap integer overflow
;; CASE: 0xfff0000000000000 => trap integer overflow
;; CASE: 0x7ff8000000000000 => trap invalid conversion to integer
;; INVOKE: i64_f32_s
;; CASE: 0x5effffff => 9223371487098961920
;; CASE: 0xdf000000 => -9223372036854775808
;; CASE: 0xbf666666 => 0
;; CASE: 0x5f000000 => trap integer overflow
;; CASE: 0xdf000001 => trap integer overflow
;; CASE: 0x7fc00000 => trap invalid conversion to integer
;; INVOKE: i64_f32_u
;; CASE: 0x5f7fffff => -1099511627776
;; CASE: 0xbf666666 => 0
;; CASE: 0x5f800000 => trap integer overflow
;; CASE: 0xbf800000 => trap integer overflow
;; CASE: 0xff800000 => trap integer overflow
;; CASE: 0x7fc00000 => trap invalid conversion to integer
;; INVOKE: i64_f64_s
;; CASE: 0x43dfffffffffffff => 9223372036854774784
;; CASE: 0xc3e0000000000000 => -9223372036854775808
;; CASE: 0xbfeccccccccccccd => 0
;; CASE: 0x43e0000000000000 => trap integer overflow
;; CASE: 0xc3e0000000000001 => trap integer overflow
;; CASE: 0x7ff8000000000000 => trap invalid conversion to integer
;; INVOKE: i64_f64_u
;; CASE: 0x43efffffffffffff => -2048
;; CASE: 0xbfeccccccccccccd => 0
;; CASE: 0x43f0000000000000 => trap integer overflow
;; CASE: 0xbff0000000000000 => trap integer overflow
;; CASE: 0xfff0000000000000 => trap integer overflow
;; CASE: 0x7ff8000000000000 => trap invalid conversion to integer
(module
  (func (export "i32_f32_s") (param i32) (result i32)
    (i32.trunc_f32_s (f32.reinterpret_i32 (local.get 0))))
  (func (export "i32_f32_u") (param i32) (result i32)
    (i32.trunc_f32_u (f32.reinterpret_i32 (local.get 0))))
  (func (export "i32_f64_s") (param i64) (result i32)
    (i32.trunc_f64_s (f64.reinterpret_i64 (local.get 0))))
  (func (export "i32_f64_u") (param i64) (result i32)
    (i32.trunc_f64_u (f64.reinterpret_i64 (local.get 0))))
  (func (export "i64_f32_s") (param i32) (result i64)
    (i64.trunc_f32_s (f32.reinterpret_i32 (local.get 0))))
  (func (export "i64_f32_u") (param i32) (result i64)
    (i64.trunc_f32_u (f32.reinterpret_i32 (local.get 0))))
  (func (export "i64_f64_s") (param i64) (result i64)
    (i64.trunc_f64_s (f64.reinterpret_i64 (local.get 0))))
  (func (export "i64_f64_u") (param i64) (result i64)
    (i64.trunc_f64_u (f64.reinterpret_i64 (local.get 0)))))
