;; Waits in every way there is. Each function returns 0, or an errno.
(module
  (import "wasi_snapshot_preview1" "poll_oneoff" (func $poll (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_read" (func $read (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "sock_recv"
    (func $receive (param i32 i32 i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "sock_accept" (func $accept (param i32 i32 i32) (result i32)))
  (memory (export "memory") 1 1 shared)
  ;; At 0 a subscription of the monotonic clock, an hour of nanoseconds; at 64 an iovec; what was
  ;; read is at 96, and how much at 80.
  (data (i32.const 16) "\01\00\00\00\00\00\00\00\00\a0\b8\30\46\03\00\00")
  (data (i32.const 64) "\60\00\00\00")
  (func (export "sleep") (param i32 i32 i32) (result i32)
    (call $poll (i32.const 0) (i32.const 128) (i32.const 1) (i32.const 80)))
  ;; The descriptor, how many bytes, and flags.
  (func (export "read") (param i32 i32 i32) (result i32)
    (i32.store (i32.const 68) (local.get 1))
    (call $read (local.get 0) (i32.const 64) (i32.const 1) (i32.const 80)))
  (func (export "receive") (param i32 i32 i32) (result i32)
    (i32.store (i32.const 68) (local.get 1))
    (call $receive (local.get 0) (i32.const 64) (i32.const 1) (local.get 2) (i32.const 80)
      (i32.const 84)))
  (func (export "accept") (param i32 i32 i32) (result i32)
    (call $accept (local.get 0) (i32.const 0) (i32.const 80)))
  (func (export "wait") (param i32 i32 i32) (result i32)
    (memory.atomic.wait64 (i32.const 256) (i64.const 0) (i64.const -1))))
