;; Vectors as payload, and in frames that an exception passes and arrives in.
;; INVOKE: run
;; CASE: 5 => 20 15
(module
  (tag $e (param v128))
  (func $throw (param i32) (throw $e (i32x4.splat (local.get 0))))
  (func $middle (param i32) (param v128) (result v128) (local $v v128)
    (local.set $v (i32x4.add (local.get 1) (i32x4.splat (local.get 0))))
    (call $throw (local.get 0))
    (i32x4.mul (local.get $v) (local.get 1)))
  (func (export "run") (param i32) (result i32 i32) (local $v v128)
    (local.set $v (i32x4.splat (i32.mul (local.get 0) (i32.const 3))))
    (i32x4.extract_lane 2
    (try (result v128)
      (do (call $middle (local.get 0) (local.get $v)))
      (catch $e (i32x4.add (local.get $v)))))
    (i32x4.extract_lane 1 (local.get $v))))
