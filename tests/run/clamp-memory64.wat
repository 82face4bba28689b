;; Clamped accesses with 64-bit indices: no sum wraps, whatever the index and the offset, and the memory may move
;; as it grows.
;; MODES: clamp
;; INVOKE: store
;; CASE: 0 => 7 0
;; CASE: 65528 => 7 0
;; INVOKE: lost
;; CASE: 65529 => 0
;; CASE: 65536 => 0
;; CASE: 4294967296 => 0
;; CASE: 9223372036854775807 => 0
;; CASE: -9223372036854775808 => 0
;; CASE: -1 => 0
;; CASE: -8 => 0
;; CASE: -65536 => 0
;; CASE: -131072 => 0
;; INVOKE: grown
;; CASE: 65536 => 7 7
;; CASE: 655352 => 7 7
;; INVOKE: tiny
;; CASE: 0 => 0
;; CASE: -8 => 0
;; CASE: -70000 => 0
(module
  (memory $m i64 1)
  (memory $tiny i64 0)
  (func $sum (result i64) (local $at i64) (local $sum i64)
    (loop
      (local.set $sum (i64.or (local.get $sum) (i64.load (local.get $at))))
      (br_if 0 (i64.lt_u (local.tee $at (i64.add (local.get $at) (i64.const 8)))
                         (i64.const 65536))))
    (local.get $sum))
  (func (export "store") (param $at i64) (result i64 i64)
    (i64.store (local.get $at) (i64.const 7))
    (i64.load (local.get $at))
    (i64.load (i64.const 65520)))
  (func (export "lost") (param $at i64) (result i64)
    (i64.store (local.get $at) (i64.const -1))
    (drop (i64.load (local.get $at)))
    (call $sum))
  (func (export "grown") (param $at i64) (result i64 i64)
    (i64.store (i64.const 8) (i64.const 7))
    (drop (memory.grow (i64.const 9)))
    (i64.store (local.get $at) (i64.const 7))
    (i64.store offset=655361 (local.get $at) (i64.const -1))
    (i64.load (i64.const 8))
    (i64.load (local.get $at)))
  (func (export "tiny") (param $at i64) (result i64)
    (i64.store $tiny offset=70000 (local.get $at) (i64.const -1))
    (i64.store $tiny (local.get $at) (i64.const -1))
    (call $sum)))
