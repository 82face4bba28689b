;; Tail calls use no stack: ten million of them, between functions of different signatures, with more
;; arguments than there are registers, and through a table.
;; INVOKE: mutual
;; CASE: 10000000 => 1
;; CASE: 10000001 => 0
;; INVOKE: many
;; CASE: 10000000 => 10000055
;; INVOKE: indirect
;; CASE: 10000000 => 10000000
;; INVOKE: results
;; CASE: 1000000 => 1000000 7 0x3fc00000 8 9 10
(module
  (type $count (func (param i32 i64) (result i64)))
  (table funcref (elem $step))
  ;; Two functions whose parameters differ in number and type.
  (func $even (param $n i32) (result i32)
    (if (i32.eqz (local.get $n)) (then (return (i32.const 1))))
    (return_call $odd (i64.extend_i32_u (i32.sub (local.get $n) (i32.const 1))) (f64.const 0.5)
      (local.get $n)))
  (func $odd (param $n i64) (param $unused f64) (param i32) (result i32)
    (if (i64.eqz (local.get $n)) (then (return (i32.const 0))))
    (return_call $even (i32.wrap_i64 (i64.sub (local.get $n) (i64.const 1)))))
  (func (export "mutual") (param i32) (result i32) (call $even (local.get 0)))

  ;; Eleven arguments that rotate, between functions with eleven and with twelve parameters.
  (func $rotate (param $n i32) (param i32 i32 i32 i32 i32 i32 i32 i32 i32 i32) (result i32)
    (if (i32.eqz (local.get $n))
      (then
        (return
          (i32.add (i32.add (i32.add (i32.add (local.get 1) (local.get 2))
                                     (i32.add (local.get 3) (local.get 4)))
                            (i32.add (i32.add (local.get 5) (local.get 6))
                                     (i32.add (local.get 7) (local.get 8))))
                   (i32.add (local.get 9) (local.get 10))))))
    (return_call $rotateBack (f32.const 0) (i32.sub (local.get $n) (i32.const 1))
      (local.get 2) (local.get 3) (local.get 4) (local.get 5) (local.get 6) (local.get 7)
      (local.get 8) (local.get 9) (local.get 10) (i32.add (local.get 1) (i32.const 1))))
  (func $rotateBack (param f32) (param $n i32) (param i32 i32 i32 i32 i32 i32 i32 i32 i32 i32)
    (result i32)
    (return_call $rotate (local.get $n) (local.get 2) (local.get 3) (local.get 4) (local.get 5)
      (local.get 6) (local.get 7) (local.get 8) (local.get 9) (local.get 10) (local.get 11)))
  (func (export "many") (param $n i32) (result i32)
    (call $rotate (local.get $n) (i32.const 1) (i32.const 2) (i32.const 3) (i32.const 4)
      (i32.const 5) (i32.const 6) (i32.const 7) (i32.const 8) (i32.const 9) (i32.const 10)))

  (func $step (type $count)
    (if (i32.eqz (local.get 0)) (then (return (local.get 1))))
    (return_call_indirect (type $count)
      (i32.sub (local.get 0) (i32.const 1)) (i64.add (local.get 1) (i64.const 1)) (i32.const 0)))
  (func (export "indirect") (param i32) (result i64) (call $step (local.get 0) (i64.const 0)))

  ;; More results than fit into registers.
  (func $results (param $n i32) (param $count i32) (result i32 i32 f32 i32 i64 i32)
    (if (i32.eqz (local.get $n))
      (then
        (local.get $count)
        (i32.const 7)
        (f32.const 1.5)
        (i32.const 8)
        (i64.const 9)
        (i32.const 10)
        (return)))
    (return_call $results (i32.sub (local.get $n) (i32.const 1))
      (i32.add (local.get $count) (i32.const 1))))
  (func (export "results") (param i32) (result i32 i32 i32 i32 i64 i32)
    (local $a i32) (local $b i64) (local $c i32)
    (call $results (local.get 0) (i32.const 0))
    (local.set $c)
    (local.set $b)
    (local.set $a)
    (i32.reinterpret_f32)
    (local.get $a)
    (local.get $b)
    (local.get $c)))
