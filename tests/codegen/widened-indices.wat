;; A loop whose number of iterations nobody knows walks through guarded memory with 64-bit indices:
;; constants that it adds are part of the accesses, and nothing is extended.
;;
;; RUN: %wat2wasm --debug-names %s -o %t.wasm
;; RUN: %sinter build --target x86_64-linux --bounds guard --emit asm %t.wasm -o - | FileCheck %s
;; RUN: sed 's/(memory 1)/(memory 65536)/' %s > %t.all.wat
;; RUN: %wat2wasm --debug-names %t.all.wat -o %t.all.wasm
;; RUN: %sinter build --target x86_64-linux --bounds guard --emit asm %t.all.wasm -o - | FileCheck %s --check-prefix=ALL
(module
  (memory 1)
  (table funcref (elem $match $sometimes $gather))

  ;; The second access is as far from the first in every iteration.
  ;; CHECK-LABEL: wasm.0.match:
  ;; CHECK:       .p2align
  ;; CHECK-NOT:   {{leal|movl}}
  ;; CHECK:       movzbl -1(%[[POINTER:r[a-z0-9]+]]),
  ;; CHECK-NOT:   {{leal|movl}}
  ;; CHECK:       addb (%[[POINTER]]),
  ;; CHECK-NOT:   {{leal|movl}}
  ;; CHECK:       jne
  ;; CHECK:       wasm.1.sometimes:
  ;;
  ;; Indices may wrap in a memory of all pages.
  ;; ALL-LABEL:   wasm.0.match:
  ;; ALL:         .p2align
  ;; ALL:         leal
  ;; ALL:         movzbl
  ;; ALL:         wasm.1.sometimes:
  (func $match (param i32 i32) (result i32) (local $n i32)
    (loop
      (if (i32.eqz (i32.and (i32.const 255)
            (i32.add (i32.load8_u (i32.add (i32.add (local.get 0) (local.get $n)) (i32.const 5000)))
                     (i32.load8_u (i32.add (i32.add (local.get 0) (local.get $n)) (i32.const 5001))))))
        (then (return (local.get $n))))
      (local.set $n (i32.add (local.get $n) (i32.const 2)))
      (br 0))
    (unreachable))

  ;; The index may have wrapped in an iteration without an access.
  ;; CHECK:       .p2align
  ;; CHECK:       {{leal|movl}}
  ;; CHECK:       .Lfunc_end
  (func $sometimes (param i32 i32) (result i32)
    (loop
      (if (i32.and (local.get 0) (i32.const 64))
        (then (local.set 1 (i32.mul (local.get 1) (i32.load8_u (i32.add (local.get 0) (i32.const 5000)))))))
      (local.set 0 (i32.add (local.get 0) (i32.const 3)))
      (br_if 0 (local.get 1)))
    (local.get 0))

  ;; A variable that is an index itself is not counted twice.
  ;; CHECK-LABEL: wasm.2.gather:
  ;; CHECK:       .p2align
  ;; CHECK-NOT:   {{leal|movl}}
  ;; CHECK:       movl -4(%[[POINTER:r[a-z0-9]+]]),
  ;; CHECK-NOT:   leal
  ;; CHECK:       movl (%[[POINTER]]),
  ;; CHECK-NOT:   {{leal|addl \$}}
  ;; CHECK:       addq $8, %[[POINTER]]
  ;; CHECK-NOT:   {{leal|addl \$}}
  ;; CHECK:       jne
  ;; CHECK:       .Lfunc_end
  (func $gather (param i32 i32) (result i32) (local $sum i32) (local $x i32)
    (loop
      (local.set $sum (i32.add (local.get $sum) (i32.load (i32.load (local.get 0)))))
      (local.set $x (i32.load (i32.add (local.get 0) (i32.const 4))))
      (local.set $sum (i32.xor (local.get $sum) (i32.load (local.get $x))))
      (local.set 0 (i32.add (local.get 0) (i32.const 8)))
      (br_if 0 (local.get $x)))
    (local.get $sum))

  (func (export "_start")
    (drop (memory.grow (i32.const 1)))
    (drop (call_indirect (param i32 i32) (result i32)
            (i32.const 0) (i32.const 0) (i32.load (i32.const 0))))))
