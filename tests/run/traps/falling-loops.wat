;; Loops that go down trap below address 0, however high up their other accesses are: each access counts,
;; not only the one that is furthest up.
;; INVOKE: down
;; CASE: 40000 1000 => 3
;; CASE: 396 100 => 3
;; CASE: 392 100 => trap out of bounds memory access in function 1 "down" at {{0x[0-9a-f]+}}
;; CASE: 52 40 => trap out of bounds memory access in function 1 "down" at {{0x[0-9a-f]+}}
;; CASE: 130272 100 => 3
;; CASE: 130276 100 => trap out of bounds memory access in function 1 "down" at {{0x[0-9a-f]+}}
;; INVOKE: by_step
;; CASE: 396 100 -4 => 3
;; CASE: 392 100 -4 => trap out of bounds memory access in function 2 "by_step" at {{0x[0-9a-f]+}}
;; CASE: 129876 100 4 => 3
;; CASE: 129880 100 4 => trap out of bounds memory access in function 2 "by_step" at {{0x[0-9a-f]+}}
(module
  (memory i64 2)
  (func (export "grow") (drop (memory.grow (i64.const 1)))) ;; so that the size is not a constant
  ;; A number of 36 bits needs no check that it is not negative, nor can it wrap.
  (func (export "down") (param $at i64) (param $count i32) (result i32)
    (local.set $at (i64.and (local.get $at) (i64.const 0xfffffffff)))
    (loop $next
      (i32.store (i64.add (local.get $at) (i64.const 796)) (i32.const 1))
      (i32.store (local.get $at) (i32.const 3))
      (local.set $at (i64.sub (local.get $at) (i64.const 4)))
      (br_if $next (local.tee $count (i32.sub (local.get $count) (i32.const 1)))))
    (i32.load (i64.add (local.get $at) (i64.const 4))))
  (func (export "by_step") (param $at i64) (param $count i32) (param $step i32) (result i32)
    (local.set $at (i64.and (local.get $at) (i64.const 0xfffffffff)))
    (loop $next
      (i32.store (i64.add (local.get $at) (i64.const 796)) (i32.const 1))
      (i32.store (local.get $at) (i32.const 3))
      (local.set $at (i64.add (local.get $at) (i64.extend_i32_s (local.get $step))))
      (br_if $next (local.tee $count (i32.sub (local.get $count) (i32.const 1)))))
    (i32.load (i64.sub (local.get $at) (i64.extend_i32_s (local.get $step))))))
