;; Every store, at the last address of the memory where it fits, and one byte beyond, which traps.
;; The arguments are the number of the store and the address.
;; INVOKE: f
;; CASE: 0 65535 => 1
;; CASE: 0 65536 => trap out of bounds memory access
;; CASE: 1 65534 => 1
;; CASE: 1 65535 => trap out of bounds memory access
;; CASE: 2 65532 => 1
;; CASE: 2 65533 => trap out of bounds memory access
;; CASE: 3 65535 => 1
;; CASE: 3 65536 => trap out of bounds memory access
;; CASE: 4 65534 => 1
;; CASE: 4 65535 => trap out of bounds memory access
;; CASE: 5 65532 => 1
;; CASE: 5 65533 => trap out of bounds memory access
;; CASE: 6 65528 => 1
;; CASE: 6 65529 => trap out of bounds memory access
;; CASE: 7 65532 => 1
;; CASE: 7 65533 => trap out of bounds memory access
;; CASE: 8 65528 => 1
;; CASE: 8 65529 => trap out of bounds memory access
(module
  (memory 1)
  (func (export "f") (param $which i32) (param $address i32) (result i32)
    (block (block (block (block (block (block (block (block (block 
      (br_table 0 1 2 3 4 5 6 7 8 (local.get $which)))
    (i32.store8 (local.get $address) (i32.const 1)) (return (i32.const 1)))
    (i32.store16 (local.get $address) (i32.const 1)) (return (i32.const 1)))
    (i32.store (local.get $address) (i32.const 1)) (return (i32.const 1)))
    (i64.store8 (local.get $address) (i64.const 1)) (return (i32.const 1)))
    (i64.store16 (local.get $address) (i64.const 1)) (return (i32.const 1)))
    (i64.store32 (local.get $address) (i64.const 1)) (return (i32.const 1)))
    (i64.store (local.get $address) (i64.const 1)) (return (i32.const 1)))
    (f32.store (local.get $address) (f32.const 1)) (return (i32.const 1)))
    (f64.store (local.get $address) (f64.const 1)) (return (i32.const 1))))
