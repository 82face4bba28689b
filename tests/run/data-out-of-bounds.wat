;; An active data segment that does not fit is a trap at start-up, before anything runs.
;; EXPECT-STDERR: sinter: trap: out of bounds memory access{{.*}}
;; EXPECT-EXIT: 134
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (memory (export "memory") 1)
  (data (i32.const 65535) "ab")
  (func (export "_start") (call $exit (i32.const 3))))
