;; Every control instruction.
(module
  (type $binary (func (param i32 i32) (result i32)))
  (table 3 funcref)
  (elem (i32.const 0) $add $twice)
  (func $add (type $binary) (i32.add (local.get 0) (local.get 1)))
  (func $twice (type $binary) (return_call $add (local.get 0) (local.get 0)))
  (func $pair (param i32) (result i32 i32) (local.get 0) (i32.const 7))
  (func (export "run") (param $n i32) (result i32)
    (local $sum i32) (local i64 f32 f64)
    (block $done
      (loop $again
        (br_if $done (i32.eqz (local.get $n)))
        (local.set $sum (call_indirect (type $binary) (local.get $sum) (local.get $n)
                                       (i32.and (local.get $n) (i32.const 1))))
        (local.set $n (i32.sub (local.get $n) (i32.const 1)))
        (br $again)))
    (if (i32.gt_u (local.get $sum) (i32.const 100))
      (then (call $pair (i32.const 1)) drop drop (unreachable))
      (else (nop)))
    (block $a
      (block $b
        (block $c (br_table $a $b $c (local.get $sum)))
        (return (i32.const 3))))
    (select (local.get $sum) (i32.const 0) (i32.const 1)))
)
