;; An atomic access that is an operand of something else traps at its own position.
;; INVOKE: fill
;; CASE: 8 => 0
;; CASE: 65536 => trap out of bounds memory access in function 0 "fill" at 0x3e
;; INVOKE: nested
;; CASE: 8 => 0
;; CASE: 65536 => trap out of bounds memory access in function 1 "nested" at 0x51
(module
  (memory 1)
  (global $count (mut i32) (i32.const 3))
  (func (export "fill") (param $at i32) (result i32)
    (memory.fill (i32.const 16) (i32.atomic.load16_u (local.get $at))
      (i32.and (global.get $count) (i32.const 63)))
    (i32.const 0))
  (func (export "nested") (param $at i32) (result i32)
    (i32.load (i32.atomic.load8_u (local.get $at)))))
