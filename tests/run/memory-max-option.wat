;; --max-memory bounds growth, below what the module declares.
;; BUILD-ARGS: --max-memory 256K
;; INVOKE: grow
;; CASE: 3 => 1 4
;; CASE: 4 => -1 1
(module
  (memory 1 100)
  (func (export "grow") (param i32) (result i32 i32)
    (memory.grow (local.get 0))
    (memory.size)))
