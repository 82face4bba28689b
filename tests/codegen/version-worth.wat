;; Loops get a copy in which nothing can trap where something is to gain, and few iterations cost one
;; comparison. The fourth column of --remarks bounds counts accesses in such loops.
;;
;; RUN: %wat2wasm --debug-names %s -o %t.wasm
;; RUN: %sinter build --target x86_64-linux --emit asm -o %t.s --remarks bounds --bounds guard %t.wasm 2>&1 | FileCheck %s --check-prefix=GUARD
;; RUN: FileCheck %s --input-file %t.s --check-prefix=ASM
;; RUN: %sinter build --target x86_64-linux --emit ir -o - --bounds guard %t.wasm | FileCheck %s --check-prefix=IR
;; RUN: %sinter build --target x86_64-linux --emit asm -o /dev/null --remarks bounds --bounds check %t.wasm 2>&1 | FileCheck %s --check-prefix=CMP
(module
  (memory 1)
  (table funcref (elem $copy $hash $total $rest $stride $forever))

  ;; The size of memory, which all further conditions need, comes after the number of iterations.
  ;; GUARD:     {{^ +2 +2 +0 +2 .*"copy"$}}
  ;; CMP:       {{^ +2 +2 +0 +2 .*"copy"$}}
  ;; ASM-LABEL: wasm.0.copy:
  ;; ASM-NOT:   wasm.memory
  ;; ASM:       cmpl $7,
  ;; ASM-NOT:   wasm.memory
  ;; ASM:       {{j(b|ae|a|be) }}
  ;; ASM:       wasm.memory
  ;;
  ;; The slow loop is not unrolled.
  ;; IR-LABEL:  @wasm.0.copy(
  ;; IR:        store volatile
  ;; IR-NOT:    store volatile
  ;; IR:        ret i32
  (func $copy (param i32 i32 i32) (result i32)
    (loop
      (i32.store8 (local.get 0) (i32.xor (i32.const 42) (i32.load8_u (local.get 1))))
      (local.set 0 (i32.add (local.get 0) (i32.const 1)))
      (local.set 1 (i32.add (local.get 1) (i32.const 1)))
      (br_if 0 (local.tee 2 (i32.sub (local.get 2) (i32.const 1)))))
    (local.get 0))

  ;; Each iteration waits for the one before it. With comparisons, these are to gain.
  ;; GUARD: {{^ +1 +1 +0 +0 .*"hash"$}}
  ;; CMP:   {{^ +1 +1 +0 +1 .*"hash"$}}
  (func $hash (param i32 i32 i32) (result i32) (local $h i32)
    (loop
      (local.set $h (i32.mul (i32.xor (local.get $h) (i32.load8_u (local.get 0)))
                             (i32.const 16777619)))
      (local.set 0 (i32.add (local.get 0) (i32.const 1)))
      (br_if 0 (local.tee 1 (i32.sub (local.get 1) (i32.const 1)))))
    (local.get $h))

  ;; So does this one, but a sum in memory can stay in a register.
  ;; GUARD: {{^ +3 +2 +1 +2 .*"total"$}}
  (func $total (param i32 i32 i32) (result i32) (local $h i32)
    (loop
      (local.set $h (i32.mul (i32.xor (local.get $h) (i32.load8_u (local.get 0)))
                             (i32.const 16777619)))
      (i32.store (local.get 2) (i32.add (i32.load (local.get 2)) (local.get $h)))
      (local.set 0 (i32.add (local.get 0) (i32.const 1)))
      (br_if 0 (local.tee 1 (i32.sub (local.get 1) (i32.const 1)))))
    (local.get 0))

  ;; The rest of a loop that a producer has unrolled.
  ;; GUARD: {{^ +1 +1 +0 +0 .*"rest"$}}
  (func $rest (param i32 i32 i32) (result i32)
    (local.set 1 (i32.and (local.get 1) (i32.const 3)))
    (if (local.get 1) (then
      (loop
        (i32.store8 (local.get 0) (local.get 1))
        (local.set 0 (i32.add (local.get 0) (i32.const 1)))
        (br_if 0 (local.tee 1 (i32.sub (local.get 1) (i32.const 1)))))))
    (local.get 1))

  ;; Counting the iterations would take a division.
  ;; GUARD: {{^ +1 +1 +0 +0 .*"stride"$}}
  (func $stride (param i32 i32 i32) (result i32)
    (local.set 2 (i32.or (i32.and (local.get 2) (i32.const 255)) (i32.const 1)))
    (loop
      (i32.store8 (local.get 0) (i32.const 1))
      (local.set 0 (i32.add (local.get 0) (local.get 2)))
      (br_if 0 (i32.lt_u (local.get 0) (i32.const 60000))))
    (local.get 0))

  ;; 2^34 iterations, in which the pointer wraps all the time: what it would be in the end without
  ;; wrapping does not fit 64 bits.
  ;; GUARD: {{^ +1 +1 +0 +0 .*"forever"$}}
  ;; CMP:   {{^ +1 +1 +0 +0 .*"forever"$}}
  (func $forever (param i32 i32 i32) (result i32) (local $i i64)
    (loop
      (if (i32.eqz (i32.and (i32.wrap_i64 (local.get $i)) (local.get 1)))
        (then (local.set 2 (i32.add (local.get 2) (i32.load (local.get 0))))))
      (local.set 0 (i32.add (local.get 0) (i32.const 0x40000000)))
      (br_if 0 (i64.ne (local.tee $i (i64.add (local.get $i) (i64.const 1)))
                       (i64.const 0x400000001))))
    (local.get 2))

  ;; Any of them may be called.
  (func (export "_start")
    (drop (memory.grow (i32.const 1)))
    (drop (call_indirect (param i32 i32 i32) (result i32)
            (i32.const 0) (i32.const 0) (i32.const 0) (i32.load (i32.const 0))))))
