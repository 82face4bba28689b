;; Counts the bytes of its input into memory by value, and writes how often there was an "a".
(module
  (import "wasi_snapshot_preview1" "fd_read"
    (func $read (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_write"
    (func $write (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 2)
  (func $count (param $byte i32)
    (local $cell i32)
    (local.set $cell (i32.add (i32.const 1024) (i32.shl (local.get $byte) (i32.const 2))))
    (i32.store (local.get $cell) (i32.add (i32.load (local.get $cell)) (i32.const 1))))
  (func (export "_start")
    (local $i i32)
    ;; Up to 64 bytes at 256.
    (i32.store (i32.const 0) (i32.const 256))
    (i32.store (i32.const 4) (i32.const 64))
    (drop (call $read (i32.const 0) (i32.const 0) (i32.const 1) (i32.const 8)))
    (loop $next
      (if (i32.lt_u (local.get $i) (i32.load (i32.const 8)))
        (then
          (call $count (i32.load8_u offset=256 (local.get $i)))
          (local.set $i (i32.add (local.get $i) (i32.const 1)))
          (br $next))))
    (i32.store8 (i32.const 16) (i32.add (i32.const 48) (i32.load offset=1024 (i32.const 388))))
    (i32.store8 (i32.const 17) (i32.const 10))
    (i32.store (i32.const 0) (i32.const 16))
    (i32.store (i32.const 4) (i32.const 2))
    (drop (call $write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 8)))))
