;; Clamped accesses: what is in bounds is exact at every edge, what is not does not trap and changes
;; nothing in the memory; bulk operations trap.
;; MODES: clamp
;; INVOKE: store
;; CASE: 0 7 => 7 0 0
;; CASE: 65527 7 => 7 0 0
;; CASE: 65524 7 => 7 0 0
;; CASE: 65528 7 => 7 0 7
;; INVOKE: lost
;; CASE: 65529 => 0 0 1
;; CASE: 65532 => 0 0 1
;; CASE: 65536 => 0 0 1
;; CASE: -1 => 0 0 1
;; CASE: -4 => 0 0 1
;; CASE: -8 => 0 0 1
;; INVOKE: grown
;; CASE: 65532 => 9
;; CASE: 131068 => 9
;; INVOKE: far
;; CASE: 0 => 1
;; CASE: -1 => 1
;; INVOKE: wide
;; CASE: 65520 => 0
;; INVOKE: wide_lost
;; CASE: 65521 => 0 1
;; CASE: 65535 => 0 1
;; CASE: -1 => 0 1
;; INVOKE: fill
;; CASE: 65535 1 => 1
;; CASE: 65535 2 => trap out of bounds memory access
;; CASE: 65537 0 => trap out of bounds memory access
;; INVOKE: none_of_it
;; CASE: 0 => 1
;; CASE: -1 => 1
(module
  (memory $m 1)
  (memory $empty 0)
  ;; The value read back, and words before and behind.
  (func (export "store") (param $at i32) (param $value i32) (result i32 i32 i32)
    (i32.store offset=4 (local.get $at) (local.get $value))
    (i32.load offset=4 (local.get $at))
    (i32.load (i32.const 65524))
    (i32.load (i32.const 65532)))
  ;; The sum of all words behind a store that is lost, what is read there is something.
  (func $sum (result i32) (local $at i32) (local $sum i32)
    (loop
      (local.set $sum (i32.add (local.get $sum) (i32.load (local.get $at))))
      (br_if 0 (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 4)))
                         (i32.const 65536))))
    (local.get $sum))
  (func (export "lost") (param $at i32) (result i32 i32 i32)
    (i32.store8 offset=7 (local.get $at) (i32.const 1))
    (i32.store offset=4 (local.get $at) (i32.const 0x01010101))
    (i64.store offset=4 (local.get $at) (i64.const -1))
    (drop (i32.load offset=4 (local.get $at)))
    (call $sum)
    (i32.load (i32.const 65532))
    (i32.const 1))
  (func (export "grown") (param $at i32) (result i32)
    (drop (memory.grow (i32.const 1)))
    (i32.store (local.get $at) (i32.const 9))
    (i32.load (local.get $at)))
  (func (export "far") (param $at i32) (result i32)
    (i64.store offset=0xffffffff (local.get $at) (i64.const -1))
    (drop (i64.load offset=0xfffffff0 (local.get $at)))
    (i32.eqz (call $sum)))
  (func (export "wide") (param $at i32) (result i32)
    (v128.store (local.get $at) (v128.const i64x2 -1 -1))
    (i32.xor (i32x4.extract_lane 3 (v128.load (local.get $at))) (i32.const -1)))
  (func (export "wide_lost") (param $at i32) (result i32 i32)
    (v128.store (local.get $at) (v128.const i64x2 -1 -1))
    (v128.store64_lane offset=8 1 (local.get $at) (v128.const i64x2 -1 -1))
    (call $sum)
    (i32.const 1))
  (func (export "fill") (param $at i32) (param $count i32) (result i32)
    (memory.fill (local.get $at) (i32.const 1) (local.get $count))
    (i32.load8_u (i32.const 65535)))
  ;; A memory without a byte.
  (func (export "none_of_it") (param $at i32) (result i32)
    (i32.store8 $empty (local.get $at) (i32.const 1))
    (drop (i32.load8_u $empty (local.get $at)))
    (i32.eqz (call $sum))))
