;; The four products of halves that spell one of 128 bits are an instruction of the processor's, or two.
;; RUN: %wat2wasm --debug-names %s -o %t.wasm
;; RUN: %sinter build --target x86_64-linux --model context --emit asm %t.wasm -o - | FileCheck %s --check-prefix=X86
;; RUN: %sinter build --target aarch64-linux --model context --emit asm %t.wasm -o - | FileCheck %s --check-prefix=ARM
;; RUN: %sinter build --target riscv64-linux --model context --emit asm %t.wasm -o - | FileCheck %s --check-prefix=RISCV
(module
  ;; X86-LABEL:   .product:
  ;; X86-NOT:     imul
  ;; X86:         mulq
  ;; X86-NOT:     mul
  ;; X86:         retq
  ;; ARM-LABEL:   .product:
  ;; ARM-DAG:     umulh
  ;; ARM-DAG:     mul
  ;; ARM-NOT:     mul
  ;; ARM:         ret
  ;; RISCV-LABEL: .product:
  ;; RISCV-DAG:   mulhu
  ;; RISCV-DAG:   mul
  ;; RISCV-NOT:   mul
  ;; RISCV:       ret
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
      (i64.and (local.get $ll) (i64.const 0xffffffff)))))
