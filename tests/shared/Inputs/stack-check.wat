;; What a linker would make of a function that takes 1024 bytes of its stack in linear memory: the
;; stack is [0, 65536) and data lie above it. Two imports stand before the one that checks add.
(module
  (import "host" "first" (func $first))
  (import "host" "second" (func $second))
  (memory 2)
  (global $__stack_pointer (mut i32) (i32.const 65536))
  (data (i32.const 65536) "data")
  (func $recurse (export "recurse") (param $depth i32) (result i32)
    (local $frame i32)
    (global.set $__stack_pointer
      (local.tee $frame (i32.sub (global.get $__stack_pointer) (i32.const 1024))))
    (i32.store (local.get $frame) (local.get $depth))
    (call $second)
    (if (local.get $depth)
      (then (drop (call $recurse (i32.sub (local.get $depth) (i32.const 1))))))
    (global.set $__stack_pointer (i32.add (local.get $frame) (i32.const 1024)))
    (i32.load (local.get $frame))))
