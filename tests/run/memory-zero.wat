;; A memory of no pages: every access traps, until it has grown.
;; INVOKE: load
;; CASE: 0 => trap out of bounds memory access
;; INVOKE: growAndLoad
;; CASE: 0 => 0 1
(module
  (memory 0)
  (func (export "load") (param i32) (result i32) (i32.load8_u (local.get 0)))
  (func (export "growAndLoad") (param i32) (result i32 i32)
    (drop (memory.grow (i32.const 1)))
    (i32.load8_u (local.get 0))
    (memory.size)))
