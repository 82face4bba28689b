;; --unknown-imports trap: the program is built, and calling the import traps.
;; BUILD-ARGS: --unknown-imports trap
;; INVOKE: f
;; CASE: 0 => 3
;; CASE: 1 => trap unknown import called
(module
  (import "env" "missing" (func $missing (param i32) (result i32)))
  (func (export "f") (param i32) (result i32)
    (if (local.get 0) (then (return (call $missing (i32.const 1)))))
    (i32.const 3)))
