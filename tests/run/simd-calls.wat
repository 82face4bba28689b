;; Vectors as parameters and results: more than registers hold, among other types, through tables and
;; in a million tail calls whose stack is constant.
;; INVOKE: many
;; CASE: 0x00000000000000010000000000000002 => 0x00000000000000bb00000000000000dd 0x00000000000000010000000000000002 7
;; INVOKE: pair
;; CASE: 0x0000000000000001000000000000000f 3 => 3 0x0000000000000001000000000000000f 0x00000000000000020000000000000012 1.5
;; INVOKE: indirect
;; CASE: 0x00000000000000010000000000000002 0 => 0x00000000000000020000000000000004
;; CASE: 0x00000000000000010000000000000002 1 => 0x00000000000000000000000000000000
;; INVOKE: loop
;; CASE: 1000000 => 0x00000000000f4240000000000007a120 1000000
;; INVOKE: global
;; CASE: 0x0123456789abcdef0011223344556677 => 578437695752307201 0x0123456789abcdef0011223344556677
(module
  (type $unary (func (param v128) (result v128)))
  (table funcref (elem $double $difference))
  (global $g (mut v128) (v128.const i64x2 0x0807060504030201 0x100f0e0d0c0b0a09))
  ;; Twelve vectors, integers and floats between them.
  (func $sum (param v128 i32 v128 f64 v128 v128 i64 v128 v128 v128 f32 v128 v128 i32 v128 v128 v128)
    (result v128 v128 i32)
    (i64x2.add (local.get 0)
      (i64x2.add (i64x2.add (i64x2.add (local.get 2) (local.get 4)) (i64x2.add (local.get 5) (local.get 7)))
                 (i64x2.add (i64x2.add (local.get 8) (local.get 9)) (i64x2.add (local.get 11)
                   (i64x2.add (local.get 12) (i64x2.add (local.get 14)
                     (i64x2.add (local.get 15) (i64x2.mul (local.get 16) (local.get 16)))))))))
    (local.get 0)
    (i32.add (i32.add (local.get 1) (local.get 13))
             (i32.add (i32.trunc_f64_s (local.get 3)) (i32.wrap_i64 (local.get 6)))))
  (func (export "many") (param $x v128) (result v128 v128 i32)
    (call $sum (local.get $x) (i32.const 1) (call $plus (local.get $x) (i64.const 1)) (f64.const 2.5)
      (call $plus (local.get $x) (i64.const 2)) (call $plus (local.get $x) (i64.const 3)) (i64.const 1)
      (call $plus (local.get $x) (i64.const 4)) (call $plus (local.get $x) (i64.const 5))
      (call $plus (local.get $x) (i64.const 6)) (f32.const 1) (call $plus (local.get $x) (i64.const 7))
      (call $plus (local.get $x) (i64.const 8)) (i32.const 3) (call $plus (local.get $x) (i64.const 9))
      (call $plus (local.get $x) (i64.const 10)) (call $plus (local.get $x) (i64.const 10))))
  (func $plus (param v128 i64) (result v128)
    (i64x2.add (local.get 0) (i64x2.splat (local.get 1))))

  (func $both (param v128 i32) (result i32 v128 v128 f32)
    (local.get 1) (local.get 0)
    (i64x2.add (local.get 0) (v128.const i64x2 3 1)) (f32.const 1.5))
  (func (export "pair") (param v128 i32) (result i32 v128 v128 f32)
    (call $both (local.get 0) (local.get 1)))

  (func $double (type $unary) (i64x2.add (local.get 0) (local.get 0)))
  (func $difference (type $unary) (i64x2.sub (local.get 0) (local.get 0)))
  (func (export "indirect") (param v128 i32) (result v128)
    (call_indirect (type $unary) (local.get 0) (local.get 1)))

  ;; Two functions that differ in the number and kinds of their parameters; nine vectors rotate.
  (func $even (param $n i64) (param $a v128) (param $b v128) (result v128 i64)
    (if (i64.eqz (local.get $n))
      (then (return (local.get $a) (i64x2.extract_lane 1 (local.get $a)))))
    (return_call $odd (local.get $b) (local.get $b) (local.get $b) (local.get $b) (local.get $b)
      (local.get $b) (local.get $b) (local.get $b) (f64.const 1)
      (i64x2.add (local.get $a) (v128.const i64x2 1 1)) (i64.sub (local.get $n) (i64.const 1))))
  (func $odd (param v128 v128 v128 v128 v128 v128 v128) (param $b v128) (param f64) (param $a v128)
    (param $n i64) (result v128 i64)
    (return_call $even (i64.sub (local.get $n) (i64.const 1))
      (i64x2.add (local.get $a) (v128.const i64x2 0 1)) (local.get $b)))
  (func (export "loop") (param $n i64) (result v128 i64)
    (call $even (local.get $n) (v128.const i64x2 0 0) (v128.const i64x2 5 6)))

  (func (export "global") (param v128) (result i64 v128)
    (i64x2.extract_lane 0 (global.get $g))
    (global.set $g (local.get 0))
    (global.get $g)))
