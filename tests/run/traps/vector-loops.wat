;; Loops that are vectorised trap at the access that is out of bounds, wherever in a vector it is, and
;; give the right results up to the last element.
;; INVOKE: sum
;; CASE: 0 16384 => 1000
;; CASE: 65500 9 => 0
;; CASE: 65500 10 => trap out of bounds memory access in function 0 "sum_of" at {{0x[0-9a-f]+}}
;; CASE: 65532 1 => 0
;; CASE: 65532 2 => trap out of bounds memory access
;; CASE: 65533 1 => trap out of bounds memory access
;; CASE: 4 16384 => trap out of bounds memory access
;; CASE: -4 2 => trap out of bounds memory access
;; CASE: 0 1000000 => trap out of bounds memory access
;; INVOKE: add
;; CASE: 0 32768 8192 => 2000
;; CASE: 0 32768 8193 => trap out of bounds memory access in function 2 "add" at {{0x[0-9a-f]+}}
;; CASE: 32768 0 8193 => trap out of bounds memory access
;; CASE: 0 65504 8 => 1000
;; CASE: 0 65504 9 => trap out of bounds memory access
;; CASE: 65505 0 8 => trap out of bounds memory access
;; CASE: 0 4 100 => 1300
;; INVOKE: bytes
;; CASE: 65408 128 => 128
;; CASE: 65408 129 => trap out of bounds memory access in function 3 "bytes" at {{0x[0-9a-f]+}}
;; INVOKE: stride
;; CASE: 0 1024 => 250
;; CASE: 64 1024 => trap out of bounds memory access
;; CASE: 60 1024 => 0
(module
  (memory 1)
  (func $sum_of (param $at i32) (param $count i32) (result i32) (local $sum i32)
    (if (local.get $count)
      (then
        (loop
          (local.set $sum (i32.add (local.get $sum) (i32.load (local.get $at))))
          (local.set $at (i32.add (local.get $at) (i32.const 4)))
          (br_if 0 (local.tee $count (i32.sub (local.get $count) (i32.const 1)))))))
    (local.get $sum))
  (func (export "sum") (param i32 i32) (result i32)
    (call $set)
    (call $sum_of (local.get 0) (local.get 1)))
  ;; to[i] += from[i]; the sum of all.
  (func (export "add") (param $to i32) (param $from i32) (param $count i32) (result i32)
    (local $i i32)
    (call $set)
    (i32.store (i32.const 32768) (i32.const 0))
    (i32.store (i32.const 32772) (i32.const 1000))
    (if (i32.ne (local.get $from) (i32.const 32768)) (then (i32.store (i32.const 32772) (i32.const 0))))
    (loop
      (i32.store (i32.add (local.get $to) (i32.shl (local.get $i) (i32.const 2)))
        (i32.add
          (i32.load (i32.add (local.get $to) (i32.shl (local.get $i) (i32.const 2))))
          (i32.load (i32.add (local.get $from) (i32.shl (local.get $i) (i32.const 2))))))
      (br_if 0
        (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (local.get $count))))
    (call $sum_of (i32.const 0) (i32.const 8192)))
  (func (export "bytes") (param $at i32) (param $count i32) (result i32) (local $sum i32)
    (loop
      (i32.store8 (local.get $at) (i32.add (i32.load8_u (local.get $at)) (i32.const 1)))
      (local.set $sum (i32.add (local.get $sum) (i32.load8_u (local.get $at))))
      (local.set $at (i32.add (local.get $at) (i32.const 1)))
      (br_if 0 (local.tee $count (i32.sub (local.get $count) (i32.const 1)))))
    (local.get $sum))
  (func (export "stride") (param $at i32) (param $count i32) (result i32) (local $sum i32)
    (i32.store (i32.const 640) (i32.const 250))
    (loop
      (local.set $sum (i32.add (local.get $sum) (i32.load (local.get $at))))
      (local.set $at (i32.add (local.get $at) (i32.const 64)))
      (br_if 0 (local.tee $count (i32.sub (local.get $count) (i32.const 1)))))
    (local.get $sum))
  ;; Four elements that are not zero, 1000 together.
  (func $set
    (i32.store (i32.const 4) (i32.const 100)) (i32.store (i32.const 64) (i32.const 200))
    (i32.store (i32.const 1000) (i32.const 300)) (i32.store (i32.const 4096) (i32.const 400))))
