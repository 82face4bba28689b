;; memory.grow returns the old size in pages, new pages are zero, old contents stay; -1 changes nothing.
;; INVOKE: grow
;; CASE: 2 => 1 3 0 42
;; CASE: 0 => 1 1 7 42
;; CASE: 9 => 1 10 0 42
;; CASE: 10 => -1 1 7 42
;; CASE: -1 => -1 1 7 42
;; CASE: 65536 => -1 1 7 42
;; INVOKE: access
;; CASE: 1 131068 => 0
;; CASE: 1 131069 => trap out of bounds memory access
;; CASE: 10 65536 => trap out of bounds memory access
(module
  (memory 1 10)
  (data (i32.const 1000) "\2a")
  ;; Results of grow and size, the last byte of memory, and an old one.
  (func (export "grow") (param i32) (result i32 i32 i32 i32)
    (i32.store8 (i32.const 65535) (i32.const 7))
    (memory.grow (local.get 0))
    (memory.size)
    (i32.load8_u (i32.sub (i32.mul (memory.size) (i32.const 65536)) (i32.const 1)))
    (i32.load8_u (i32.const 1000)))
  (func (export "access") (param i32 i32) (result i32)
    (drop (memory.grow (local.get 0)))
    (i32.load (local.get 1))))
