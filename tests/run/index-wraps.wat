;; Indices in loops wrap at 4 GiB, where nothing was accessed in between that would have trapped.
;;
;; INVOKE: sometimes
;; CASE: -8 5 => 105
;; CASE: -12 1 => trap out of bounds memory access
;; INVOKE: late
;; CASE: -16 4 => 24
;; CASE: -24 4 => trap out of bounds memory access
;; INVOKE: before
;; CASE: 16 => 44
;; CASE: 4 => trap out of bounds memory access
;; INVOKE: until
;; CASE: 65532 => trap out of bounds memory access
;; CASE: 0 => 9
(module
  (memory 1)
  (data (i32.const 0) "\01\00\00\00\02\00\00\00\03\00\00\00\04\00\00\00\05\00\00\00\06\00\00\00\07\00\00\00\08\00\00\00\00\00\00\00")

  ;; Accesses are skipped as long as the index is negative and a multiple of 8.
  (func (export "sometimes") (param $p i32) (param $n i32) (result i32) (local $product i32)
    (local.set $product (i32.const 1))
    (loop $next
      (if (i32.or (i32.ge_s (local.get $p) (i32.const 0)) (i32.and (local.get $p) (i32.const 4)))
        (then
          (local.set $product (i32.mul (local.get $product) (i32.load (local.get $p))))
          (local.set $n (i32.sub (local.get $n) (i32.const 1)))))
      (local.set $p (i32.add (local.get $p) (i32.const 8)))
      (br_if $next (i32.and (i32.gt_s (local.get $n) (i32.const 0))
                            (i32.lt_s (local.get $p) (i32.const 32)))))
    (local.get $product))

  ;; p wraps, p + 16 does not.
  (func (export "late") (param $p i32) (param $n i32) (result i32) (local $sum i32)
    (loop $next
      (local.set $sum (i32.add (local.get $sum)
                               (i32.load (i32.add (local.get $p) (i32.const 16)))))
      (if (i32.ge_s (local.get $p) (i32.const 0))
        (then (local.set $sum (i32.add (local.get $sum) (i32.load (local.get $p))))))
      (local.set $p (i32.add (local.get $p) (i32.const 4)))
      (br_if $next (i32.lt_s (local.get $p) (i32.const 8))))
    (local.get $sum))

  ;; The second access lies in front of the first one.
  (func (export "before") (param $p i32) (result i32) (local $sum i32)
    (loop $next
      (local.set $sum (i32.add (local.get $sum) (i32.load (local.get $p))))
      (local.set $sum (i32.add (local.get $sum)
                               (i32.load (i32.sub (local.get $p) (i32.const 8)))))
      (local.set $p (i32.add (local.get $p) (i32.const 4)))
      (br_if $next (i32.load (local.get $p))))
    (local.get $sum))

  ;; Looks for two equal words, of which the second may lie behind the memory.
  (func (export "until") (param $p i32) (result i32) (local $n i32)
    (loop $next
      (local.set $n (i32.add (local.get $n) (i32.const 1)))
      (local.set $p (i32.add (local.get $p) (i32.const 4)))
      (br_if $next (i32.ne (i32.load (i32.sub (local.get $p) (i32.const 4)))
                           (i32.load (local.get $p)))))
    (local.get $n)))
