;; Locals are storage that starts as zero; a read after a write in straight-line code is the value.
;; A global that nothing writes is its initial value.
;;
;; RUN: %wat2wasm --debug-names %s -o %t.wasm
;; RUN: %sinter build --emit ir -O0 --target x86_64-linux %t.wasm -o - | FileCheck %s --check-prefix=CHECK
;; RUN: %sinter build --emit ir -O0 --target x86_64-linux %t.wasm -o - | FileCheck %s --check-prefix=STORAGE
;; The CHECK lines come from update_checks.py.
(module
  (global $fixed i32 (i32.const 5))
  (global $unwritten (mut i64) (i64.const 6))
  (global $written (mut f64) (f64.const 1.5))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.local.get(
  ;; STORAGE-LABEL: @wasm.{{[0-9]+}}.local.get(
  (func $local.get (param i32) (result i32) (local.get 0))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.local.set(
  ;; CHECK:   %{{.*}} = add i32 %{{.*}}, 1
  ;; CHECK:   %{{.*}} = mul i32 %{{.*}}, %{{.*}}
  ;; STORAGE-LABEL: @wasm.{{[0-9]+}}.local.set(
  ;; STORAGE:   %{{.*}} = add i32 %{{.*}}, 1
  ;; STORAGE:   %{{.*}} = mul i32 %{{.*}}, %{{.*}}
  (func $local.set (param i32) (result i32) (local i32)
    (local.set 1 (i32.add (local.get 0) (i32.const 1)))
    (i32.mul (local.get 1) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.local.tee(
  ;; CHECK:   %{{.*}} = add i32 %{{.*}}, 1
  ;; CHECK:   %{{.*}} = mul i32 %{{.*}}, %{{.*}}
  ;; STORAGE-LABEL: @wasm.{{[0-9]+}}.local.tee(
  ;; STORAGE:   %{{.*}} = add i32 %{{.*}}, 1
  ;; STORAGE:   %{{.*}} = mul i32 %{{.*}}, %{{.*}}
  (func $local.tee (param i32) (result i32)
    (i32.mul (local.tee 0 (i32.add (local.get 0) (i32.const 1))) (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.global.get(
  ;; CHECK:   %{{.*}} = load double, ptr @wasm.global.2, align 8
  ;; CHECK:   br label %{{.*}}
  ;; CHECK: {{.*}}:
  ;; CHECK:   %{{.*}} = phi i32 [ 5, %{{.*}} ]
  ;; CHECK:   %{{.*}} = phi i64 [ 6, %{{.*}} ]
  ;; CHECK:   %{{.*}} = phi double [ %{{.*}}, %{{.*}} ]
  ;; CHECK:   %{{.*}} = bitcast double %{{.*}} to i64
  ;; CHECK:   store i64 %{{.*}}, ptr getelementptr inbounds ([2 x i64], ptr @sinter.results, i32 2), align 8
  ;; CHECK:   %mrv = insertvalue { i32, i64 } poison, i32 %{{.*}}, 0
  ;; CHECK:   %mrv1 = insertvalue { i32, i64 } %mrv, i64 %{{.*}}, 1
  ;; CHECK:   ret { i32, i64 } %mrv1
  ;; STORAGE-LABEL: @wasm.{{[0-9]+}}.global.get(
  ;; STORAGE:   %{{.*}} = load double, ptr @wasm.global.2, align 8
  ;; STORAGE:   br label %{{.*}}
  ;; STORAGE: {{.*}}:
  ;; STORAGE:   %{{.*}} = phi i32 [ 5, %{{.*}} ]
  ;; STORAGE:   %{{.*}} = phi i64 [ 6, %{{.*}} ]
  ;; STORAGE:   %{{.*}} = phi double [ %{{.*}}, %{{.*}} ]
  ;; STORAGE:   %{{.*}} = bitcast double %{{.*}} to i64
  ;; STORAGE:   store i64 %{{.*}}, ptr getelementptr inbounds ([2 x i64], ptr @sinter.results, i32 2), align 8
  ;; STORAGE:   %mrv = insertvalue { i32, i64 } poison, i32 %{{.*}}, 0
  ;; STORAGE:   %mrv1 = insertvalue { i32, i64 } %mrv, i64 %{{.*}}, 1
  ;; STORAGE:   ret { i32, i64 } %mrv1
  (func $global.get (result i32 i64 f64)
    (global.get $fixed) (global.get $unwritten) (global.get $written))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.global.set(
  ;; CHECK:   store double %{{.*}}, ptr @wasm.global.2, align 8
  ;; STORAGE-LABEL: @wasm.{{[0-9]+}}.global.set(
  ;; STORAGE:   store double %{{.*}}, ptr @wasm.global.2, align 8
  (func $global.set (param f64) (global.set $written (local.get 0)))
  ;; Locals that the body does not write take no storage.
  ;; STORAGE-NOT: alloca
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.local.unwritten(
  ;; STORAGE-LABEL: @wasm.{{[0-9]+}}.local.unwritten(
  (func $local.unwritten (result i32) (local i32 i64 f32 f64) (local.get 0))
  (elem declare func $local.get $local.set $local.tee $global.get $global.set $local.unwritten)
  (func (export "_start")))
