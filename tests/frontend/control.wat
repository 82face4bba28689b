;; Blocks are indented; labels, types and branch tables are printed as they are encoded.
;; RUN: %wat2wasm %s -o %t.wasm
;; RUN: %sinter build --emit module %t.wasm -o - | FileCheck %s
(module
  (table 2 funcref)
  ;; CHECK:      type 0: [i32] -> [i32 i32]
  (type $pair (func (param i32) (result i32 i32)))
  ;; CHECK:      function 0: type 1
  ;; CHECK-NEXT:   locals: 2 i32
  ;; CHECK-NEXT:   locals: 1 f64
  ;; CHECK-NEXT:     block ; {{.*}}
  ;; CHECK-NEXT:       loop [] -> [i32] ; {{.*}}
  ;; CHECK-NEXT:         local.get 0
  ;; CHECK-NEXT:         br_if 1
  ;; CHECK-NEXT:         i32.const -5
  ;; CHECK-NEXT:       end
  ;; CHECK-NEXT:       block type 0
  ;; CHECK-NEXT:         i32.const 1
  ;; CHECK-NEXT:         block ; {{.*}}
  ;; CHECK-NEXT:           block ; {{.*}}
  ;; CHECK-NEXT:             i32.const 2
  ;; CHECK-NEXT:             br_table 0 1 0 default 1
  ;; CHECK-NEXT:           end
  ;; CHECK-NEXT:         end
  ;; CHECK-NEXT:       end
  ;; CHECK-NEXT:       drop
  ;; CHECK-NEXT:       drop
  ;; CHECK-NEXT:     end
  (func (local i32 i32 f64)
    (block
      (loop (result i32) (br_if 1 (local.get 0)) (i32.const -5))
      (block (type $pair) (i32.const 1) (block (block (br_table 0 1 0 1 (i32.const 2)))))
      drop drop)
    ;; CHECK-NEXT:     local.get 1
    ;; CHECK-NEXT:     if
    ;; CHECK-NEXT:       unreachable
    ;; CHECK-NEXT:     else
    ;; CHECK-NEXT:       return
    ;; CHECK-NEXT:     end
    (if (local.get 1) (then (unreachable)) (else (return)))
    ;; CHECK-NEXT:     i32.const 1
    ;; CHECK-NEXT:     i32.const 0
    ;; CHECK-NEXT:     call_indirect type 0 table 0
    ;; CHECK-NEXT:     drop
    ;; CHECK-NEXT:     drop
    (call_indirect (type $pair) (i32.const 1) (i32.const 0)) drop drop
    ;; CHECK-NEXT:     return_call 0
    ;; CHECK-NEXT:   end
    (return_call 0)))
