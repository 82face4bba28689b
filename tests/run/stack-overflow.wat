;; Endless recursion is a trap, not a crash.
;; EXPECT-STDERR: sinter: trap: call stack exhausted in function 1 "recurse"{{( at 0x[0-9a-f]+)?}}
;; EXPECT-EXIT: 134
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (memory (export "memory") 1)
  (func $recurse (param i32) (result i32)
    (i32.add (call $recurse (i32.add (local.get 0) (i32.const 1))) (i32.load (local.get 0))))
  (func $_start (export "_start") (call $exit (call $recurse (i32.const 0)))))
