;; Another thread may write between two reads of a shared memory, so no access is made twice, also where
;; bounds are checked and where the access is in bounds for certain.
;;
;; RUN: %wat2wasm --debug-names %s -o %t.wasm
;; RUN: %sinter build --emit ir -O0 --model context --bounds check --target x86_64-linux %t.wasm -o - | FileCheck %s
(module
  (memory 1 1 shared)
  ;; CHECK-LABEL: @wasm.0.load(
  ;; CHECK: load volatile i32, ptr
  (func $load (export "load") (param i32) (result i32) (i32.load (local.get 0)))
  ;; CHECK-LABEL: @wasm.1.constant(
  ;; CHECK: load volatile i64, ptr
  (func $constant (export "constant") (result i64) (i64.load (i32.const 8)))
  ;; CHECK-LABEL: @wasm.2.store(
  ;; CHECK: store volatile i8 {{.*}}, ptr
  (func $store (export "store") (param i32) (i32.store8 (local.get 0) (i32.const 1))))
