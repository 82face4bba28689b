;; The high and low halves of a 128-bit product, as producers without wide arithmetic spell them, and
;; what only looks like one.
;; INVOKE: product
;; CASE: -1 -1 => -2 1
;; CASE: 0x123456789abcdef0 0xfedcba9876543210 => 1305938385386173474 2552847189736476416
;; CASE: 0xffffffff 0xffffffff00000000 => 4294967294 4294967296
;; CASE: 5 -7 => 4 -35
;; CASE: 0 -1 => 0 0
;; INVOKE: sum
;; CASE: -1 -1 => 11
;; CASE: 0x8000000000000000 6 => 44
;; INVOKE: almost
;; CASE: -1 -1 => 9223372036854775806
(module
  (func $product (export "product") (param $a i64) (param $b i64) (result i64 i64)
    (local $a0 i64) (local $a1 i64) (local $b0 i64) (local $b1 i64)
    (local $ll i64) (local $mid i64) (local $last i64)
    (local.set $a0 (i64.and (local.get $a) (i64.const 0xffffffff)))
    (local.set $a1 (i64.shr_u (local.get $a) (i64.const 32)))
    (local.set $b0 (i64.and (local.get $b) (i64.const 0xffffffff)))
    (local.set $b1 (i64.shr_u (local.get $b) (i64.const 32)))
    (local.set $ll (i64.mul (local.get $a0) (local.get $b0)))
    (local.set $mid
      (i64.add (i64.shr_u (local.get $ll) (i64.const 32)) (i64.mul (local.get $a1) (local.get $b0))))
    (local.set $last
      (i64.add (i64.and (local.get $mid) (i64.const 0xffffffff))
        (i64.mul (local.get $a0) (local.get $b1))))
    (i64.add
      (i64.add (i64.shr_u (local.get $mid) (i64.const 32)) (i64.mul (local.get $a1) (local.get $b1)))
      (i64.shr_u (local.get $last) (i64.const 32)))
    (i64.or (i64.shl (local.get $last) (i64.const 32))
      (i64.and (local.get $ll) (i64.const 0xffffffff))))
  ;; Other terms among those of the high half.
  (func (export "sum") (param $a i64) (param $b i64) (result i64)
    (local $a0 i64) (local $a1 i64) (local $b0 i64) (local $b1 i64)
    (local $ll i64) (local $mid i64) (local $last i64)
    (local.set $a0 (i64.and (local.get $a) (i64.const 0xffffffff)))
    (local.set $a1 (i64.shr_u (local.get $a) (i64.const 32)))
    (local.set $b0 (i64.and (local.get $b) (i64.const 0xffffffff)))
    (local.set $b1 (i64.shr_u (local.get $b) (i64.const 32)))
    (local.set $ll (i64.mul (local.get $b0) (local.get $a0)))
    (local.set $mid
      (i64.add (i64.mul (local.get $b1) (local.get $a0)) (i64.shr_u (local.get $ll) (i64.const 32))))
    (local.set $last
      (i64.add (i64.mul (local.get $b0) (local.get $a1))
        (i64.and (local.get $mid) (i64.const 0xffffffff))))
    (i64.add (i64.add (local.get $b) (i64.shr_u (local.get $last) (i64.const 32)))
      (i64.add
        (i64.add (i64.mul (local.get $b) (i64.const 3)) (i64.mul (local.get $b1) (local.get $a1)))
        (i64.add (i64.shr_u (local.get $mid) (i64.const 32)) (i64.const 17)))))
  ;; Both cross products are the same one.
  (func (export "almost") (param $a i64) (param $b i64) (result i64)
    (local $a0 i64) (local $a1 i64) (local $b0 i64) (local $b1 i64)
    (local $ll i64) (local $mid i64) (local $last i64)
    (local.set $a0 (i64.and (local.get $a) (i64.const 0xffffffff)))
    (local.set $a1 (i64.shr_u (local.get $a) (i64.const 33)))
    (local.set $b0 (i64.and (local.get $b) (i64.const 0xffffffff)))
    (local.set $b1 (i64.shr_u (local.get $b) (i64.const 32)))
    (local.set $ll (i64.mul (local.get $a0) (local.get $b0)))
    (local.set $mid
      (i64.add (i64.shr_u (local.get $ll) (i64.const 32)) (i64.mul (local.get $a1) (local.get $b0))))
    (local.set $last
      (i64.add (i64.and (local.get $mid) (i64.const 0xffffffff))
        (i64.mul (local.get $a0) (local.get $b1))))
    (i64.add
      (i64.add (i64.shr_u (local.get $mid) (i64.const 32)) (i64.mul (local.get $a1) (local.get $b1)))
      (i64.shr_u (local.get $last) (i64.const 32)))))
