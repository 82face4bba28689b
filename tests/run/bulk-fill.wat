;; memory.fill writes the low byte of its value; out of bounds it traps before writing.
;; INVOKE: fill
;; CASE: 1 0x1ab 3 => 0x00000000abababff
;; CASE: 65536 1 0 => 0x00000000000000ff
;; CASE: 65537 1 0 => trap out of bounds memory access
;; CASE: 1 1 65536 => trap out of bounds memory access
;; CASE: 1 1 -1 => trap out of bounds memory access
(module
  (memory 1)
  (data (i32.const 0) "\ff")
  (func (export "fill") (param i32 i32 i32) (result i64)
    (memory.fill (local.get 0) (local.get 1) (local.get 2))
    (i64.load (i32.const 0))))
