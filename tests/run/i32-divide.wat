;; i32 division and remainder, signed and unsigned, and their traps.
;; INVOKE: divide
;; CASE: 7 2 => 3 3 1 1
;; CASE: -7 2 => -3 2147483644 -1 1
;; CASE: 7 -2 => -3 0 1 7
;; CASE: -7 -2 => 3 0 -1 -7
;; CASE: 0x80000000 2 => -1073741824 1073741824 0 0
;; INVOKE: div_s
;; CASE: 0x80000000 1 => 0x80000000
;; CASE: 0x80000000 -1 => trap integer overflow
;; CASE: 1 0 => trap integer divide by zero
;; INVOKE: div_u
;; CASE: 0x80000000 -1 => 0
;; CASE: 0 0 => trap integer divide by zero
;; INVOKE: rem_s
;; CASE: 0x80000000 -1 => 0
;; CASE: 1 0 => trap integer divide by zero
;; INVOKE: rem_u
;; CASE: 0x80000000 -1 => 0x80000000
;; CASE: 1 0 => trap integer divide by zero
(module
  (func (export "divide") (param i32 i32) (result i32 i32 i32 i32)
    (i32.div_s (local.get 0) (local.get 1))
    (i32.div_u (local.get 0) (local.get 1))
    (i32.rem_s (local.get 0) (local.get 1))
    (i32.rem_u (local.get 0) (local.get 1)))
  (func (export "div_s") (param i32 i32) (result i32) (i32.div_s (local.get 0) (local.get 1)))
  (func (export "div_u") (param i32 i32) (result i32) (i32.div_u (local.get 0) (local.get 1)))
  (func (export "rem_s") (param i32 i32) (result i32) (i32.rem_s (local.get 0) (local.get 1)))
  (func (export "rem_u") (param i32 i32) (result i32) (i32.rem_u (local.get 0) (local.get 1))))
