;; Has a memory for others.
(module
  (memory (export "memory") 1 4)
  (func (export "peek") (param i32) (result i32) (i32.load8_u (local.get 0))))
