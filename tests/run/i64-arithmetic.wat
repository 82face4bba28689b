;; i64 arithmetic, shifts and bit counts. Shift counts are taken modulo 64.
;; INVOKE: arithmetic
;; CASE: 5 3 => 8 2 15 1 7 6
;; CASE: 9223372036854775807 1 => -9223372036854775808 9223372036854775806 9223372036854775807 1 9223372036854775807 9223372036854775806
;; CASE: -9223372036854775808 -1 => 9223372036854775807 -9223372036854775807 -9223372036854775808 -9223372036854775808 -1 9223372036854775807
;; CASE: -1 -1 => -2 0 1 -1 -1 0
;; CASE: 305419896 252645135 => 558065031 52774761 77162850856605960 33818120 524246911 490428791
;; INVOKE: shift
;; CASE: 1 64 => 1 1 1 1 1
;; CASE: -2 1 => -4 -1 9223372036854775807 -3 9223372036854775807
;; CASE: -9223372036854775808 63 => 0 -1 1 4611686018427387904 1
;; CASE: 19088743 68 => 305419888 1193046 1193046 305419888 8070450532249121878
;; CASE: -1 -1 => -9223372036854775808 -1 1 -1 -1
;; INVOKE: count
;; CASE: 0 => 64 64 0 1
;; CASE: 1 => 63 0 1 0
;; CASE: -1 => 0 0 64 0
;; CASE: -9223372036854775808 => 0 63 1 0
;; CASE: 240 => 56 4 4 0
;; INVOKE: compare
;; CASE: 0 0 => 1 0 0 0 0 0 1 1 1 1
;; CASE: -1 1 => 0 1 1 0 0 1 1 0 0 1
;; CASE: 1 -1 => 0 1 0 1 1 0 0 1 1 0
;; CASE: -9223372036854775808 9223372036854775807 => 0 1 1 0 0 1 1 0 0 1
(module
  (func (export "arithmetic") (param i64 i64) (result i64 i64 i64 i64 i64 i64)
    (i64.add (local.get 0) (local.get 1))
    (i64.sub (local.get 0) (local.get 1))
    (i64.mul (local.get 0) (local.get 1))
    (i64.and (local.get 0) (local.get 1))
    (i64.or (local.get 0) (local.get 1))
    (i64.xor (local.get 0) (local.get 1)))
  (func (export "shift") (param i64 i64) (result i64 i64 i64 i64 i64)
    (i64.shl (local.get 0) (local.get 1))
    (i64.shr_s (local.get 0) (local.get 1))
    (i64.shr_u (local.get 0) (local.get 1))
    (i64.rotl (local.get 0) (local.get 1))
    (i64.rotr (local.get 0) (local.get 1)))
  (func (export "count") (param i64) (result i64 i64 i64 i32)
    (i64.clz (local.get 0))
    (i64.ctz (local.get 0))
    (i64.popcnt (local.get 0))
    (i64.eqz (local.get 0)))
  (func (export "compare") (param i64 i64) (result i32 i32 i32 i32 i32 i32 i32 i32 i32 i32)
    (i64.eq (local.get 0) (local.get 1))
    (i64.ne (local.get 0) (local.get 1))
    (i64.lt_s (local.get 0) (local.get 1))
    (i64.lt_u (local.get 0) (local.get 1))
    (i64.gt_s (local.get 0) (local.get 1))
    (i64.gt_u (local.get 0) (local.get 1))
    (i64.le_s (local.get 0) (local.get 1))
    (i64.le_u (local.get 0) (local.get 1))
    (i64.ge_s (local.get 0) (local.get 1))
    (i64.ge_u (local.get 0) (local.get 1))))
