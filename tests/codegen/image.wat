;; An executable is static, position independent, has nobody to load it, keeps code and data apart
;; and carries nothing that it does not need.
;;
;; RUN: %wat2wasm --debug-names %s -o %t.wasm
;; RUN: %sinter build --target x86_64-linux %t.wasm -o %t.x86
;; RUN: llvm-readelf -hlSW %t.x86 | FileCheck %s -DMACHINE="Advanced Micro Devices X86-64"
;; RUN: %sinter build --target aarch64-linux %t.wasm -o %t.arm
;; RUN: llvm-readelf -hlSW %t.arm | FileCheck %s -DMACHINE="AArch64"
;; RUN: %sinter build --target riscv64-linux %t.wasm -o %t.riscv
;; RUN: llvm-readelf -hlSW %t.riscv | FileCheck %s -DMACHINE="RISC-V"
;; RUN: find %t.x86 %t.arm %t.riscv -size -16385c | FileCheck %s --check-prefix=SMALL
;; RUN: %sinter build --no-strip %t.wasm -o %t.symbols
;; RUN: llvm-readelf -sW %t.symbols | FileCheck %s --check-prefix=SYMBOLS

;; CHECK:      Type:{{.*}}DYN
;; CHECK:      Machine:{{ +}}[[MACHINE]]
;; CHECK-NOT:  {{\.(debug|comment|eh_frame|symtab|interp|dynsym|dynstr|hash|gnu.hash)}}
;; CHECK-NOT:  INTERP
;; CHECK-NOT:  RWE
;; CHECK:      GNU_STACK{{.*}}RW{{ }}
;; SMALL:      x86
;; SMALL-NEXT: arm
;; SMALL-NEXT: riscv
;; SYMBOLS:    wasm.{{[0-9]+}}._start
(module
  (import "wasi_snapshot_preview1" "fd_write"
    (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 1)
  (data (i32.const 8) "\10\00\00\00\03\00\00\00hi\n")
  (func (export "_start")
    (drop (call $fd_write (i32.const 1) (i32.const 8) (i32.const 1) (i32.const 0)))))
