;; Two parameters, for invoke-errors.test.
(module
  (func (export "add") (param i32 f64) (result i32)
    (i32.add (local.get 0) (i32.trunc_f64_s (local.get 1)))))
