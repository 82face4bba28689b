;; Control flow: blocks with results, branches, select, traps, unreachable code.
;;
;; RUN: %wat2wasm --debug-names %s -o %t.wasm
;; RUN: %sinter build --emit ir -O0 --target x86_64-linux %t.wasm -o - | FileCheck %s --check-prefix=CHECK
;; The CHECK lines come from update_checks.py.
(module
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.unreachable(
  ;; CHECK:   notail call void @sinter_trap_unreachable()
  ;; CHECK:   unreachable
  (func $unreachable (result i32) (unreachable))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.nop(
  (func $nop (nop))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.block(
  ;; CHECK:   %{{.*}} = icmp ne i32 %{{.*}}, 0
  ;; CHECK:   br i1 %{{.*}}, label %{{.*}}, label %{{.*}}
  ;; CHECK: {{.*}}:
  ;; CHECK:   br label %{{.*}}
  ;; CHECK: {{.*}}:
  ;; CHECK:   %{{.*}} = phi i32 [ 1, %{{.*}} ], [ 2, %{{.*}} ]
  (func $block (param i32) (result i32)
    (block (result i32) (br_if 0 (i32.const 1) (local.get 0)) (drop) (i32.const 2)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.loop(
  ;; CHECK:   br label %{{.*}}
  ;; CHECK: {{.*}}:
  ;; CHECK:   %{{.*}} = sub i32 %{{.*}}, 1
  ;; CHECK:   %{{.*}} = icmp ne i32 %{{.*}}, 0
  ;; CHECK:   br i1 %{{.*}}, label %{{.*}}, label %{{.*}}
  ;; CHECK: {{.*}}:
  (func $loop (param i32)
    (loop (br_if 0 (local.tee 0 (i32.sub (local.get 0) (i32.const 1))))))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.if.else(
  ;; CHECK:   %{{.*}} = icmp ne i32 %{{.*}}, 0
  ;; CHECK:   br i1 %{{.*}}, label %{{.*}}, label %{{.*}}
  ;; CHECK: {{.*}}:
  ;; CHECK:   br label %{{.*}}
  ;; CHECK: {{.*}}:
  ;; CHECK:   br label %{{.*}}
  ;; CHECK: {{.*}}:
  ;; CHECK:   %{{.*}} = phi i32 [ 1, %{{.*}} ], [ 2, %{{.*}} ]
  (func $if.else (param i32) (result i32)
    (if (result i32) (local.get 0) (then (i32.const 1)) (else (i32.const 2))))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.br.skips.unreachable(
  ;; CHECK:   br label %{{.*}}
  ;; CHECK: {{.*}}:
  ;; CHECK:   %{{.*}} = phi i32 [ 1, %{{.*}} ]
  (func $br.skips.unreachable (result i32)
    (block (result i32) (br 0 (i32.const 1)) (i32.add) (block (unreachable))))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.br_table(
  ;; CHECK:   switch i32 %{{.*}}, label %{{.*}} [
  ;; CHECK:     i32 1, label %{{.*}}
  ;; CHECK:   ]
  ;; CHECK: {{.*}}:
  ;; CHECK:   br label %{{.*}}
  ;; CHECK: {{.*}}:
  ;; CHECK:   br label %{{.*}}
  ;; CHECK: {{.*}}:
  ;; CHECK:   %{{.*}} = phi i32 [ 7, %{{.*}} ]
  ;; CHECK:   %{{.*}} = add i32 %{{.*}}, 1
  ;; CHECK:   br label %{{.*}}
  ;; CHECK: {{.*}}:
  ;; CHECK:   %{{.*}} = phi i32 [ 7, %{{.*}} ], [ %{{.*}}, %{{.*}} ]
  (func $br_table (param i32) (result i32)
    (block (result i32)
      (block (result i32) (br_table 0 1 0 (i32.const 7) (local.get 0)))
      (i32.add (i32.const 1))))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.return(
  (func $return (param i32) (result i32) (return (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.drop(
  (func $drop (param i32) (drop (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.select(
  ;; CHECK:   %{{.*}} = icmp eq i32 %{{.*}}, 0
  ;; CHECK:   %{{.*}} = zext i1 %{{.*}} to i32
  ;; CHECK:   %{{.*}} = select i1 %{{.*}}, i64 %{{.*}}, i64 %{{.*}}
  (func $select (param i32 i64 i64) (result i64)
    (select (local.get 1) (local.get 2) (i32.eqz (local.get 0))))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.select.typed(
  ;; CHECK:   %{{.*}} = icmp ne i32 %{{.*}}, 0
  ;; CHECK:   %{{.*}} = select i1 %{{.*}}, ptr %{{.*}}, ptr %{{.*}}
  (func $select.typed (param i32 funcref funcref) (result funcref)
    (select (result funcref) (local.get 1) (local.get 2) (local.get 0)))
  (elem declare func $unreachable $nop $block $loop $if.else $br.skips.unreachable $br_table
    $return $drop $select $select.typed)
  (func (export "_start")))
