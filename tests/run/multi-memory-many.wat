;; More memories than have constant addresses in guard mode: each has its own contents and end.
;; INVOKE: load
;; CASE: 0 => 10 11 12 13 14 15 16 17 18 19
;; CASE: 65533 => trap out of bounds memory access in function 0 "load" at {{0x[0-9a-f]+}}
;; INVOKE: last
;; CASE: 131068 77 => 10 77
;; CASE: 131069 77 => trap out of bounds memory access
;; CASE: -1 77 => trap out of bounds memory access
(module
  (memory $0 1) (memory $1 1) (memory $2 1) (memory $3 1) (memory $4 1)
  (memory $5 1) (memory $6 1) (memory $7 1) (memory $8 1) (memory $9 2)
  (data (memory $0) (i32.const 0) "\0a") (data (memory $1) (i32.const 0) "\0b")
  (data (memory $2) (i32.const 0) "\0c") (data (memory $3) (i32.const 0) "\0d")
  (data (memory $4) (i32.const 0) "\0e") (data (memory $5) (i32.const 0) "\0f")
  (data (memory $6) (i32.const 0) "\10") (data (memory $7) (i32.const 0) "\11")
  (data (memory $8) (i32.const 0) "\12") (data (memory $9) (i32.const 0) "\13")
  (func (export "load") (param i32) (result i32 i32 i32 i32 i32 i32 i32 i32 i32 i32)
    (i32.load $0 (local.get 0)) (i32.load $1 (local.get 0))
    (i32.load $2 (local.get 0)) (i32.load $3 (local.get 0))
    (i32.load $4 (local.get 0)) (i32.load $5 (local.get 0))
    (i32.load $6 (local.get 0)) (i32.load $7 (local.get 0))
    (i32.load $8 (local.get 0)) (i32.load $9 (local.get 0)))
  (func (export "last") (param i32 i32) (result i32 i32)
    (i32.store $9 (local.get 0) (local.get 1))
    (i32.load8_u $0 (i32.const 0))
    (i32.load $9 (local.get 0))))
