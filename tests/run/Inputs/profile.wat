;; Functions whose counts are known, and ends of all kinds. The exported function "end" chooses: 0 returns,
;; 1 exits, 2 stores beyond the memory, 3 is unreachable, 4 throws, 5 exhausts the stack.
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))
  (tag $thrown)
  (memory (export "memory") 1)
  (func $never)
  (func $deep (result i32) (i32.add (call $deep) (i32.const 1)))

  ;; 10 iterations, of which 3 take the branch, 1 calls.
  (func $count
    (local $i i32)
    (loop $again
      (block $skip
        (br_if $skip (i32.lt_u (local.get $i) (i32.const 3)))
        (if (i32.eq (local.get $i) (i32.const 7)) (then (call $leaf)) (else (call $other))))
      (i32.store (i32.mul (local.get $i) (i32.const 4)) (local.get $i))
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (br_if $again (i32.lt_u (local.get $i) (i32.const 10)))))
  (func $leaf)
  (func $other)

  ;; The default three times, case 0 twice, case 1 never.
  (func $table (param $i i32)
    (block $default
      (block $one
        (block $zero
          (br_table $zero $one $zero $default (local.get $i)))
        (return))
      (call $never)))

  ;; Catches once what it throws, and passes once.
  (func $catch (param $throws i32)
    (try
      (do (if (local.get $throws) (then (throw $thrown))))
      (catch_all (call $leaf))))

  ;; Stores to every word of the page, and beyond.
  (func $climb (local $at i32)
    (loop $again
      (i32.store (local.get $at) (i32.const 1))
      (local.set $at (i32.add (local.get $at) (i32.const 4)))
      (br $again)))

  (func (export "end") (param $how i32)
    (call $count)
    (call $table (i32.const 0)) (call $table (i32.const 2))
    (call $table (i32.const 3)) (call $table (i32.const 4)) (call $table (i32.const -1))
    (call $catch (i32.const 0)) (call $catch (i32.const 1))
    (block $4 (block $3 (block $2 (block $1 (block $0
      (block $5 (br_table $0 $1 $2 $3 $4 $5 (local.get $how)))
      (drop (call $deep)))
      (return))
      (call $proc_exit (i32.const 5)))
      (call $climb))
      (unreachable))
      (throw $thrown))
)
