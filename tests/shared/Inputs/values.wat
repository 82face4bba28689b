;; One long type with everything in it. Positions 0 and 11, 1 and 10, ... of parameters and results
;; have the same types.
(module
  (type $t (func
    (param i32 i64 f32 f64 v128 funcref externref i32 i64 f64 f32 i32)
    (result i32 f32 f64 i64 i32 externref funcref v128 f64 f32 i64 i32)))
  (import "host" "f" (func $f (type $t)))
  (table (export "table") 2 funcref)
  (func $reverse (export "reverse") (type $t)
    (local.get 11) (local.get 10) (local.get 9) (local.get 8) (local.get 7) (local.get 6)
    (local.get 5) (local.get 4) (local.get 3) (local.get 2) (local.get 1) (local.get 0))
  (func (export "through") (type $t)
    (local.get 0) (local.get 1) (local.get 2) (local.get 3) (local.get 4) (local.get 5)
    (local.get 6) (local.get 7) (local.get 8) (local.get 9) (local.get 10) (local.get 11)
    (call $f))
  (func (export "indirect") (type $t)
    (local.get 0) (local.get 1) (local.get 2) (local.get 3) (local.get 4) (local.get 5)
    (local.get 6) (local.get 7) (local.get 8) (local.get 9) (local.get 10) (local.get 11)
    (call_indirect (type $t) (i32.const 1)))
  (func (export "other") (param i32))
  ;; No function of the module has this type.
  (type $callback (func (param f32) (result f64)))
  (func (export "call back") (param i32) (result i32)
    (i32.trunc_f64_s (call_indirect (type $callback)
      (f32.convert_i32_s (local.get 0)) (i32.const 1)))))
