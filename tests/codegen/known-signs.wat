;; Halves of a number, and lanes, whose sign is known are compared with constants: LLVM 22 alone does not end
;; with that for RISC-V.
;; RUN: %wat2wasm %s -o %t.wasm
;; RUN: %sinter build %t.wasm --target riscv64-linux --model context --emit asm -O0 -o - | FileCheck %s
;; RUN: %sinter build %t.wasm --target riscv64-linux --model context --emit asm -O2 -o - | FileCheck %s
;; CHECK: ret
(module
  (memory (export "memory") 1)
  (func (export "half") (param i64) (result i32) (local i64)
    (local.set 1 (i64.or (i64.and (local.get 0) (i64.const 0x805f000000)) (i64.const 1)))
    (i64.store (i32.const 0) (local.get 1))
    (i32.or (i32.eqz (i32.wrap_i64 (local.get 1)))
            (i32.eqz (i32.wrap_i64 (i64.shr_u (local.get 1) (i64.const 32))))))
  (func (export "masked") (param i64) (result i32) (local i64)
    (local.set 1 (i64.or (i64.and (local.get 0) (i64.const 0x805f000000)) (i64.const 1)))
    (i64.store (i32.const 0) (local.get 1))
    (i64.eq (i64.and (local.get 1) (i64.const 0xffffffff)) (i64.const 5)))
  (func (export "lanes") (param i32) (result i32)
    (i32x4.all_true
      (v128.bitselect (i32x4.splat (local.get 0)) (v128.not (i32x4.splat (local.get 0)))
                      (v128.const i64x2 551349649408 4575657222465388544)))))
