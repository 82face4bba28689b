;; i64 division and remainder, signed and unsigned, and their traps.
;; INVOKE: divide
;; CASE: -7 2 => -3 9223372036854775804 -1 1
;; CASE: 7 -2 => -3 0 1 7
;; CASE: 6000000000 -4000000000 => -1 0 2000000000 6000000000
;; INVOKE: div_s
;; CASE: 0x8000000000000000 -1 => trap integer overflow
;; CASE: 0x8000000000000000 1 => 0x8000000000000000
;; CASE: 1 0 => trap integer divide by zero
;; INVOKE: div_u
;; CASE: 1 0 => trap integer divide by zero
;; INVOKE: rem_s
;; CASE: 0x8000000000000000 -1 => 0
;; CASE: 1 0 => trap integer divide by zero
;; INVOKE: rem_u
;; CASE: 0x8000000000000000 -1 => 0x8000000000000000
;; CASE: 1 0 => trap integer divide by zero
(module
  (func (export "divide") (param i64 i64) (result i64 i64 i64 i64)
    (i64.div_s (local.get 0) (local.get 1))
    (i64.div_u (local.get 0) (local.get 1))
    (i64.rem_s (local.get 0) (local.get 1))
    (i64.rem_u (local.get 0) (local.get 1)))
  (func (export "div_s") (param i64 i64) (result i64) (i64.div_s (local.get 0) (local.get 1)))
  (func (export "div_u") (param i64 i64) (result i64) (i64.div_u (local.get 0) (local.get 1)))
  (func (export "rem_s") (param i64 i64) (result i64) (i64.rem_s (local.get 0) (local.get 1)))
  (func (export "rem_u") (param i64 i64) (result i64) (i64.rem_u (local.get 0) (local.get 1))))
