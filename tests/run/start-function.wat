;; The start function runs before _start, after the data segments are in place.
;; EXPECT-EXIT: 49
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (memory (export "memory") 1)
  (data (i32.const 0) "\30")
  (func $start (i32.store8 (i32.const 0) (i32.add (i32.load8_u (i32.const 0)) (i32.const 1))))
  (start $start)
  (func (export "_start") (call $exit (i32.load8_u (i32.const 0)))))
