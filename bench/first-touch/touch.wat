;; Grows its memory by 256 MiB and writes to every 4 KiB of that, `rounds` times.
(module
  (memory (export "memory") 1)
  (func (export "touch") (param $rounds i32) (result i32)
    (local $at i32)
    (drop (memory.grow (i32.const 4096)))
    (loop $round
      (local.set $at (i32.const 65536))
      (loop $next
        (i32.store (local.get $at) (i32.add (i32.load (local.get $at)) (i32.const 1)))
        (local.set $at (i32.add (local.get $at) (i32.const 4096)))
        (br_if $next (i32.lt_u (local.get $at) (i32.const 268500992))))
      (br_if $round (local.tee $rounds (i32.sub (local.get $rounds) (i32.const 1)))))
    (i32.load (i32.const 268496896)))
  ;; Grows by one page at a time, and touches nothing.
  (func (export "grow") (param $pages i32) (result i32)
    (loop $next
      (drop (memory.grow (i32.const 1)))
      (br_if $next (local.tee $pages (i32.sub (local.get $pages) (i32.const 1)))))
    (memory.size)))
