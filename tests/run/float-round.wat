;; ceil, floor, trunc and nearest (ties to even), which keep the sign of zero; sqrt.
;; Columns: ceil floor trunc nearest, as bits.
;; INVOKE: f32
;; CASE: 0x3f000000 => 0x3f800000 0x00000000 0x00000000 0x00000000
;; CASE: 0xbf000000 => 0x80000000 0xbf800000 0x80000000 0x80000000
;; CASE: 0x3fc00000 => 0x40000000 0x3f800000 0x3f800000 0x40000000
;; CASE: 0x40200000 => 0x40400000 0x40000000 0x40000000 0x40000000
;; CASE: 0xff800000 => 0xff800000 0xff800000 0xff800000 0xff800000
;; INVOKE: f64
;; CASE: 0xbff8000000000000 => 0xbff0000000000000 0xc000000000000000 0xbff0000000000000 0xc000000000000000
;; CASE: 0x4330000000000001 => 0x4330000000000001 0x4330000000000001 0x4330000000000001 0x4330000000000001
;; CASE: 0x8000000000000000 => 0x8000000000000000 0x8000000000000000 0x8000000000000000 0x8000000000000000
;; INVOKE: sqrt
;; CASE: 0x40800000 0x8000000000000000 => 0x40000000 0x8000000000000000
;; CASE: 0x40000000 0x4000000000000000 => 0x3fb504f3 0x3ff6a09e667f3bcd
(module
  (func (export "f32") (param i32) (result i32 i32 i32 i32)
    (i32.reinterpret_f32 (f32.ceil (f32.reinterpret_i32 (local.get 0))))
    (i32.reinterpret_f32 (f32.floor (f32.reinterpret_i32 (local.get 0))))
    (i32.reinterpret_f32 (f32.trunc (f32.reinterpret_i32 (local.get 0))))
    (i32.reinterpret_f32 (f32.nearest (f32.reinterpret_i32 (local.get 0)))))
  (func (export "f64") (param i64) (result i64 i64 i64 i64)
    (i64.reinterpret_f64 (f64.ceil (f64.reinterpret_i64 (local.get 0))))
    (i64.reinterpret_f64 (f64.floor (f64.reinterpret_i64 (local.get 0))))
    (i64.reinterpret_f64 (f64.trunc (f64.reinterpret_i64 (local.get 0))))
    (i64.reinterpret_f64 (f64.nearest (f64.reinterpret_i64 (local.get 0)))))
  (func (export "sqrt") (param i32 i64) (result i32 i64)
    (i32.reinterpret_f32 (f32.sqrt (f32.reinterpret_i32 (local.get 0))))
    (i64.reinterpret_f64 (f64.sqrt (f64.reinterpret_i64 (local.get 1))))))
