;; --unknown-imports zero: the import returns zeros of its result types.
;; BUILD-ARGS: --unknown-imports zero
;; INVOKE: f
;; CASE: 5 => 0 0 0x00000000 0x0000000000000000 1
(module
  (import "env" "missing" (func $missing (param i32) (result i32 i64 f32 f64 funcref)))
  (import "other" "nothing" (func $nothing))
  (func (export "f") (param i32) (result i32 i64 i32 i64 i32)
    (local $a i32) (local $b i64) (local $c f32) (local $d f64) (local $e funcref)
    (call $nothing)
    (call $missing (local.get 0))
    (local.set $e) (local.set $d) (local.set $c) (local.set $b) (local.set $a)
    (local.get $a)
    (local.get $b)
    (i32.reinterpret_f32 (local.get $c))
    (i64.reinterpret_f64 (local.get $d))
    (ref.is_null (local.get $e))))
