;; How a test of this folder works, as a test.
;;
;; The module is assembled, decoded, validated and printed; CHECK lines say what must be printed.
;; --debug-names keeps the names that start with $. Offsets are written as {{.*}} unless they matter.
;;
;; RUN: %wat2wasm --debug-names %s -o %t.wasm
;; RUN: %sinter build --emit module %t.wasm -o - | FileCheck %s

;; CHECK:      module: {{[0-9]+}} bytes "readme"
;; CHECK-NEXT: section 1 "type": {{.*}}
;; CHECK:      section 0 "name": {{.*}}
(module $readme
  ;; CHECK:      type 0: [i32 i32] -> [i32]
  ;; CHECK:      export "add": function 0
  ;; CHECK:      function 0: "sum" type 0 ; 0x{{[0-9a-f]+}}
  ;; CHECK-NEXT:     local.get 0
  ;; CHECK-NEXT:     local.get 1
  ;; CHECK-NEXT:     i32.add
  ;; CHECK-NEXT:   end
  (func $sum (export "add") (param i32 i32) (result i32)
    (i32.add (local.get 0) (local.get 1))))
