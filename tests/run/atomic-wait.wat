;; wait and notify with nobody else: another value, timeouts, unshared memories, bad addresses.
;; INVOKE: wait32
;; CASE: 0 0 0 => 2
;; CASE: 0 1 -1 => 1
;; CASE: 0 0 2000000 => 2
;; CASE: 65532 0 1 => 2
;; CASE: 65536 0 1 => trap out of bounds memory access in function {{[0-9]+}} "wait32" at {{0x[0-9a-f]+}}
;; CASE: 2 0 1 => trap unaligned atomic
;; INVOKE: wait64
;; CASE: 8 4294967296 1 => 2
;; CASE: 8 0 -1 => 1
;; CASE: 65528 0 1 => 2
;; CASE: 65536 0 1 => trap out of bounds memory access in function {{[0-9]+}} "wait64" at {{0x[0-9a-f]+}}
;; CASE: 4 0 1 => trap unaligned atomic
;; CASE: -8 0 1 => trap out of bounds memory access
;; INVOKE: notify
;; CASE: 0 1 => 0
;; CASE: 0 -1 => 0
;; CASE: 65532 1 => 0
;; CASE: 65536 0 => trap out of bounds memory access in function {{[0-9]+}} "notify" at {{0x[0-9a-f]+}}
;; CASE: 1 0 => trap unaligned atomic
;; INVOKE: wait_unshared
;; CASE: 0 => trap expected shared memory in function {{[0-9]+}} "wait_unshared" at {{0x[0-9a-f]+}}
;; CASE: 1 => trap unaligned atomic
;; INVOKE: notify_unshared
;; CASE: 0 => 0
;; CASE: 65536 => trap out of bounds memory access
;; INVOKE: slept
;; CASE: 30000000 => 1
(module
  (import "wasi_snapshot_preview1" "clock_time_get"
    (func $clock (param i32 i64 i32) (result i32)))
  (memory $shared 1 1 shared) (memory $plain 1)
  (data (memory $shared) (i32.const 12) "\01")
  (func (export "wait32") (param i32 i32 i64) (result i32)
    (memory.atomic.wait32 (local.get 0) (local.get 1) (local.get 2)))
  (func (export "wait64") (param i32 i64 i64) (result i32)
    (memory.atomic.wait64 (local.get 0) (local.get 1) (local.get 2)))
  (func (export "notify") (param i32 i32) (result i32)
    (memory.atomic.notify (local.get 0) (local.get 1)))
  (func (export "wait_unshared") (param i32) (result i32)
    (memory.atomic.wait32 1 (local.get 0) (i32.const 0) (i64.const -1)))
  (func (export "notify_unshared") (param i32) (result i32)
    (memory.atomic.notify 1 (local.get 0) (i32.const 0)))
  ;; Whether waiting takes as long as it says.
  (func (export "slept") (param i64) (result i32)
    (drop (call $clock (i32.const 1) (i64.const 1) (i32.const 64)))
    (drop (memory.atomic.wait32 (i32.const 0) (i32.const 0) (local.get 0)))
    (drop (call $clock (i32.const 1) (i64.const 1) (i32.const 72)))
    (i64.ge_u (i64.sub (i64.load $shared (i32.const 72)) (i64.load $shared (i32.const 64)))
      (local.get 0))))
