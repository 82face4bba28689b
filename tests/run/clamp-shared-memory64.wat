;; Two shared memories of 64 bits may both become larger than what is reserved for one of 32: their
;; places do not overlap.
;; MODES: clamp
;; INVOKE: run
;; CASE: 7 => 0 7
(module
  (memory $first i64 1 0x40000 shared)
  (memory $second i64 1 0x40000 shared)
  (func (export "run") (param i32) (result i32 i32)
    (i32.store $second (i64.const 0) (local.get 0))
    (drop (memory.grow $first (i64.const 1)))
    (drop (memory.grow $second (i64.const 1)))
    (i32.load $first (i64.const 65536))
    (i32.load $second (i64.const 0))))
