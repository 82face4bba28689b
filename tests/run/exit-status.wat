;; proc_exit(n) ends with n & 255.
;; EXPECT-EXIT: 2
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (memory (export "memory") 1)
  (func (export "_start") (call $exit (i32.const 258)) (unreachable)))
