;; What --remarks bounds counts: every access once, with what became of its check. The columns are
;; accesses, emitted, merged, hoisted, proved, checked, anchored, clamped and unchecked.
;;
;; RUN: %wat2wasm --debug-names %s -o %t.wasm
;; RUN: %sinter build --target x86_64-linux --model context --emit asm -o /dev/null --remarks bounds --bounds check %t.wasm 2>&1 | FileCheck %s --check-prefix=CMP
;; RUN: %sinter build --target x86_64-linux --model context --emit asm -o /dev/null --remarks bounds --bounds check -O0 %t.wasm 2>&1 | FileCheck %s --check-prefix=O0
;; RUN: %sinter build --target x86_64-linux --model context --emit asm -o /dev/null --remarks bounds --bounds guard %t.wasm 2>&1 | FileCheck %s --check-prefix=GUARD
;; RUN: %sinter build --target x86_64-linux --model context --emit asm -o /dev/null --remarks bounds --bounds clamp %t.wasm 2>&1 | FileCheck %s --check-prefix=CLAMP
;; RUN: %sinter build --target x86_64-linux --model context --emit asm -o /dev/null --remarks bounds --bounds none %t.wasm 2>&1 | FileCheck %s --check-prefix=NONE
;; RUN: %sinter build --target riscv64-linux --model context --emit asm -o /dev/null --remarks bounds --bounds check %t.wasm 2>&1 | FileCheck %s --check-prefix=RISCV
;;
;; CMP:        memory 0: check{{$}}
;; CMP-NEXT:   memory 1: check{{$}}
;; CMP-NEXT:   memory 2: check{{$}}
;; CMP-NEXT:   {{^ +}}accesses emitted merged hoisted proved checked anchored clamped unchecked function
;; GUARD:      memory 0: guard{{$}}
;; GUARD-NEXT: memory 1: check, since its addresses have 64 bits
;; GUARD-NEXT: memory 2: guard{{$}}
;; CLAMP:      memory 0: clamp{{$}}
;; CLAMP-NEXT: memory 1: clamp{{$}}
;; NONE:       memory 0: none{{$}}
;; NONE-NEXT:  memory 1: none{{$}}
(module
  (memory 1)
  (memory i64 1)
  (memory 1 4 shared)
  (table funcref
    (elem $pair $constant $bytes $masked $again $outer $other $wide $rmw $dead $loop.and.more))

  ;; The second access is below the first.
  ;; CMP:   {{^ +2 +1 +1 +0 +0 +1 +0 +0 +0  0 "pair"$}}
  ;; GUARD: {{^ +2 +1 +1 +0 +0 +0 +1 +0 +0  0 "pair"$}}
  ;; CLAMP: {{^ +2 +2 +0 +0 +0 +0 +0 +2 +0  0 "pair"$}}
  ;; NONE:  {{^ +2 +0 +0 +0 +0 +0 +0 +0 +2  0 "pair"$}}
  ;; RISCV: {{^ +2 +1 +1 +0 +0 +1 +0 +0 +0  0 "pair"$}}
  (func $pair (param i32) (result i32)
    (i32.add (i32.load offset=4 (local.get 0)) (i32.load (local.get 0))))

  ;; Of the constant addresses, one is above the minimum.
  ;; CMP:   {{^ +2 +1 +0 +0 +1 +1 +0 +0 +0  1 "constant"$}}
  ;; GUARD: {{^ +2 +1 +0 +0 +1 +0 +1 +0 +0  1 "constant"$}}
  ;; CLAMP: {{^ +2 +1 +0 +0 +1 +0 +0 +1 +0  1 "constant"$}}
  (func $constant (result i32)
    (i32.add (i32.load (i32.const 8)) (i32.load (i32.const 65536))))

  ;; A loop that gets a copy in which nothing can trap.
  ;; CMP:   {{^ +2 +2 +0 +2 +0 +0 +0 +0 +0  2 "bytes"$}}
  ;; O0:    {{^ +2 +2 +0 +0 +0 +2 +0 +0 +0  2 "bytes"$}}
  ;; GUARD: {{^ +2 +2 +0 +2 +0 +0 +0 +0 +0  2 "bytes"$}}
  (func $bytes (param i32 i32 i32)
    (loop
      (i32.store8 (local.get 0) (i32.xor (i32.const 42) (i32.load8_u (local.get 1))))
      (local.set 0 (i32.add (local.get 0) (i32.const 1)))
      (local.set 1 (i32.add (local.get 1) (i32.const 1)))
      (br_if 0 (local.tee 2 (i32.sub (local.get 2) (i32.const 1))))))

  ;; LLVM finds out that 255 is below the minimum.
  ;; CMP:   {{^ +1 +1 +0 +0 +1 +0 +0 +0 +0  3 "masked"$}}
  ;; O0:    {{^ +1 +1 +0 +0 +0 +1 +0 +0 +0  3 "masked"$}}
  ;; GUARD: {{^ +1 +1 +0 +0 +0 +0 +1 +0 +0  3 "masked"$}}
  ;; RISCV: {{^ +1 +1 +0 +0 +1 +0 +0 +0 +0  3 "masked"$}}
  (func $masked (param i32) (result i32)
    (i32.load8_u (i32.and (local.get 0) (i32.const 255))))

  ;; After a call and a join, which end what lowering knows.
  ;; CMP:   {{^ +2 +2 +1 +0 +0 +1 +0 +0 +0  4 "again"$}}
  ;; O0:    {{^ +2 +2 +0 +0 +0 +2 +0 +0 +0  4 "again"$}}
  ;; RISCV: {{^ +2 +2 +1 +0 +0 +1 +0 +0 +0  4 "again"$}}
  (func $again (param i32) (result i32)
    (i32.store offset=4 (local.get 0) (i32.const 1))
    (if (memory.grow (local.get 0)) (then (call_indirect (i32.const 0))))
    (i32.load (local.get 0)))

  ;; Copies in two callers, of which one removes the check, are still one access, and it is
  ;; left in the other.
  ;; CMP:   {{^ +1 +1 +0 +0 +0 +1 +0 +0 +0  5 "inlined"$}}
  ;; GUARD: {{^ +1 +1 +0 +0 +0 +0 +1 +0 +0  5 "inlined"$}}
  (func $inlined (param i32) (result i32) (i32.load (local.get 0)))
  (func $outer (param i32) (result i32)
    (i32.add (call $inlined (i32.and (local.get 0) (i32.const 15))) (call $inlined (local.get 0))))
  (func $other (param i32) (result i32) (call $inlined (i32.const 16)))

  ;; CMP:   {{^ +1 +1 +0 +0 +0 +1 +0 +0 +0  8 "wide"$}}
  ;; GUARD: {{^ +1 +1 +0 +0 +0 +1 +0 +0 +0  8 "wide"$}}
  (func $wide (param i64) (result i32) (i32.load 1 (local.get 0)))

  ;; A read-modify-write is compared first; the load behind it is merged with it, although it is volatile.
  ;; CMP:   {{^ +2 +1 +1 +0 +0 +1 +0 +0 +0  9 "rmw"$}}
  ;; GUARD: {{^ +2 +1 +1 +0 +0 +1 +0 +0 +0  9 "rmw"$}}
  (func $rmw (param i32) (result i32)
    (i32.add (i32.atomic.rmw.add 2 (local.get 0) (i32.const 1)) (i32.atomic.load 2 (local.get 0))))

  ;; What cannot be reached is not counted; what LLVM finds to be dead is.
  ;; CMP:   {{^ +1 +1 +0 +0 +1 +0 +0 +0 +0  10 "dead"$}}
  ;; GUARD: {{^ +1 +1 +0 +0 +1 +0 +0 +0 +0  10 "dead"$}}
  (func $dead (param i32) (result i32)
    (if (i32.gt_u (i32.and (local.get 0) (i32.const 3)) (i32.const 4))
      (then (return (i32.load (local.get 0)))))
    (return (i32.const 1))
    (i32.load (local.get 0)))

  ;; Only what the loop does is hoisted.
  ;; CMP:   {{^ +3 +3 +0 +2 +0 +1 +0 +0 +0  11 "loop.and.more"$}}
  ;; GUARD: {{^ +3 +3 +0 +2 +0 +0 +1 +0 +0  11 "loop.and.more"$}}
  (func $loop.and.more (param i32 i32 i32) (result i32)
    (call $bytes (local.get 0) (local.get 1) (local.get 2))
    (loop
      (i32.store (local.get 0) (i32.load (local.get 1)))
      (local.set 0 (i32.add (local.get 0) (i32.const 4)))
      (local.set 1 (i32.add (local.get 1) (i32.const 4)))
      (br_if 0 (local.tee 2 (i32.sub (local.get 2) (i32.const 1)))))
    (i32.load offset=400 (local.get 0)))

  (func (export "_start")
    (drop (memory.grow (i32.const 1)))
    (drop (memory.grow 1 (i64.const 1)))
    (call_indirect (i32.const 1))))
;; CMP-NEXT: {{^ +17 +14 +3 +4 +3 +7 +0 +0 +0  total$}}
;; NONE:     {{^ +17 +0 +0 +0 +1 +0 +0 +0 +16  total$}}
