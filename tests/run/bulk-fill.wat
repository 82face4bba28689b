;; memory.fill writes the low byte of its value; out of bounds it traps before writing. Of any
;; number of bytes, also one that the code knows.
;; INVOKE: fill
;; CASE: 1 0x1ab 3 => 0x00000000abababff
;; CASE: 65536 1 0 => 0x00000000000000ff
;; CASE: 65537 1 0 => trap out of bounds memory access
;; CASE: 1 1 65536 => trap out of bounds memory access
;; CASE: 1 1 -1 => trap out of bounds memory access
;; INVOKE: count
;; CASE: 100 16 => 16
;; CASE: 101 31 => 31
;; CASE: 7 64 => 64
;; CASE: 9 65 => 65
;; CASE: 33 2047 => 2047
;; CASE: 35 2049 => 2049
;; CASE: 1 65535 => 65535
;; CASE: 13 9999 => 9999
;; INVOKE: fill65
;; CASE: 65471 => 65
;; CASE: 3 => 65
;; CASE: 65472 => trap out of bounds memory access
;; CASE: -1 => trap out of bounds memory access
(module
  (memory 1)
  (data (i32.const 0) "\ff")
  (func (export "fill") (param i32 i32 i32) (result i64)
    (memory.fill (local.get 0) (local.get 1) (local.get 2))
    (i64.load (i32.const 0)))
  ;; How many bytes are 255 afterwards.
  (func $filled (result i32) (local $i i32) (local $sum i32)
    (loop $next
      (local.set $sum
        (i32.add (local.get $sum) (i32.eq (i32.load8_u (local.get $i)) (i32.const 255))))
      (br_if $next
        (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const 65536))))
    (local.get $sum))
  (func (export "count") (param i32 i32) (result i32)
    (i32.store8 (i32.const 0) (i32.const 0))
    (memory.fill (local.get 0) (i32.const -1) (local.get 1))
    (call $filled))
  (func (export "fill65") (param i32) (result i32)
    (i32.store8 (i32.const 0) (i32.const 0))
    (memory.fill (local.get 0) (i32.const 0x1ff) (i32.const 65))
    (call $filled)))
