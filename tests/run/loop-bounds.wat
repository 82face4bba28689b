;; Loops that are copied for speed behave like the loops they were, at every edge of the check that
;; chooses the copy: up to the memory's last byte and one beyond, across 4 GiB in either direction,
;; arrays that overlap, steps that are no constants, an end that is missed, few iterations. A result is
;; a hash of all memory, or a sum.
;;
;; Memory ends at 131072.
;; INVOKE: fill
;; CASE: 65536 16384 => 609084211
;; CASE: 65536 16385 => trap out of bounds memory access
;; CASE: 65537 16384 => trap out of bounds memory access
;; CASE: 65535 16384 => 1783191005
;; CASE: 4096 1 => 788370160
;; CASE: 4096 7 => 1356703522
;; CASE: 4096 8 => -760677951
;; CASE: 4294967292 2 => trap out of bounds memory access
;; CASE: 4294967232 100 => trap out of bounds memory access
;; CASE: 131068 1 => 1235013462
;; CASE: 131069 1 => trap out of bounds memory access
;;
;; Offset 3. Copying onto oneself from below repeats what was copied.
;; INVOKE: copy
;; CASE: 4096 8192 100 => -304148327
;; CASE: 8192 4096 4096 => -1409255063
;; CASE: 8192 4096 4097 => 2064576789
;; CASE: 4097 4096 100 => -849490872
;; CASE: 4100 4096 1000 => -1262937926
;; CASE: 4096 4097 1000 => 1050494017
;; CASE: 4096 4096 64 => -1972263013
;; CASE: 4112 4096 64 => -2069193586
;; CASE: 131059 4096 10 => -1712041467
;; CASE: 131060 4096 10 => trap out of bounds memory access
;; CASE: 4096 131060 10 => trap out of bounds memory access
;; CASE: 4294967293 4096 16 => trap out of bounds memory access
;; CASE: 4096 4294967288 16 => trap out of bounds memory access
;;
;; Downwards, by 4; the lowest access is 8 below the index.
;; INVOKE: smooth
;; CASE: 4096 100 => 2063460124
;; CASE: 131060 100 => -2131996054
;; CASE: 131064 100 => trap out of bounds memory access
;; CASE: 131065 100 => trap out of bounds memory access
;; CASE: 408 100 => 1316501802
;; CASE: 404 100 => -1120658511
;; CASE: 403 100 => trap out of bounds memory access
;; CASE: 4 1 => trap out of bounds memory access
;; CASE: 8 1 => 805658809
;; CASE: 400 1000 => trap out of bounds memory access
;;
;; The distance to the end may be no multiple of 8.
;; INVOKE: increment
;; CASE: 4096 8192 => -982989767
;; CASE: 4096 4104 => 1883536766
;; CASE: 65536 131072 => -1984429005
;; CASE: 65536 131076 => trap out of bounds memory access
;; CASE: 65540 131068 => 1449207679
;; CASE: 4294967288 0 => trap out of bounds memory access
;; CASE: 8 0 => trap out of bounds memory access
;;
;; Offset 8; steps of any size and sign.
;; INVOKE: stride
;; CASE: 4096 8 100 => 937587462
;; CASE: 4096 0 100 => 77785683
;; CASE: 4096 4294967288 100 => 1803267045
;; CASE: 4096 4294967288 513 => -1740611368
;; CASE: 4096 4294967288 514 => trap out of bounds memory access
;; CASE: 4096 12 1000 => -340752375
;; CASE: 4096 1000 127 => 1519968515
;; CASE: 4096 1000 128 => trap out of bounds memory access
;; CASE: 4096 2147483648 2 => trap out of bounds memory access
;; CASE: 4096 1073741824 5 => trap out of bounds memory access
;; CASE: 4096 2147483656 9 => trap out of bounds memory access
;; CASE: 130256 8 101 => 1848054789
;; CASE: 130256 8 102 => trap out of bounds memory access
;; CASE: 4096 3 64 => 1958143513
;;
;; Every second iteration reads 65536 bytes further on.
;; INVOKE: sum
;; CASE: 0 16384 => 1916370944
;; CASE: 4 16384 => trap out of bounds memory access
;; CASE: 4 16383 => 1916370944
;; CASE: 8 16384 => trap out of bounds memory access
;; CASE: 0 7 => -304500116
;; CASE: 65532 1 => 2052521984
;; CASE: 65532 2 => trap out of bounds memory access
;; CASE: 65536 2 => trap out of bounds memory access
(module
  (memory 2)
  (func $start (local $i i32)
    (loop $next
      (i32.store (local.get $i) (i32.mul (local.get $i) (i32.const 0x9e3779b1)))
      (br_if $next (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 4)))
                             (i32.const 131072)))))
  (start $start)
  (func $hash (result i32) (local $i i32) (local $hash i32)
    (loop $next
      (local.set $hash (i32.mul (i32.xor (i32.rotl (local.get $hash) (i32.const 5))
                                         (i32.load (local.get $i))) (i32.const 0x9e3779b1)))
      (br_if $next (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 4)))
                             (i32.const 131072))))
    (local.get $hash))

  (func (export "fill") (param $at i32) (param $count i32) (result i32)
    (loop $next
      (i32.store (local.get $at) (local.get $count))
      (local.set $at (i32.add (local.get $at) (i32.const 4)))
      (br_if $next (local.tee $count (i32.sub (local.get $count) (i32.const 1)))))
    (call $hash))

  (func (export "copy") (param $to i32) (param $from i32) (param $count i32) (result i32)
    (loop $next
      (i32.store8 offset=3 (local.get $to) (i32.load8_u offset=3 (local.get $from)))
      (local.set $to (i32.add (local.get $to) (i32.const 1)))
      (local.set $from (i32.add (local.get $from) (i32.const 1)))
      (br_if $next (local.tee $count (i32.sub (local.get $count) (i32.const 1)))))
    (call $hash))

  (func (export "smooth") (param $at i32) (param $count i32) (result i32)
    (loop $next
      (i32.store offset=8 (local.get $at)
        (i32.add (i32.load (i32.add (local.get $at) (i32.const -8)))
                 (i32.load (i32.add (local.get $at) (i32.const 4)))))
      (local.set $at (i32.add (local.get $at) (i32.const -4)))
      (br_if $next (local.tee $count (i32.sub (local.get $count) (i32.const 1)))))
    (call $hash))

  (func (export "increment") (param $at i32) (param $end i32) (result i32)
    (loop $next
      (i32.store (local.get $at) (i32.add (i32.load (local.get $at)) (i32.const 1)))
      (br_if $next (i32.ne (local.tee $at (i32.add (local.get $at) (i32.const 8)))
                           (local.get $end))))
    (call $hash))

  (func (export "stride") (param $at i32) (param $step i32) (param $count i32) (result i32)
    (local $i i32)
    (loop $next
      (i64.store offset=8 (i32.add (local.get $at) (i32.mul (local.get $i) (local.get $step)))
                 (i64.extend_i32_u (local.get $i)))
      (br_if $next (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1)))
                             (local.get $count))))
    (call $hash))

  (func (export "sum") (param $at i32) (param $count i32) (result i32) (local $sum i32)
    (loop $next
      (if (i32.and (local.get $count) (i32.const 1))
        (then (local.set $sum (i32.add (local.get $sum) (i32.load offset=65536 (local.get $at))))))
      (local.set $sum (i32.xor (local.get $sum) (i32.load (local.get $at))))
      (local.set $at (i32.add (local.get $at) (i32.const 4)))
      (br_if $next (local.tee $count (i32.sub (local.get $count) (i32.const 1)))))
    (local.get $sum))
)
