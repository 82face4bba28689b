;; --invoke: arguments of every number type in every notation, and how results are printed.
;; INVOKE: i32
;; CASE: 5 => 5 5
;; CASE: -1 => -1 -1
;; CASE: 4294967295 => -1 -1
;; CASE: 0xFFFFFFFE => -2 -2
;; CASE: -0x80000000 => -2147483648 -2147483648
;; INVOKE: i64
;; CASE: -9223372036854775808 => -9223372036854775808
;; CASE: 18446744073709551615 => -1
;; CASE: 0x7fffffffffffffff => 9223372036854775807
;; INVOKE: f32bits
;; CASE: 1.5 => 0x3fc00000
;; CASE: 0.1 => 0x3dcccccd
;; CASE: -0 => 0x80000000
;; CASE: 0x1.8p1 => 0x40400000
;; CASE: inf => 0x7f800000
;; CASE: 1e-45 => 0x00000001
;; CASE: nan => 0x7fc00000
;; CASE: nan:0x200000 => 0x7fa00000
;; CASE: -nan:0x1 => 0xff800001
;; INVOKE: f64bits
;; CASE: 0.1 => 0x3fb999999999999a
;; CASE: 1.7976931348623157e308 => 0x7fefffffffffffff
;; CASE: 5e-324 => 0x0000000000000001
;; CASE: -inf => 0xfff0000000000000
;; CASE: nan:0x1 => 0x7ff0000000000001
;; INVOKE: f32
;; CASE: 0x3fc00000 => 1.5
;; CASE: 0x7fa00000 => nan:0x200000
;; CASE: 0xff800000 => -inf
;; INVOKE: f64
;; CASE: 0x3ff8000000000000 => 1.5
;; CASE: 0xfff0000000000001 => -nan:0x1
;; INVOKE: none
;; CASE: =>
(module
  (func (export "i32") (param i32) (result i32 i32) (local.get 0) (local.get 0))
  (func (export "i64") (param i64) (result i64) (local.get 0))
  (func (export "f32bits") (param f32) (result i32) (i32.reinterpret_f32 (local.get 0)))
  (func (export "f64bits") (param f64) (result i64) (i64.reinterpret_f64 (local.get 0)))
  (func (export "f32") (param i32) (result f32) (f32.reinterpret_i32 (local.get 0)))
  (func (export "f64") (param i64) (result f64) (f64.reinterpret_i64 (local.get 0)))
  (func (export "none")))
