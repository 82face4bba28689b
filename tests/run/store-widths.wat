;; Every store writes exactly its bytes, the low ones, in little-endian order.
;; INVOKE: narrow
;; CASE: 0 => 0xffffffffffffff08 0xffffffffffff0708 0xffffffff05060708
;; INVOKE: wide
;; CASE: 3 => 0xffffffffffffff08 0xffffffffffff0708 0xffffffff05060708 0x0102030405060708
;; INVOKE: floats
;; CASE: 5 => 0xffffffffbfc00000 0xbff8000000000000
(module
  (memory 1)
  (func $clear (param i32) (i64.store (local.get 0) (i64.const -1)))
  (func (export "narrow") (param i32) (result i64 i64 i64)
    (call $clear (local.get 0))
    (i32.store8 (local.get 0) (i32.const 0x05060708))
    (i64.load (local.get 0))
    (call $clear (local.get 0))
    (i32.store16 (local.get 0) (i32.const 0x05060708))
    (i64.load (local.get 0))
    (call $clear (local.get 0))
    (i32.store (local.get 0) (i32.const 0x05060708))
    (i64.load (local.get 0)))
  (func (export "wide") (param i32) (result i64 i64 i64 i64)
    (call $clear (local.get 0))
    (i64.store8 (local.get 0) (i64.const 0x0102030405060708))
    (i64.load (local.get 0))
    (call $clear (local.get 0))
    (i64.store16 (local.get 0) (i64.const 0x0102030405060708))
    (i64.load (local.get 0))
    (call $clear (local.get 0))
    (i64.store32 (local.get 0) (i64.const 0x0102030405060708))
    (i64.load (local.get 0))
    (call $clear (local.get 0))
    (i64.store (local.get 0) (i64.const 0x0102030405060708))
    (i64.load (local.get 0)))
  (func (export "floats") (param i32) (result i64 i64)
    (call $clear (local.get 0))
    (f32.store (local.get 0) (f32.const -1.5))
    (i64.load (local.get 0))
    (f64.store (local.get 0) (f64.const -1.5))
    (i64.load (local.get 0))))
