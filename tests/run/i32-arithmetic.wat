;; i32 arithmetic, shifts and bit counts. Shift counts are taken modulo 32.
;; INVOKE: arithmetic
;; CASE: 5 3 => 8 2 15 1 7 6
;; CASE: 2147483647 1 => -2147483648 2147483646 2147483647 1 2147483647 2147483646
;; CASE: -2147483648 -1 => 2147483647 -2147483647 -2147483648 -2147483648 -1 2147483647
;; CASE: -1 -1 => -2 0 1 -1 -1 0
;; CASE: 305419896 252645135 => 558065031 52774761 992614664 33818120 524246911 490428791
;; INVOKE: shift
;; CASE: 1 32 => 1 1 1 1 1
;; CASE: -2 1 => -4 -1 2147483647 -3 2147483647
;; CASE: -2147483648 31 => 0 -1 1 1073741824 1
;; CASE: 19088743 36 => 305419888 1193046 1193046 305419888 1880241238
;; CASE: -1 -1 => -2147483648 -1 1 -1 -1
;; INVOKE: count
;; CASE: 0 => 32 32 0 1
;; CASE: 1 => 31 0 1 0
;; CASE: -1 => 0 0 32 0
;; CASE: -2147483648 => 0 31 1 0
;; CASE: 240 => 24 4 4 0
;; INVOKE: compare
;; CASE: 0 0 => 1 0 0 0 0 0 1 1 1 1
;; CASE: -1 1 => 0 1 1 0 0 1 1 0 0 1
;; CASE: 1 -1 => 0 1 0 1 1 0 0 1 1 0
;; CASE: -2147483648 2147483647 => 0 1 1 0 0 1 1 0 0 1
(module
  (func (export "arithmetic") (param i32 i32) (result i32 i32 i32 i32 i32 i32)
    (i32.add (local.get 0) (local.get 1))
    (i32.sub (local.get 0) (local.get 1))
    (i32.mul (local.get 0) (local.get 1))
    (i32.and (local.get 0) (local.get 1))
    (i32.or (local.get 0) (local.get 1))
    (i32.xor (local.get 0) (local.get 1)))
  (func (export "shift") (param i32 i32) (result i32 i32 i32 i32 i32)
    (i32.shl (local.get 0) (local.get 1))
    (i32.shr_s (local.get 0) (local.get 1))
    (i32.shr_u (local.get 0) (local.get 1))
    (i32.rotl (local.get 0) (local.get 1))
    (i32.rotr (local.get 0) (local.get 1)))
  (func (export "count") (param i32) (result i32 i32 i32 i32)
    (i32.clz (local.get 0))
    (i32.ctz (local.get 0))
    (i32.popcnt (local.get 0))
    (i32.eqz (local.get 0)))
  (func (export "compare") (param i32 i32) (result i32 i32 i32 i32 i32 i32 i32 i32 i32 i32)
    (i32.eq (local.get 0) (local.get 1))
    (i32.ne (local.get 0) (local.get 1))
    (i32.lt_s (local.get 0) (local.get 1))
    (i32.lt_u (local.get 0) (local.get 1))
    (i32.gt_s (local.get 0) (local.get 1))
    (i32.gt_u (local.get 0) (local.get 1))
    (i32.le_s (local.get 0) (local.get 1))
    (i32.le_u (local.get 0) (local.get 1))
    (i32.ge_s (local.get 0) (local.get 1))
    (i32.ge_u (local.get 0) (local.get 1))))
