;; Several memories: growth, copies, and the end of each, which no access through another passes.
;; INVOKE: far
;; CASE: 1 => trap out of bounds memory access
;; CASE: -1 => trap out of bounds memory access
;; INVOKE: grow
;; CASE: 2 => 1 3 1 42
;; CASE: -1 => trap out of bounds memory access
;; INVOKE: copy
;; CASE: 0 2 4 => 16777226 11
;; CASE: 65533 0 4 => trap out of bounds memory access
;; CASE: 0 65533 4 => trap out of bounds memory access
(module
  (memory $0 1) (memory $1 1) (memory $2 1)
  (data (memory $0) (i32.const 0) "\0a") (data (memory $1) (i32.const 0) "\0b")
  ;; As far as an access can reach: just below the next memory's base.
  (func (export "far") (param i32) (result i64)
    (i64.load $0 offset=4294967295 (local.get 0)))
  (func (export "grow") (param i32) (result i32 i32 i32 i32)
    (memory.grow $1 (local.get 0))
    (memory.size $1)
    (memory.size $2)
    (i32.store $1 (i32.const 131072) (i32.const 42))
    (i32.load $1 (i32.const 131072)))
  (func (export "copy") (param i32 i32 i32) (result i32 i32)
    (i32.store $1 (i32.const 4) (i32.const 1))
    (memory.copy $0 $1 (i32.add (local.get 0) (i32.const 1)) (local.get 1) (local.get 2))
    (i32.load $0 (local.get 0))
    (i32.load $1 (i32.const 0))))
