;; Tables, memories, globals and segments, with their initialisers on one line.
;; RUN: %wat2wasm %s -o %t.wasm
;; RUN: %sinter build --emit module %t.wasm -o - | FileCheck %s
(module
  ;; CHECK:      import 0: "env" "f" function 0: type 0
  ;; CHECK-NEXT: import 1: "env" "\0a\22" global 0
  (import "env" "f" (func))
  (import "env" "\n\"" (global $base i32))
  ;; CHECK-NEXT: table 0: 2..9 funcref
  ;; CHECK-NEXT: table 1: 1.. externref
  (table 2 9 funcref)
  (table 1 externref)
  ;; CHECK-NEXT: memory 0: 1..2 pages
  (memory 1 2)
  ;; CHECK-NEXT: global 0: imported i32
  ;; CHECK-NEXT: global 1: mutable f32 = f32.const 0x7fa00000
  ;; CHECK-NEXT: global 2: i64 = i64.const -1; i64.const 2; i64.mul
  ;; CHECK-NEXT: global 3: funcref = ref.func 0
  (global (mut f32) (f32.const nan:0x200000))
  (global i64 (i64.mul (i64.const -1) (i64.const 2)))
  (global funcref (ref.func 0))
  ;; CHECK-NEXT: export "memory": memory 0
  ;; CHECK-NEXT: start: function 0
  (export "memory" (memory 0))
  (start 0)
  ;; CHECK-NEXT: element 0: active (ref func), table 0 at global.get 0, 2 items: 0 0
  ;; CHECK-NEXT: element 1: passive externref, 1 items: (ref.null extern)
  ;; CHECK-NEXT: element 2: declarative (ref func), 1 items: 0
  (elem (global.get $base) func 0 0)
  (elem externref (ref.null extern))
  (elem declare func 0)
  ;; CHECK-NEXT: data 0: active, memory 0 at i32.const 8, 3 bytes: "a\00\ff"
  ;; CHECK-NEXT: data 1: passive, 0 bytes: ""
  ;; CHECK-NEXT: function 0: type 0 imported
  (data (i32.const 8) "a\00\ff")
  (data ""))
