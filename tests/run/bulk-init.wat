;; memory.init copies from a passive segment; data.drop leaves it empty, active segments are empty
;; from the start.
;; INVOKE: init
;; CASE: 0 1 3 => 0x0000000000646362
;; CASE: 0 4 0 => 0x0000000000000000
;; CASE: 0 2 3 => trap out of bounds memory access
;; CASE: 65534 0 3 => trap out of bounds memory access
;; INVOKE: dropped
;; CASE: 0 => 0
;; CASE: 1 => trap out of bounds memory access
;; INVOKE: active
;; CASE: 0 => 0
;; CASE: 1 => trap out of bounds memory access
(module
  (memory 1)
  (data $passive "abcd")
  (data $active (i32.const 100) "x")
  (func (export "init") (param i32 i32 i32) (result i64)
    (memory.init $passive (local.get 0) (local.get 1) (local.get 2))
    (i64.load (i32.const 0)))
  (func (export "dropped") (param i32) (result i32)
    (data.drop $passive)
    (data.drop $passive)
    (memory.init $passive (i32.const 0) (i32.const 0) (local.get 0))
    (i32.const 0))
  (func (export "active") (param i32) (result i32)
    (memory.init $active (i32.const 0) (i32.const 0) (local.get 0))
    (i32.const 0)))
