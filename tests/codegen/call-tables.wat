;; A call through a table that never changes: one comparison and the call, whatever else the table
;; holds; of a type that one element has, the function itself; through a table that is written, three.
;; RUN: %wat2wasm --debug-names %s -o %t.wasm
;; RUN: %sinter build --target x86_64-linux --invoke any --emit asm %t.wasm -o - | FileCheck %s --check-prefix=ANY
;; RUN: %sinter build --target x86_64-linux --invoke only --emit asm %t.wasm -o - | FileCheck %s --check-prefix=ONLY
;; RUN: %sinter build --target x86_64-linux --invoke written --emit asm %t.wasm -o - | FileCheck %s --check-prefix=WRITTEN
(module
  (type $unary (func (param i32) (result i32)))
  (type $wide (func (param i64) (result i64)))
  (memory 1)
  (table $t 8 funcref)
  (table $w 8 funcref)
  (elem (table $t) (i32.const 1) func $a $b $c $a)
  (func $a (type $unary) (i32.load (local.get 0)))
  (func $b (type $unary) (i32.load offset=4 (local.get 0)))
  (func $c (type $wide) (i64.mul (local.get 0) (i64.const 77)))

  ;; ANY:       cmpl $5
  ;; ANY-NEXT:  jae
  ;; ANY-NOT:   cmp
  ;; ANY:       callq *(%{{.*}},%{{.*}},8)
  ;; ANY-LABEL: wasm.table.0.codes.0:
  ;; ANY-NEXT:  .quad sinter_null.0
  ;; ANY-NEXT:  .quad wasm.0
  ;; ANY-NEXT:  .quad wasm.1
  ;; ANY-NEXT:  .quad sinter_other.0
  ;; ANY-NEXT:  .quad wasm.0
  (func (export "any") (param i32 i32) (result i32)
    (call_indirect $t (type $unary) (local.get 0) (local.get 1)))

  ;; ONLY:     cmpl $3
  ;; ONLY-NOT: callq *
  ;; ONLY:     imulq $77
  (func (export "only") (param i64 i32) (result i64)
    (call_indirect $t (type $wide) (local.get 0) (local.get 1)))

  ;; WRITTEN:     cmpl $8
  ;; WRITTEN-NOT: codes
  ;; WRITTEN:     callq *
  (func (export "written") (param i32 i32 i32) (result i32)
    (table.set $w (local.get 2) (ref.func $a))
    (call_indirect $w (type $unary) (local.get 0) (local.get 1))))
