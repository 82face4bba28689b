;; The extend instructions and the conversions between i32 and i64.
;; INVOKE: extend32
;; CASE: 0x8000 => 0 -32768
;; CASE: 0x17f => 127 383
;; CASE: 0xfff80 => -128 -128
;; INVOKE: extend64
;; CASE: 0x80 => -128 128 128
;; CASE: 0x8080808080808080 => -128 -32640 -2139062144
;; INVOKE: convert
;; CASE: -1 0x1ffffffff => -1 4294967295 -1
;; CASE: 0x7fffffff 0x180000000 => 2147483647 2147483647 -2147483648
(module
  (func (export "extend32") (param i32) (result i32 i32)
    (i32.extend8_s (local.get 0))
    (i32.extend16_s (local.get 0)))
  (func (export "extend64") (param i64) (result i64 i64 i64)
    (i64.extend8_s (local.get 0))
    (i64.extend16_s (local.get 0))
    (i64.extend32_s (local.get 0)))
  (func (export "convert") (param i32 i64) (result i64 i64 i32)
    (i64.extend_i32_s (local.get 0))
    (i64.extend_i32_u (local.get 0))
    (i32.wrap_i64 (local.get 1))))
