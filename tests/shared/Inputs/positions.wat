;; positions.c knows the offsets of what traps.
(module
  (import "host" "f" (func))
  (memory 1)
  (func (export "unreachable") (param i32) (result i32) nop unreachable)
  (func (export "load") (param i32) (result i32) (i32.load (local.get 0)))
  (func (export "divide") (param i32) (result i32) (i32.div_u (i32.const 7) (i32.add (local.get 0) (i32.const 1))))
  (func (export "fill") (param i32) (result i32)
    (memory.fill (local.get 0) (i32.const 1) (i32.const 1)) (i32.const 0))
  (func $deep (export "exhausted") (param i32) (result i32)
    (i32.add (i32.const 1) (call $deep (local.get 0)))))
