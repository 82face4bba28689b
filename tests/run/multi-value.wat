;; Blocks, loops, ifs and functions with several parameters and results.
;; INVOKE: block
;; CASE: 3 4 => 4 3
;; INVOKE: loop
;; CASE: 5 => 120
;; INVOKE: if
;; CASE: 0 => 20 10
;; CASE: 1 => 10 20
;; INVOKE: divide
;; CASE: 17 5 => 2 3
(module
  (func $swap (param i32 i32) (result i32 i32) (local.get 1) (local.get 0))
  (func (export "block") (param i32 i32) (result i32 i32)
    (local.get 0)
    (local.get 1)
    (block (param i32 i32) (result i32 i32)
      (call $swap)
      (br 0)))
  ;; Product and counter travel on the stack.
  (func (export "loop") (param i32) (result i32)
    (local $product i32) (local $n i32)
    (i32.const 1)
    (local.get 0)
    (loop (param i32 i32) (result i32)
      (local.set $n)
      (local.set $product)
      (i32.mul (local.get $product) (local.get $n))
      (i32.sub (local.get $n) (i32.const 1))
      (local.tee $n)
      (local.get $n)
      (br_if 0)
      (drop)))
  (func (export "if") (param i32) (result i32 i32)
    (i32.const 10)
    (i32.const 20)
    (local.get 0)
    (if (param i32 i32) (result i32 i32)
      (then)
      (else (call $swap))))
  (func $divmod (param i32 i32) (result i32 i32)
    (i32.rem_u (local.get 0) (local.get 1))
    (i32.div_u (local.get 0) (local.get 1)))
  (func (export "divide") (param i32 i32) (result i32 i32)
    (call $divmod (local.get 0) (local.get 1))))
