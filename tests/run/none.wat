;; Without bounds checks nothing that a 32-bit index reaches traps, bulk operations do, and programs that stay
;; in bounds behave as ever.
;; MODES: none
;; INVOKE: store
;; CASE: 0 => 7
;; CASE: 65532 => 7
;; CASE: 65536 => 7
;; CASE: -1 => 7
;; INVOKE: far
;; CASE: 0 => 0
;; CASE: -1 => 0
;; INVOKE: grow
;; CASE: 1 => 1 2
;; CASE: 65534 => 1 65535
;; CASE: 65535 => -1 1
;; INVOKE: fill
;; CASE: 65535 1 => 1
;; CASE: 65535 2 => trap out of bounds memory access
(module
  (memory 1)
  (func (export "store") (param $at i32) (result i32)
    (i32.store (local.get $at) (i32.const 7))
    (i32.load (local.get $at)))
  (func (export "far") (param $at i32) (result i32)
    (i32x4.extract_lane 0 (v128.load offset=0xffffffff (local.get $at))))
  (func (export "grow") (param $pages i32) (result i32 i32)
    (memory.grow (local.get $pages))
    (memory.size))
  (func (export "fill") (param $at i32) (param $count i32) (result i32)
    (memory.fill (local.get $at) (i32.const 1) (local.get $count))
    (i32.load8_u (i32.const 65535))))
