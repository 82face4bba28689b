;; memory.copy and memory.fill are checked where they are, and known to LLVM: of few bytes, loads and
;; stores are left, and no check where an access before has shown that the bytes exist.
;; RUN: %wat2wasm --debug-names %s -o %t.wasm
;; RUN: %sinter build --target x86_64-linux --model context --bounds check --emit asm %t.wasm -o - | FileCheck %s
(module
  (memory (export "memory") 1)

  ;; CHECK-LABEL: wasm.0.twenty:
  ;; CHECK:       ja
  ;; CHECK:       ja
  ;; CHECK-NOT:   ja
  ;; CHECK-NOT:   callq mem
  ;; CHECK:       movups
  ;; CHECK-NOT:   callq mem
  ;; CHECK:       retq
  (func $twenty (export "twenty") (param i32 i32)
    (memory.copy (local.get 0) (local.get 1) (i32.const 20)))

  ;; CHECK-LABEL: wasm.1.proved:
  ;; CHECK:       ja
  ;; CHECK:       ja
  ;; CHECK-NOT:   ja
  ;; CHECK:       retq
  (func $proved (export "proved") (param i32 i32)
    (i64.store (local.get 0) (i64.load (local.get 1)))
    (memory.copy (local.get 0) (local.get 1) (i32.const 7)))

  ;; CHECK-LABEL: wasm.2.zeros:
  ;; CHECK:       ja
  ;; CHECK-COUNT-4: movups %xmm0
  ;; CHECK-NOT:   callq mem
  ;; CHECK:       retq
  (func $zeros (export "zeros") (param i32)
    (memory.fill (local.get 0) (i32.const 0) (i32.const 65)))

  ;; CHECK-LABEL: wasm.3.any:
  ;; CHECK:       ja
  ;; CHECK:       ja
  ;; CHECK:       callq memmove
  (func $any (export "any") (param i32 i32 i32)
    (memory.copy (local.get 0) (local.get 1) (local.get 2))))
