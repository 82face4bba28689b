;; WASI functions check the memory they are pointed at: an error number, no crash, no trap.
;; Results: fd_write beyond the end, with a wrapping vector, to an unknown descriptor; args_sizes_get
;; and random_get beyond the end. 21 is EFAULT, 8 EBADF.
;; INVOKE: f
;; CASE: => 21 21 21 8 21 21
(module
  (import "wasi_snapshot_preview1" "fd_write"
    (func $write (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "args_sizes_get"
    (func $argsSizes (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "random_get" (func $random (param i32 i32) (result i32)))
  (memory (export "memory") 1)
  ;; Vectors: 0 reaches over the end, 8 wraps around, 16 is good.
  (data (i32.const 0)
    "\ff\ff\00\00\02\00\00\00" "\f0\ff\ff\ff\20\00\00\00" "\40\00\00\00\01\00\00\00")
  (func (export "f") (result i32 i32 i32 i32 i32 i32)
    (call $write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 100))
    (call $write (i32.const 1) (i32.const 8) (i32.const 1) (i32.const 100))
    (call $write (i32.const 1) (i32.const -8) (i32.const 2) (i32.const 100))
    (call $write (i32.const 99) (i32.const 16) (i32.const 1) (i32.const 100))
    (call $argsSizes (i32.const 65534) (i32.const 0))
    (call $random (i32.const 65530) (i32.const 100))))
