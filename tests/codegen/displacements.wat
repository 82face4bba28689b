;; Where the processor adds any constant to an address for nothing, accesses share no register with
;; memory's base, unless code is to be small; elsewhere they do.
;;
;; RUN: %wat2wasm --debug-names %s -o %t.wasm
;; RUN: %sinter build --emit asm --target x86_64-linux %t.wasm -o - | FileCheck %s --check-prefix=X86
;; RUN: %sinter build --emit asm --target x86_64-linux -Os %t.wasm -o - | FileCheck %s --check-prefix=SMALL
;; RUN: %sinter build --emit asm --target aarch64-linux %t.wasm -o - | FileCheck %s --check-prefix=ARM
(module
  (memory 1)
  ;; X86-LABEL: wasm.0._start:
  ;; X86-NOT:   $65536
  ;; X86:       movl {{6[0-9]+}}(%r
  ;; X86:       addl {{6[0-9]+}}(%r
  ;; X86-NOT:   $65536
  ;; X86:       Lfunc_end
  ;; SMALL-LABEL: wasm.0._start:
  ;; SMALL:     $65536
  ;; ARM-LABEL: wasm.0._start:
  ;; ARM:       mov w{{[0-9]+}}, #65536
  ;; ARM-NOT:   #65536
  ;; ARM:       Lfunc_end
  (func $_start (export "_start") (local i32)
    (local.set 0 (i32.load (i32.const 0)))
    (loop
      (i32.store (local.get 0) (i32.add (i32.load (i32.load (local.get 0)))
                                        (i32.load (i32.xor (local.get 0) (i32.const 12)))))
      (br_if 0 (local.tee 0 (i32.load (i32.add (local.get 0) (i32.const -8))))))))
