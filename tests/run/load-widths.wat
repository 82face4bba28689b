;; Every load of one pattern: width, sign extension, byte order, no alignment needed.
;; INVOKE: narrow
;; CASE: 0 => -16 240 -7696 57840 -1009589776
;; CASE: 1 => -31 225 -11551 53985 -1262234911
;; INVOKE: wide
;; CASE: 0 => -16 240 -7696 57840 -1009589776 3285377520 -8676565436284608016
;; CASE: 1 => -31 225 -11551 53985 -1262234911 3032732385 8685076044853793505
;; INVOKE: floats
;; CASE: 16 => 0x40490fdb 0x400921fb54442d18
;; CASE: 29 => 0x40490fdb 0x400921fb54442d18
(module
  (memory 1)
  (data (i32.const 0) "\f0\e1\d2\c3\b4\a5\96\87\78")
  (data (i32.const 16) "\db\0f\49\40\18\2d\44\54\fb\21\09\40")
  (data (i32.const 29) "\db\0f\49\40\18\2d\44\54\fb\21\09\40")
  (func (export "narrow") (param i32) (result i32 i32 i32 i32 i32)
    (i32.load8_s (local.get 0))
    (i32.load8_u (local.get 0))
    (i32.load16_s (local.get 0))
    (i32.load16_u (local.get 0))
    (i32.load (local.get 0)))
  (func (export "wide") (param i32) (result i64 i64 i64 i64 i64 i64 i64)
    (i64.load8_s (local.get 0))
    (i64.load8_u (local.get 0))
    (i64.load16_s (local.get 0))
    (i64.load16_u (local.get 0))
    (i64.load32_s (local.get 0))
    (i64.load32_u (local.get 0))
    (i64.load (local.get 0)))
  (func (export "floats") (param i32) (result i32 i64)
    (i32.reinterpret_f32 (f32.load (local.get 0)))
    (i64.reinterpret_f64 (f64.load offset=4 (local.get 0)))))
