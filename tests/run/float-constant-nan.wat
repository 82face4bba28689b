;; NaN rules hold for constants that the compiler folds, too.
;; INVOKE: f
;; CASE: => 1 1 0x7fa00000 0x7ff0000000000001 1
(module
  (func $isQuiet32 (param f32) (result i32)
    (i32.eq (i32.and (i32.reinterpret_f32 (local.get 0)) (i32.const 0x7fc00000))
            (i32.const 0x7fc00000)))
  (func $isQuiet64 (param f64) (result i32)
    (i64.eq (i64.and (i64.reinterpret_f64 (local.get 0)) (i64.const 0x7ff8000000000000))
            (i64.const 0x7ff8000000000000)))
  (func (export "f") (result i32 i32 i32 i64 i32)
    (call $isQuiet32 (f32.mul (f32.const nan:0x200000) (f32.const 1)))
    (call $isQuiet64 (f64.promote_f32 (f32.const nan:0x200000)))
    (i32.reinterpret_f32 (f32.const nan:0x200000))
    (i64.reinterpret_f64 (f64.const nan:0x1))
    (call $isQuiet64 (f64.min (f64.const nan:0x1) (f64.const nan:0x2)))))
