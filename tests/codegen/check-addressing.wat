;; Checked accesses compare once and are plain: a second access below the first needs no check, and
;; base and size stay in registers around a loop without calls.
;;
;; RUN: %wat2wasm --debug-names %s -o %t.wasm
;; RUN: %sinter build --bounds check --emit asm --target x86_64-linux %t.wasm -o - | FileCheck %s
(module
  (memory 1)
  (table funcref (elem $pair $sum))
  ;; CHECK-LABEL: wasm.0.pair:
  ;; CHECK:       cmp
  ;; CHECK-NEXT:  ja
  ;; CHECK-NOT:   cmp
  ;; CHECK:       retq
  (func $pair (param i32) (result i32)
    (i32.add (i32.load offset=4 (local.get 0)) (i32.load (local.get 0))))
  ;; CHECK-LABEL: wasm.1.sum:
  ;; CHECK:       wasm.memory.0
  ;; CHECK:       [[LOOP:.LBB[0-9_]+]]:
  ;; CHECK-NOT:   wasm.memory.0
  ;; CHECK:       j{{[a-z]+}} [[LOOP]]
  (func $sum (param i32 i32) (result i32) (local i32)
    (loop
      (local.set 2 (i32.add (local.get 2) (i32.load (local.get 0))))
      (i32.store (local.get 0) (local.get 2))
      (br_if 0 (local.tee 0 (i32.load (local.get 0)))))
    (local.get 2))
  (func (export "_start")
    (drop (memory.grow (i32.const 1)))
    ;; Nobody knows what is called here.
    (table.set 0 (i32.const 0) (table.get 0 (i32.load (i32.const 4))))
    (call_indirect (i32.load (i32.const 0)))))
