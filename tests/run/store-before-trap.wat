;; What was written before a trap has happened: the line appears, and nothing behind the trap.
;; EXPECT-STDOUT: before
;; EXPECT-STDERR: sinter: trap: unreachable in function 1 "_start" at 0x{{[0-9a-f]+}}
;; EXPECT-EXIT: 134
(module
  (import "wasi_snapshot_preview1" "fd_write"
    (func $write (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 1)
  (data (i32.const 0) "\08\00\00\00\07\00\00\00before\0a")
  (func $_start (export "_start")
    (drop (call $write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 100)))
    (unreachable)))
