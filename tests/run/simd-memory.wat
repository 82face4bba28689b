;; Vector accesses touch the bytes that they name and no more: the last ones of a memory work, one further
;; traps, at every width. A store of a lane leaves its neighbours alone.
;; INVOKE: whole
;; CASE: 65520 => 0x900f8e0d8c0b8a098807860584038201
;; CASE: 65521 => trap out of bounds memory access
;; CASE: -1 => trap out of bounds memory access
;; INVOKE: half
;; CASE: 65528 => 0xff90000fff8e000dff8c000bff8a0009 0x0000900f00008e0d00008c0b00008a09 0xffffffff900f8e0dffffffff8c0b8a09 0x900f8e0d8c0b8a09900f8e0d8c0b8a09 0x0000000000000000900f8e0d8c0b8a09
;; CASE: 65529 => trap out of bounds memory access
;; INVOKE: quarter
;; CASE: 65532 => 0x900f8e0d900f8e0d900f8e0d900f8e0d 0x000000000000000000000000900f8e0d 0xffffffff900f8e0dffffffffffffffff
;; CASE: 65533 => trap out of bounds memory access
;; INVOKE: splat
;; CASE: 65535 => 0x90909090909090909090909090909090 0x90000000000000000000000000000000
;; CASE: 65536 => trap out of bounds memory access
;; INVOKE: lane
;; CASE: 65534 => 0x900f900f900f900f900f900f900f900f 0x00000000900f00000000000000000000
;; CASE: 65535 => trap out of bounds memory access
;; INVOKE: unused
;; CASE: 65520 => 1
;; CASE: 65521 => trap out of bounds memory access
;; INVOKE: stored
;; CASE: 65520 => 0x01020304050607081122334455667788
;; CASE: 65521 => trap out of bounds memory access
;; INVOKE: storedLane
;; CASE: 65528 => 0x440f4433556677888807860584038201 0x01020304050607088807860584038201
;; CASE: 65529 => trap out of bounds memory access
(module
  (memory 1)
  (data (i32.const 65520) "\01\82\03\84\05\86\07\88\09\8a\0b\8c\0d\8e\0f\90")
  (func (export "whole") (param i32) (result v128) (v128.load (local.get 0)))
  (func (export "half") (param i32) (result v128 v128 v128 v128 v128)
    (v128.load8x8_s (local.get 0))
    (v128.load16x4_u (local.get 0))
    (v128.load32x2_s (local.get 0))
    (v128.load64_splat (local.get 0))
    (v128.load64_zero (local.get 0)))
  (func (export "quarter") (param i32) (result v128 v128 v128)
    (v128.load32_splat (local.get 0))
    (v128.load32_zero (local.get 0))
    (v128.load32_lane 2 (local.get 0) (v128.const i64x2 -1 -1)))
  (func (export "splat") (param i32) (result v128 v128)
    (v128.load8_splat (local.get 0))
    (v128.load8_lane 15 (local.get 0) (v128.const i64x2 0 0)))
  (func (export "lane") (param i32) (result v128 v128)
    (v128.load16_splat (local.get 0))
    (v128.load16_lane 5 (local.get 0) (v128.const i64x2 0 0)))
  ;; A load whose value nobody wants traps all the same.
  (func (export "unused") (param i32) (result i32)
    (drop (v128.load (local.get 0)))
    (i32.const 1))
  (func (export "stored") (param i32) (result v128)
    (v128.store (local.get 0) (v128.const i64x2 0x1122334455667788 0x0102030405060708))
    (v128.load (i32.const 65520)))
  (func (export "storedLane") (param i32) (result v128 v128)
    (v128.store8_lane offset=7 3 (local.get 0) (v128.const i32x4 0x44332211 0 0 0))
    (v128.store16_lane offset=4 1 (local.get 0) (v128.const i32x4 0x44332211 0 0 0))
    (v128.store32_lane 3 (local.get 0) (v128.const i32x4 0 0 0 0x55667788))
    (v128.load (i32.const 65520))
    (v128.store64_lane 1 (local.get 0) (v128.const i64x2 0 0x0102030405060708))
    (v128.load (i32.const 65520))))
