;; a * b + c rounds twice: a fused multiply-add would give another result. Also subnormals are kept,
;; and x + y - x is not simplified.
;; INVOKE: f
;; CASE: 0x3ff0000000000001 0x3ff0000000000001 0xbff0000000000002 => 0x0000000000000000
;; INVOKE: subnormal
;; CASE: 0x0010000000000000 => 0x0008000000000000
;; INVOKE: cancel
;; CASE: 0x7fefffffffffffff 0x3ff0000000000000 => 0x0000000000000000
(module
  (func (export "f") (param i64 i64 i64) (result i64)
    (i64.reinterpret_f64
      (f64.add
        (f64.mul (f64.reinterpret_i64 (local.get 0)) (f64.reinterpret_i64 (local.get 1)))
        (f64.reinterpret_i64 (local.get 2)))))
  (func (export "subnormal") (param i64) (result i64)
    (i64.reinterpret_f64 (f64.mul (f64.reinterpret_i64 (local.get 0)) (f64.const 0.5))))
  (func (export "cancel") (param i64 i64) (result i64)
    (i64.reinterpret_f64
      (f64.sub
        (f64.add (f64.reinterpret_i64 (local.get 0)) (f64.reinterpret_i64 (local.get 1)))
        (f64.reinterpret_i64 (local.get 0))))))
