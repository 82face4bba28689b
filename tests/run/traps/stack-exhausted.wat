;; Recursion without end exhausts the stack, at every level, also where each call is the last thing
;; that its function does, where its result is not used, and where frames are larger than a page.
;; BUILD-ARGS: --stack-size 256k
;; INVOKE: runaway
;; CASE: => trap call stack exhausted in function {{[0-9]+ .*}}
;; INVOKE: mutual
;; CASE: => trap call stack exhausted in function {{[0-9]+ .*}}
;; INVOKE: sum
;; CASE: 1 => trap call stack exhausted in function {{[0-9]+ .*}}
;; INVOKE: unused
;; CASE: 1 => trap call stack exhausted in function {{[0-9]+ .*}}
;; INVOKE: indirect
;; CASE: => trap call stack exhausted in function {{[0-9]+ .*}}
;; INVOKE: through_tail_call
;; CASE: => trap call stack exhausted in function {{[0-9]+ .*}}
;; INVOKE: finite
;; CASE: 1000 => 1000
(module
  (type $plain (func))
  (table funcref (elem $indirect))
  (global $count (mut i32) (i32.const 0))
  (func $runaway (export "runaway") (call $runaway))
  (func $mutual (export "mutual") (call $other))
  (func $other (call $mutual))
  ;; What LLVM turns into a loop with an accumulator.
  (func $sum (export "sum") (param i32) (result i32)
    (i32.add (local.get 0) (call $sum (i32.add (local.get 0) (i32.const 1)))))
  (func $unused (export "unused") (param i32)
    (drop (call $sum (local.get 0))))
  (func $indirect (export "indirect") (call_indirect (type $plain) (i32.const 0)))
  ;; The tail call takes no stack, the call does, also when one is compiled into the other.
  (func $through_tail_call (export "through_tail_call") (call $tail))
  (func $tail (return_call $through_tail_call))
  (func $finite (export "finite") (param i32) (result i32)
    (if (result i32) (local.get 0)
      (then (i32.add (call $finite (i32.sub (local.get 0) (i32.const 1))) (i32.const 1)))
      (else (i32.const 0)))))
