;; Atomic stores of a vector's lanes.
;; INVOKE: store8
;; CASE: 1230066625199609624 => 24
;; INVOKE: store16
;; CASE: 1230066625199609624 => 5912
;; INVOKE: store32
;; CASE: 1230066625199609624 => 353769240
;; INVOKE: store64
;; CASE: 1230066625199609624 => 1230066625199609624
;; INVOKE: float
;; CASE: 1230066625199609624 => 353769240
;; INVOKE: exchange
;; CASE: 1230066625199609624 => 24
(module
  (memory 1)
  (func (export "store8") (param $x i64) (result i64)
    (i64.store (i32.const 32) (local.get $x))
    (i64.atomic.store8 (i32.const 8) (i64x2.extract_lane 0 (v128.load (i32.const 32))))
    (i64.load (i32.const 8)))
  (func (export "store16") (param $x i64) (result i64)
    (i64.store (i32.const 32) (local.get $x))
    (i64.atomic.store16 (i32.const 8) (i64x2.extract_lane 0 (v128.load (i32.const 32))))
    (i64.load (i32.const 8)))
  (func (export "store32") (param $x i64) (result i64)
    (i64.store (i32.const 32) (local.get $x))
    (i64.atomic.store32 (i32.const 8) (i64x2.extract_lane 0 (v128.load (i32.const 32))))
    (i64.load (i32.const 8)))
  (func (export "store64") (param $x i64) (result i64)
    (i64.store (i32.const 32) (local.get $x))
    (i64.atomic.store (i32.const 8) (i64x2.extract_lane 0 (v128.load (i32.const 32))))
    (i64.load (i32.const 8)))
  (func (export "float") (param $x i64) (result i64)
    (i64.store (i32.const 32) (local.get $x))
    (i32.atomic.store (i32.const 8) (i32.reinterpret_f32 (f32.load (i32.const 32))))
    (i64.load (i32.const 8)))
  (func (export "exchange") (param $x i64) (result i64)
    (i64.store (i32.const 32) (local.get $x))
    (drop (i64.atomic.rmw8.xchg_u (i32.const 8)
      (i64x2.extract_lane 0 (v128.load (i32.const 32)))))
    (i64.load (i32.const 8))))
