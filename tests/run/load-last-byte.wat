;; Every load, at the last address of the memory where it fits, and one byte beyond, which traps.
;; The arguments are the number of the load and the address.
;; The loads' results are not used: they trap all the same.
;; INVOKE: f
;; CASE: 0 65535 => 1
;; CASE: 0 65536 => trap out of bounds memory access
;; CASE: 1 65535 => 1
;; CASE: 1 65536 => trap out of bounds memory access
;; CASE: 2 65534 => 1
;; CASE: 2 65535 => trap out of bounds memory access
;; CASE: 3 65534 => 1
;; CASE: 3 65535 => trap out of bounds memory access
;; CASE: 4 65532 => 1
;; CASE: 4 65533 => trap out of bounds memory access
;; CASE: 5 65535 => 1
;; CASE: 5 65536 => trap out of bounds memory access
;; CASE: 6 65535 => 1
;; CASE: 6 65536 => trap out of bounds memory access
;; CASE: 7 65534 => 1
;; CASE: 7 65535 => trap out of bounds memory access
;; CASE: 8 65534 => 1
;; CASE: 8 65535 => trap out of bounds memory access
;; CASE: 9 65532 => 1
;; CASE: 9 65533 => trap out of bounds memory access
;; CASE: 10 65532 => 1
;; CASE: 10 65533 => trap out of bounds memory access
;; CASE: 11 65528 => 1
;; CASE: 11 65529 => trap out of bounds memory access
;; CASE: 12 65532 => 1
;; CASE: 12 65533 => trap out of bounds memory access
;; CASE: 13 65528 => 1
;; CASE: 13 65529 => trap out of bounds memory access
(module
  (memory 1)
  (func (export "f") (param $which i32) (param $address i32) (result i32)
    (block (block (block (block (block (block (block (block (block (block (block (block (block (block 
      (br_table 0 1 2 3 4 5 6 7 8 9 10 11 12 13 (local.get $which)))
    (drop (i32.load8_s (local.get $address))) (return (i32.const 1)))
    (drop (i32.load8_u (local.get $address))) (return (i32.const 1)))
    (drop (i32.load16_s (local.get $address))) (return (i32.const 1)))
    (drop (i32.load16_u (local.get $address))) (return (i32.const 1)))
    (drop (i32.load (local.get $address))) (return (i32.const 1)))
    (drop (i64.load8_s (local.get $address))) (return (i32.const 1)))
    (drop (i64.load8_u (local.get $address))) (return (i32.const 1)))
    (drop (i64.load16_s (local.get $address))) (return (i32.const 1)))
    (drop (i64.load16_u (local.get $address))) (return (i32.const 1)))
    (drop (i64.load32_s (local.get $address))) (return (i32.const 1)))
    (drop (i64.load32_u (local.get $address))) (return (i32.const 1)))
    (drop (i64.load (local.get $address))) (return (i32.const 1)))
    (drop (f32.load (local.get $address))) (return (i32.const 1)))
    (drop (f64.load (local.get $address))) (return (i32.const 1))))
