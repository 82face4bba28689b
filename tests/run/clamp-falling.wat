;; Clamped stores of loops whose 64-bit index falls below 0 change nothing: not the other memory, which lies
;; below, and not the bytes that index + offset would come to if it wrapped.
;; MODES: clamp
;; INVOKE: fixed
;; CASE: 500 => 0 500
;; CASE: 134000 => 0 1001
;; CASE: 3000000 => 0 1001
;; INVOKE: growable
;; CASE: 1000 => 0 1003
;; CASE: 1005 => 0 1004
;; CASE: 3000000 => 0 1004
(module
  (memory $below i64 1 1)
  (memory $fixed i64 1 1)
  (memory $above i64 1 1)
  (memory $growable i64 1 2)
  (func (export "grow") (drop (memory.grow $growable (i64.const 1))))

  ;; How many bytes are not 0, in the memories that nobody wrote to.
  (func $others (result i64) (local $i i64) (local $count i64)
    (loop
      (local.set $count (i64.add (local.get $count) (i64.extend_i32_u (i32.or
        (i64.ne (i64.load8_u $below (local.get $i)) (i64.const 0))
        (i64.ne (i64.load8_u $above (local.get $i)) (i64.const 0))))))
      (br_if 0 (i64.lt_u (local.tee $i (i64.add (local.get $i) (i64.const 1))) (i64.const 65536))))
    (local.get $count))
  (func $written (result i64) (local $i i64) (local $count i64)
    (loop
      (local.set $count (i64.add (local.get $count) (i64.extend_i32_u (i32.or
        (i64.ne (i64.load8_u $fixed (local.get $i)) (i64.const 0))
        (i64.ne (i64.load8_u $growable (local.get $i)) (i64.const 0))))))
      (br_if 0 (i64.lt_u (local.tee $i (i64.add (local.get $i) (i64.const 1))) (i64.const 65536))))
    (local.get $count))

  (func (export "fixed") (param $n i64) (result i64 i64) (local $i i64)
    (local.set $i (i64.const 1000))
    (loop
      (i64.store8 $fixed (local.get $i) (i64.const 65))
      (local.set $i (i64.sub (local.get $i) (i64.const 1)))
      (br_if 0 (i64.ne (local.tee $n (i64.sub (local.get $n) (i64.const 1))) (i64.const 0))))
    (call $others) (call $written))
  (func (export "growable") (param $n i64) (result i64 i64) (local $i i64)
    (local.set $i (i64.const 1000))
    (loop
      (i32.store $growable offset=24 (local.get $i) (i32.const 0x41414141))
      (local.set $i (i64.sub (local.get $i) (i64.const 1)))
      (br_if 0 (i64.ne (local.tee $n (i64.sub (local.get $n) (i64.const 1))) (i64.const 0))))
    (call $others) (call $written)))
