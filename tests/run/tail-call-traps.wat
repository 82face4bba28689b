;; return_call_indirect has the traps of call_indirect; an import can be called in tail position.
;; INVOKE: f
;; CASE: 0 => 5
;; CASE: 1 => trap indirect call type mismatch
;; CASE: 2 => trap uninitialized element
;; CASE: 3 => trap undefined element
;; INVOKE: yield
;; CASE: => 0
(module
  (import "wasi_snapshot_preview1" "sched_yield" (func $yield (result i32)))
  (memory (export "memory") 1)
  (type $number (func (result i32)))
  (table 3 funcref)
  (elem (i32.const 0) $five $other)
  (func $five (result i32) (i32.const 5))
  (func $other (param i32))
  (func (export "f") (param i32) (result i32)
    (return_call_indirect (type $number) (local.get 0)))
  (func (export "yield") (result i32) (return_call $yield)))
