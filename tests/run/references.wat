;; References in locals, globals, parameters and select.
;; INVOKE: f
;; CASE: 0 => 1 1 0 0
;; CASE: 1 => 1 0 0 1
(module
  (global $g (mut funcref) (ref.null func))
  (global $e (mut externref) (ref.null extern))
  (global $h funcref (ref.func $f))
  (func $f)
  (elem declare func $f)
  (func $same (param funcref) (result funcref) (local.get 0))
  (func (export "f") (param $which i32) (result i32 i32 i32 i32)
    (local $x funcref) (local $y externref)
    (ref.is_null (local.get $y))
    (global.set $g
      (select (result funcref) (ref.func $f) (ref.null func) (local.get $which)))
    (ref.is_null (global.get $g))
    (ref.is_null (call $same (global.get $h)))
    (if (result i32) (ref.is_null (call $same (global.get $g)))
      (then (i32.const 0))
      (else (i32.const 1)))))
