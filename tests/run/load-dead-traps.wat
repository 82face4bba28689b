;; A load whose value nobody uses traps nevertheless; the output behind it never appears.
;; EXPECT-STDERR: sinter: trap: out of bounds memory access in function 1 "_start" at 0x{{[0-9a-f]+}}
;; EXPECT-EXIT: 134
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (memory (export "memory") 1)
  (func $_start (export "_start")
    (drop (i32.load (i32.const 65536)))
    (call $exit (i32.const 0))))
