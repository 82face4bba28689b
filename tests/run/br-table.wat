;; br_table: each target, the default for indices beyond the end and negative ones, a result value,
;; repeated targets, a table with only a default.
;; INVOKE: f
;; CASE: 0 => 100
;; CASE: 1 => 101
;; CASE: 2 => 100
;; CASE: 3 => 102
;; CASE: -1 => 102
;; INVOKE: value
;; CASE: 0 => 12
;; CASE: 1 => 11
;; CASE: 7 => 11
;; INVOKE: onlyDefault
;; CASE: 0 => 1
;; CASE: 9 => 1
(module
  (func (export "f") (param i32) (result i32)
    (block $two
      (block $one
        (block $zero
          (br_table $zero $one $zero $two (local.get 0)))
        (return (i32.const 100)))
      (return (i32.const 101)))
    (i32.const 102))
  (func (export "value") (param i32) (result i32)
    (block $outer (result i32)
      (i32.add
        (block $inner (result i32)
          (br_table $inner $outer (i32.const 11) (local.get 0)))
        (i32.const 1))))
  (func (export "onlyDefault") (param i32) (result i32)
    (block $end (br_table $end (local.get 0)))
    (i32.const 1)))
