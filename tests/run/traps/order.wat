;; A trap happens where it stands: before what follows it and after what precedes it, be that a call,
;; a line of output, an exit, another trap, growth, or a loop without end.
;; INVOKE: before_exit
;; CASE: 65532 0 =>
;; CASE: 65533 0 => trap out of bounds memory access in function 2 "before_exit" at {{0x[0-9a-f]+}}
;; CASE: 65533 1 => trap out of bounds memory access
;; INVOKE: one_path
;; CASE: 65533 0 => trap out of bounds memory access
;; CASE: 65533 1 => trap out of bounds memory access
;; CASE: 65532 1 => 0
;; INVOKE: before_growth
;; CASE: 65532 => 1
;; CASE: 65533 => trap out of bounds memory access
;; INVOKE: after_growth
;; CASE: 65533 => 0
;; CASE: 131069 => trap out of bounds memory access
;; INVOKE: before_division
;; CASE: 65532 1 => 1
;; CASE: 65533 0 => trap out of bounds memory access
;; CASE: 65532 0 => trap integer divide by zero
;; INVOKE: after_division
;; CASE: 65533 0 => trap integer divide by zero
;; CASE: 65533 1 => trap out of bounds memory access
;; INVOKE: before_unreachable
;; CASE: 65533 => trap out of bounds memory access
;; CASE: 65532 => trap unreachable
;; INVOKE: store_before_unreachable
;; CASE: 65533 => trap out of bounds memory access
;; CASE: 65532 => trap unreachable
;; INVOKE: before_endless_loop
;; CASE: 65533 => trap out of bounds memory access
;; INVOKE: before_endless_loop_used_behind
;; CASE: 65533 1 => trap out of bounds memory access
;; CASE: 65532 0 => 0
;; INVOKE: before_indirect_call
;; CASE: 65533 1 => trap out of bounds memory access
;; CASE: 65532 1 => trap undefined element
;; CASE: 65532 0 => 0
;; INVOKE: first_of_two
;; CASE: 65533 65535 => trap out of bounds memory access in function 13 "first_of_two" at {{0x[0-9a-f]+}}
;; CASE: 65532 65535 => 0
;; CASE: 65532 65536 => trap out of bounds memory access
;; INVOKE: store_then_load
;; CASE: 65533 0 => trap out of bounds memory access
;; CASE: 65532 65533 => trap out of bounds memory access
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (memory (export "memory") 1)
  (table 1 funcref)
  (elem (i32.const 0) $nothing)
  (func $nothing)
  (func (export "before_exit") (param i32 i32) (local i32)
    (local.set 2 (i32.load (local.get 0)))
    (if (i32.eqz (local.get 1)) (then (call $exit (i32.const 0))))
    (call $exit (local.get 2)))
  (func (export "one_path") (param i32 i32) (result i32) (local i32)
    (local.set 2 (i32.load (local.get 0)))
    (if (result i32) (local.get 1) (then (local.get 2)) (else (i32.const 1))))
  (func (export "before_growth") (param i32) (result i32) (local i32)
    (local.set 1 (i32.load (local.get 0)))
    (i32.add (memory.grow (i32.const 1)) (local.get 1)))
  (func (export "after_growth") (param i32) (result i32)
    (drop (memory.grow (i32.const 1)))
    (i32.load (local.get 0)))
  (func (export "before_division") (param i32 i32) (result i32) (local i32)
    (local.set 2 (i32.load (local.get 0)))
    (i32.div_u (i32.const 1) (local.get 1)))
  (func (export "after_division") (param i32 i32) (result i32) (local i32)
    (local.set 2 (i32.div_u (i32.const 1) (local.get 1)))
    (i32.add (i32.load (local.get 0)) (local.get 2)))
  (func (export "before_unreachable") (param i32)
    (drop (i32.load (local.get 0)))
    (unreachable))
  (func (export "store_before_unreachable") (param i32)
    (i32.store (local.get 0) (i32.const 1))
    (unreachable))
  (func (export "before_endless_loop") (param i32)
    (drop (i32.load (local.get 0)))
    (loop (br 0)))
  (func (export "before_endless_loop_used_behind") (param i32 i32) (result i32) (local i32)
    (local.set 2 (i32.load (local.get 0)))
    (if (local.get 1) (then (loop (br 0))))
    (local.get 2))
  (func (export "before_indirect_call") (param i32 i32) (result i32) (local i32)
    (local.set 2 (i32.load (local.get 0)))
    (call_indirect (local.get 1))
    (local.get 2))
  (func (export "first_of_two") (param i32 i32) (result i32)
    (drop (i32.load (local.get 0)))
    (i32.load8_u (local.get 1)))
  (func (export "store_then_load") (param i32 i32) (result i32)
    (i32.store (local.get 0) (i32.const 1))
    (i32.load (local.get 1))))
