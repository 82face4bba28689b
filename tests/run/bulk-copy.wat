;; memory.copy of overlapping ranges in both directions, of nothing at the end, and beyond the end,
;; which traps before a byte is written; of many bytes, and of a number that the code knows.
;; INVOKE: copy
;; CASE: 2 0 4 => 0x0807040302010201
;; CASE: 0 2 4 => 0x0807060506050403
;; CASE: 0 0 8 => 0x0807060504030201
;; CASE: 65536 0 0 => 0x0807060504030201
;; CASE: 0 65536 0 => 0x0807060504030201
;; CASE: 65537 0 0 => trap out of bounds memory access
;; CASE: 65534 0 3 => trap out of bounds memory access
;; CASE: 0 65534 3 => trap out of bounds memory access
;; CASE: -1 0 -1 => trap out of bounds memory access
;; INVOKE: shift
;; CASE: 1 300 => 301
;; CASE: 1 65 => 301
;; CASE: 17 64 => 301
;; CASE: 100 900 => 301
;; CASE: -3 300 => 301
;; CASE: -70 777 => 301
;; INVOKE: copy8
;; CASE: 1 0 => 0x0706050403020101
;; CASE: 0 1 => 0x0008070605040302
;; CASE: 65528 0 => 0x0807060504030201
;; CASE: 65529 0 => trap out of bounds memory access
;; CASE: 0 65529 => trap out of bounds memory access
;; CASE: -1 0 => trap out of bounds memory access
;; INVOKE: copy0
;; CASE: 65536 65536 => 0x0807060504030201
;; CASE: 65537 0 => trap out of bounds memory access
;; CASE: 0 65537 => trap out of bounds memory access
;; INVOKE: after
;; CASE: 65531 => trap out of bounds memory access
;; CASE: 65530 => 0x0807060504030201
(module
  (memory 1)
  (data (i32.const 0) "\01\02\03\04\05\06\07\08")
  (func (export "copy") (param i32 i32 i32) (result i64)
    (memory.copy (local.get 0) (local.get 1) (local.get 2))
    (i64.load (i32.const 0)))
  ;; Fills 3,000 bytes with their addresses' low bits, moves some of them up by $by, and returns the
  ;; index of the first one that is wrong, 301 if none of 301 are.
  (func (export "shift") (param $by i32) (param $count i32) (result i32) (local $i i32)
    (loop $fill
      (i32.store8 (local.get $i) (i32.mul (local.get $i) (i32.const 7)))
      (br_if $fill
        (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const 3000))))
    (memory.copy (i32.add (i32.const 1000) (local.get $by)) (i32.const 1000) (local.get $count))
    (local.set $i (i32.const 0))
    (loop $check
      (if (i32.lt_u (local.get $i) (local.get $count)) (then
        (if (i32.ne (i32.load8_u (i32.add (i32.add (i32.const 1000) (local.get $by)) (local.get $i)))
              (i32.and (i32.mul (i32.add (i32.const 1000) (local.get $i)) (i32.const 7))
                (i32.const 255)))
          (then (return (local.get $i))))))
      (br_if $check
        (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const 301))))
    (local.get $i))
  (func (export "copy8") (param i32 i32) (result i64)
    (memory.copy (local.get 0) (local.get 1) (i32.const 8))
    (i64.load (i32.const 0)))
  (func (export "copy0") (param i32 i32) (result i64)
    (memory.copy (local.get 0) (local.get 1) (i32.const 0))
    (i64.load (i32.const 0)))
  ;; What a load has shown to exist is too little for the copy behind it.
  (func (export "after") (param i32) (result i64)
    (drop (i32.load (local.get 0)))
    (memory.copy (local.get 0) (i32.const 0) (i32.const 6))
    (i64.load (i32.const 0))))
