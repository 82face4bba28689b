;; Globals of every number type: initial values, reads after writes, initialisers that are expressions.
;; INVOKE: f
;; CASE: 5 => 7 12 0x0102030405060708 0x0102030405060709 0x3fc00000 0x4004000000000000 42
(module
  (global $i (mut i32) (i32.const 7))
  (global $l (mut i64) (i64.const 0x0102030405060708))
  (global $f f32 (f32.const 1.5))
  (global $d (mut f64) (f64.const 1.5))
  (global $sum i32 (i32.sub (i32.mul (i32.const 9) (i32.const 5)) (i32.const 3)))
  (func (export "f") (param i32) (result i32 i32 i64 i64 i32 i64 i32)
    (global.get $i)
    (global.set $i (i32.add (global.get $i) (local.get 0)))
    (global.get $i)
    (global.get $l)
    (global.set $l (i64.add (global.get $l) (i64.const 1)))
    (global.get $l)
    (i32.reinterpret_f32 (global.get $f))
    (global.set $d (f64.add (global.get $d) (f64.const 1)))
    (i64.reinterpret_f64 (global.get $d))
    (global.get $sum)))
