;; A load traps where it stands: it may not move past an exit to the only use of its value.
;; EXPECT-STDERR: sinter: trap: out of bounds memory access in function 1 "_start" at 0x{{[0-9a-f]+}}
;; EXPECT-EXIT: 134
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (memory (export "memory") 1)
  (func $_start (export "_start")
    (local $x i32)
    (local.set $x (i32.load offset=65536 (i32.load (i32.const 0))))
    (if (i32.eqz (i32.load (i32.const 4)))
      (then (call $exit (i32.const 0))))
    (call $exit (local.get $x))))
