;; Uses a memory of others.
(module
  (import "owner" "memory" (memory 1))
  (func (export "poke") (param i32) (result i32)
    (i32.store8 (local.get 0) (i32.const 7))
    (i32.load8_u (local.get 0)))
  (func (export "grow") (param i32) (result i32) (memory.grow (local.get 0))))
