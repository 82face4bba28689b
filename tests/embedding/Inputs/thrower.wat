;; Throws, catches its own tag through frames of its own and of the host.
(module
  (import "host" "f" (func $f (param i32) (result i32)))
  (tag $t (param i32))
  (func $throw (export "throw") (param i32) (result i32) (throw $t (local.get 0)))
  (func $middle (param i32) (result i32) (i32.add (call $throw (local.get 0)) (i32.const 1)))
  (func (export "own") (param i32) (result i32)
    (try (result i32) (do (call $middle (local.get 0)))
      (catch $t (i32.add (i32.const 100)))))
  (func (export "host") (param i32) (result i32)
    (try (result i32) (do (call $f (local.get 0)))
      (catch $t (i32.add (i32.const 200))))))
