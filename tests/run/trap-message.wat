;; The line that each trap prints: the spec's words, the function's index and name, and the module
;; offset of the instruction, here as wasm-objdump shows it.
;; INVOKE: unreachable
;; CASE: 0 => trap unreachable in function 1 "unreachable" at 0xc7
;; INVOKE: load
;; CASE: 0 => trap out of bounds memory access in function 2 "load" at 0xd0
;; INVOKE: store
;; CASE: 0 => trap out of bounds memory access in function 3 "store" at 0xdc
;; INVOKE: divide
;; CASE: 0 => trap integer divide by zero in function 4 "divide" at 0xe9
;; INVOKE: overflow
;; CASE: 0 => trap integer overflow in function 5 "overflow" at 0x100
;; INVOKE: convert
;; CASE: 0 => trap invalid conversion to integer in function 6 "convert" at 0x113
;; INVOKE: callNull
;; CASE: 0 => trap uninitialized element in function 7 "callNull" at 0x11b
;; INVOKE: callBeyond
;; CASE: 0 => trap undefined element in function 8 "callBeyond" at 0x124
;; INVOKE: callOther
;; CASE: 0 => trap indirect call type mismatch in function 9 "callOther" at 0x12d
;; INVOKE: tableGet
;; CASE: 0 => trap out of bounds table access in function 10 "tableGet" at 0x136
;; INVOKE: fill
;; CASE: 0 => trap out of bounds memory access in function 11 "fill" at 0x145
;; INVOKE: copyTable
;; CASE: 0 => trap out of bounds table access in function 12 "copyTable" at 0x152
(module
  (memory 1)
  (table 2 funcref)
  (elem (i32.const 1) $other)
  (func $other (param i32) (result i32) (local.get 0))
  (func $unreachable (export "unreachable") (param $zero i32)
    (nop)
    (unreachable))
  (func $load (export "load") (param $zero i32)
    (nop)
    (drop (i32.load (i32.const 70000))))
  (func $store (export "store") (param $zero i32)
    (nop)
    (i64.store offset=65530 (i32.const 0) (i64.const 1)))
  (func $divide (export "divide") (param $zero i32)
    (nop)
    (drop (i32.div_u (i32.const 1) (local.get $zero))))
  (func $overflow (export "overflow") (param $zero i32)
    (nop)
    (drop (i64.div_s (i64.const 0x8000000000000000) (i64.extend_i32_s (i32.sub (local.get $zero) (i32.const 1))))))
  (func $convert (export "convert") (param $zero i32)
    (nop)
    (drop (i32.trunc_f64_s (f64.div (f64.const 0) (f64.convert_i32_s (local.get $zero))))))
  (func $callNull (export "callNull") (param $zero i32)
    (nop)
    (call_indirect (local.get $zero)))
  (func $callBeyond (export "callBeyond") (param $zero i32)
    (nop)
    (call_indirect (i32.const 9)))
  (func $callOther (export "callOther") (param $zero i32)
    (nop)
    (call_indirect (i32.const 1)))
  (func $tableGet (export "tableGet") (param $zero i32)
    (nop)
    (drop (table.get 0 (i32.const 9))))
  (func $fill (export "fill") (param $zero i32)
    (nop)
    (memory.fill (i32.const 1) (local.get $zero) (i32.const 65536)))
  (func $copyTable (export "copyTable") (param $zero i32)
    (nop)
    (table.copy (i32.const 1) (local.get $zero) (i32.const 2))))
