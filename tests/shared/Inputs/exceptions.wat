;; Throws, catches its own tag, and lets the host get in between.
(module
  (import "host" "f" (func $f (param i32) (result i32)))
  (tag $t (export "tag") (param i32 f64 v128))
  (func $throw (export "throw") (param i32) (result i32)
    (throw $t (local.get 0) (f64.const 1) (v128.const i32x4 1 2 3 4)))
  (func (export "catch") (param i32) (result i32) (local $caught i32)
    (try (result i32)
      (do (call $f (local.get 0)))
      (catch $t drop drop (i32.add (i32.const 100))))))
