;; memory.copy of overlapping ranges in both directions, of nothing at the end, and beyond the end,
;; which traps before a byte is written.
;; INVOKE: copy
;; CASE: 2 0 4 => 0x0807040302010201
;; CASE: 0 2 4 => 0x0807060506050403
;; CASE: 0 0 8 => 0x0807060504030201
;; CASE: 65536 0 0 => 0x0807060504030201
;; CASE: 0 65536 0 => 0x0807060504030201
;; CASE: 65537 0 0 => trap out of bounds memory access
;; CASE: 65534 0 3 => trap out of bounds memory access
;; CASE: 0 65534 3 => trap out of bounds memory access
;; CASE: -1 0 -1 => trap out of bounds memory access
(module
  (memory 1)
  (data (i32.const 0) "\01\02\03\04\05\06\07\08")
  (func (export "copy") (param i32 i32 i32) (result i64)
    (memory.copy (local.get 0) (local.get 1) (local.get 2))
    (i64.load (i32.const 0))))
