;; Addresses that were computed, and accesses that were made, before memory grew stay good behind it: in
;; straight-line code, in loops that grow, and through calls. Growth makes the memory move in check mode.
;; INVOKE: straight
;; CASE: 65532 1 => 42 42 0
;; CASE: 65532 2000 => 42 42 0
;; INVOKE: loop
;; CASE: 65000 40 => 40 65040 40
;; INVOKE: called
;; CASE: 65532 3000 => 7 8
;; INVOKE: failed
;; CASE: 65532 => 42
;; CASE: 65533 => trap out of bounds memory access
;; INVOKE: not_yet
;; CASE: 65536 => trap out of bounds memory access
;; INVOKE: by_then
;; CASE: 65536 => 0
;; CASE: 131072 => trap out of bounds memory access
(module
  (memory 1 5000)
  ;; Address, pages: the value before and after, and a new one behind the old end.
  (func (export "straight") (param $at i32) (param $pages i32) (result i32 i32 i32) (local $before i32)
    (i32.store (local.get $at) (i32.const 42))
    (local.set $before (i32.load (local.get $at)))
    (drop (memory.grow (local.get $pages)))
    (local.get $before)
    (i32.load (local.get $at))
    (i32.load offset=4 (local.get $at)))
  ;; Grows by a page in each round, and adds to bytes as it goes.
  (func (export "loop") (param $at i32) (param $count i32) (result i32 i32 i32) (local $i i32)
    (loop
      (i32.store8 (local.get $at) (i32.add (i32.load8_u (local.get $at)) (i32.const 1)))
      (drop (memory.grow (i32.const 50)))
      (i32.store8 (i32.add (local.get $at) (local.get $i)) (i32.load8_u (local.get $at)))
      (br_if 0
        (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (local.get $count))))
    (local.get $i)
    (i32.add (local.get $at) (local.get $i))
    (i32.load8_u (i32.add (local.get $at) (i32.sub (local.get $i) (i32.const 1)))))
  (func $grow (param $pages i32) (drop (memory.grow (local.get $pages))))
  (func (export "called") (param $at i32) (param $pages i32) (result i32 i32)
    (i32.store (local.get $at) (i32.const 7))
    (call $grow (local.get $pages))
    (i32.load (local.get $at))
    (i32.store (local.get $at) (i32.const 8))
    (i32.load (local.get $at)))
  (func (export "failed") (param $at i32) (result i32)
    (drop (memory.grow (i32.const 5000)))
    (i32.store (local.get $at) (i32.const 42))
    (i32.load (local.get $at)))
  (func (export "not_yet") (param $at i32) (result i32) (local $value i32)
    (local.set $value (i32.load (local.get $at)))
    (drop (memory.grow (i32.const 1)))
    (local.get $value))
  (func (export "by_then") (param $at i32) (result i32)
    (drop (memory.grow (i32.const 1)))
    (i32.load (local.get $at))))
