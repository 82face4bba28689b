;; The store goes past neither the output that shows what was there before nor the trap: the first
;; line is printed, then a store out of bounds traps, and the second line is not.
;; EXPECT-STDOUT: before
;; EXPECT-STDERR: sinter: trap: out of bounds memory access in function 1 "_start" at 0x{{[0-9a-f]+}}
;; EXPECT-EXIT: 134
(module
  (import "wasi_snapshot_preview1" "fd_write"
    (func $write (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 1)
  (data (i32.const 0) "\08\00\00\00\07\00\00\00before\0a")
  (func $_start (export "_start") (local $where i32)
    (local.set $where (i32.add (i32.load8_u (i32.const 4)) (i32.const 65528)))
    (drop (call $write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 100)))
    ;; Would change the line, were it moved up.
    (i32.store8 (i32.const 8) (i32.const 66))
    ;; 65535: three bytes of it do not exist.
    (i32.store (local.get $where) (i32.const -1))
    (drop (call $write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 100)))))
