;; Legacy exceptions: catch, catch_all, rethrow and delegate, within a function and across calls.
;; INVOKE: catch
;; CASE: 0 => 7
;; CASE: 1 => 242
;; CASE: 2 => 99
;; INVOKE: uncaught
;; CASE: 1 => 242
;; CASE: 2 => trap uncaught exception in function 0 "thrower" at 0x{{[0-9a-f]+}}
;; INVOKE: rethrow
;; CASE: 0 => 7
;; CASE: 1 => 42
;; CASE: 2 => trap uncaught exception
;; INVOKE: rethrow_outer
;; CASE: 1 => 42
;; CASE: 2 => 50
;; INVOKE: rethrow_within_catch
;; CASE: 1 => 1042
;; INVOKE: delegate
;; CASE: 0 => 7
;; CASE: 1 => 42
;; CASE: 2 => trap uncaught exception
;; INVOKE: delegate_to_caller
;; CASE: 1 => trap uncaught exception
;; CASE: 0 => 7
;; INVOKE: delegate_from_catch
;; CASE: 1 => 42
;; INVOKE: local_throw
;; CASE: 5 => 1 5
;; CASE: 0 => 1 -1
;; INVOKE: unreachable_parts
;; CASE: 0 => 11
;; CASE: 1 => 12
;; INVOKE: loop
;; CASE: 1000 => 499500
;; INVOKE: traps_pass
;; CASE: 0 => trap integer divide by zero
;; CASE: 2 => 5
;; INVOKE: tail_call_leaves
;; CASE: 1 => 1000
;; CASE: 0 => 7
(module
  (tag $e (param i32))
  (tag $f)
  (tag $pair (param i32 i32))
  (func $thrower (param i32) (result i32)
    (if (i32.eq (local.get 0) (i32.const 1)) (then (throw $e (i32.const 42))))
    (if (i32.eq (local.get 0) (i32.const 2)) (then (throw $f)))
    (i32.const 7))

  ;; The handler sees what the body has written into locals.
  (func $middle (export "uncaught") (param i32) (result i32) (local $x i32)
    (local.set $x (i32.const 100))
    (try (result i32)
      (do
        (local.set $x (i32.const 200))
        (call $thrower (local.get 0)))
      (catch $e (i32.add (local.get $x)))))
  (func (export "catch") (param i32) (result i32)
    (try (result i32) (do (call $middle (local.get 0))) (catch_all (i32.const 99))))

  (func (export "rethrow") (param i32) (result i32)
    (try (result i32)
      (do
        (try (result i32) (do (call $thrower (local.get 0))) (catch_all (rethrow 0))))
      (catch $e)))

  ;; Rethrows the outer exception from within the catch block of an inner one.
  (func (export "rethrow_outer") (param i32) (result i32)
    (try (result i32)
      (do
        (try $outer (result i32)
          (do (call $thrower (local.get 0)))
          (catch_all
            (try (result i32)
              (do (throw $pair (i32.const 1) (i32.const 2)))
              (catch $pair (drop) (drop) (rethrow $outer))))))
      (catch $e)
      (catch $f (i32.const 50))))

  ;; A rethrow goes to the try block around it, also if that stands in the catch block.
  (func (export "rethrow_within_catch") (param i32) (result i32)
    (try $outer (result i32)
      (do (call $thrower (local.get 0)))
      (catch_all
        (try (result i32)
          (do (rethrow $outer))
          (catch $e (i32.add (i32.const 1000)))))))

  (func (export "delegate") (param i32) (result i32)
    (try $outer (result i32)
      (do
        (try (result i32)
          (do
            (try (result i32) (do (call $thrower (local.get 0))) (delegate $outer)))
          (catch_all (i32.const 55))))
      (catch $e)))
  (func (export "delegate_to_caller") (param i32) (result i32)
    (try (result i32)
      (do
        (try (result i32) (do (call $thrower (local.get 0))) (delegate 1)))
      (catch_all (i32.const 55))))
  ;; The label is a try block whose body is over: what is around it takes the exception.
  (func (export "delegate_from_catch") (param i32) (result i32)
    (try (result i32)
      (do
        (try $over (result i32)
          (do (throw $f))
          (catch $f
            (try (result i32) (do (call $thrower (local.get 0))) (delegate $over)))
          (catch_all (i32.const 77))))
      (catch $e)))

  ;; A throw in the same function, with operands beneath that stay.
  (func (export "local_throw") (param i32) (result i32 i32)
    (i32.const 1)
    (try (result i32)
      (do
        (if (i32.eqz (local.get 0)) (then (throw $f)))
        (throw $e (local.get 0)))
      (catch $e)
      (catch_all (i32.const -1))))

  (func (export "unreachable_parts") (param i32) (result i32)
    (block $done
      (try
        (do
          (br_if $done (local.get 0))
          (return (i32.const 11))
          (try (do (throw $f)) (catch $e (drop)) (catch_all (rethrow 0)))
          (try (do (unreachable)) (delegate 0))
          (throw $f))
        ;; Nothing can throw, so neither of these can run.
        (catch $e (drop) (return (i32.const 1)))
        (catch_all (return (i32.const 2)))))
    (i32.const 12))

  (func (export "loop") (param $n i32) (result i32) (local $i i32) (local $sum i32)
    (loop $again
      (try
        (do (throw $pair (local.get $i) (i32.const 3)))
        (catch $pair
          (drop)
          (local.set $sum (i32.add (local.get $sum)))))
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (br_if $again (i32.lt_u (local.get $i) (local.get $n))))
    (local.get $sum))

  (func $divide (param i32) (result i32) (i32.div_u (i32.const 10) (local.get 0)))
  (func (export "traps_pass") (param i32) (result i32)
    (try (result i32) (do (call $divide (local.get 0))) (catch_all (i32.const 1))))

  ;; A tail call has left its function, and the try blocks in it.
  (func $leave (param i32) (result i32)
    (try (result i32)
      (do (return_call $thrower (local.get 0)))
      (catch_all (i32.const 1))))
  (func (export "tail_call_leaves") (param i32) (result i32)
    (try (result i32) (do (call $leave (local.get 0))) (catch $e (drop) (i32.const 1000)))))
