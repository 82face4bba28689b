;; Tables and references.
;;
;; RUN: %wat2wasm --debug-names %s -o %t.wasm
;; RUN: %sinter build --emit ir -O0 --target x86_64-linux %t.wasm -o - | FileCheck %s --check-prefix=CHECK
;; The CHECK lines come from update_checks.py.
(module
  (table $t 3 funcref)
  (table $u 3 funcref)
  (elem $e func $table.get)
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.table.get(
  ;; CHECK:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; CHECK:   %{{.*}} = load i64, ptr getelementptr inbounds nuw ({ ptr, i64, i64, i64, i64 }, ptr @wasm.table.0, i32 0, i32 1), align 8
  ;; CHECK:   %{{.*}} = icmp uge i64 %{{.*}}, %{{.*}}
  ;; CHECK:   br i1 %{{.*}}, label %trap{{.*}}, label %{{.*}}
  ;; CHECK: trap{{.*}}:
  ;; CHECK:   notail call void @sinter_trap_table_out_of_bounds()
  ;; CHECK:   unreachable
  ;; CHECK: {{.*}}:
  ;; CHECK:   %{{.*}} = load ptr, ptr @wasm.table.0, align 8
  ;; CHECK:   %{{.*}} = getelementptr ptr, ptr %{{.*}}, i64 %{{.*}}
  (func $table.get (param i32) (result funcref) (table.get $t (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.table.set(
  ;; CHECK:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; CHECK:   %{{.*}} = load i64, ptr getelementptr inbounds nuw ({ ptr, i64, i64, i64, i64 }, ptr @wasm.table.0, i32 0, i32 1), align 8
  ;; CHECK:   %{{.*}} = icmp uge i64 %{{.*}}, %{{.*}}
  ;; CHECK:   br i1 %{{.*}}, label %trap{{.*}}, label %{{.*}}
  ;; CHECK: trap{{.*}}:
  ;; CHECK:   notail call void @sinter_trap_table_out_of_bounds()
  ;; CHECK:   unreachable
  ;; CHECK: {{.*}}:
  ;; CHECK:   %{{.*}} = load ptr, ptr @wasm.table.0, align 8
  ;; CHECK:   %{{.*}} = getelementptr ptr, ptr %{{.*}}, i64 %{{.*}}
  (func $table.set (param i32 funcref) (table.set $t (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.table.size(
  ;; CHECK:   %{{.*}} = load i64, ptr getelementptr inbounds nuw ({ ptr, i64, i64, i64, i64 }, ptr @wasm.table.0, i32 0, i32 1), align 8
  ;; CHECK:   %{{.*}} = trunc i64 %{{.*}} to i32
  (func $table.size (result i32) (table.size $t))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.table.grow(
  ;; CHECK:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; CHECK:   %{{.*}} = notail call i64 @sinter_table_grow(ptr @wasm.table.0, ptr %{{.*}}, i64 %{{.*}})
  ;; CHECK:   %{{.*}} = trunc i64 %{{.*}} to i32
  (func $table.grow (param i32 funcref) (result i32)
    (table.grow $t (local.get 1) (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.table.fill(
  ;; CHECK:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; CHECK:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; CHECK:   notail call void @sinter_table_fill(ptr @wasm.table.0, i64 %{{.*}}, ptr %{{.*}}, i64 %{{.*}})
  (func $table.fill (param i32 i32 funcref)
    (table.fill $t (local.get 0) (local.get 2) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.table.copy(
  ;; CHECK:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; CHECK:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; CHECK:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; CHECK:   notail call void @sinter_table_copy(ptr @wasm.table.0, ptr @wasm.table.1, i64 %{{.*}}, i64 %{{.*}}, i64 %{{.*}})
  (func $table.copy (param i32 i32 i32)
    (table.copy $t $u (local.get 0) (local.get 1) (local.get 2)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.table.init(
  ;; CHECK:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; CHECK:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; CHECK:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; CHECK:   notail call void @sinter_table_init(ptr @wasm.table.0, ptr @wasm.elem.0, i64 %{{.*}}, i64 %{{.*}}, i64 %{{.*}})
  (func $table.init (param i32 i32 i32)
    (table.init $t $e (local.get 0) (local.get 1) (local.get 2)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.elem.drop(
  ;; CHECK:   store i64 0, ptr getelementptr inbounds nuw ({ ptr, i64 }, ptr @wasm.elem.0, i32 0, i32 1), align 8
  (func $elem.drop (elem.drop $e))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.ref.null(
  (func $ref.null (result externref) (ref.null extern))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.ref.is_null(
  ;; CHECK:   %{{.*}} = icmp eq ptr %{{.*}}, null
  ;; CHECK:   %{{.*}} = zext i1 %{{.*}} to i32
  (func $ref.is_null (param externref) (result i32) (ref.is_null (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.ref.func(
  (func $ref.func (result funcref) (ref.func $table.get))
  (elem declare func $table.get $table.set $table.size $table.grow $table.fill $table.copy
    $table.init $elem.drop $ref.null $ref.is_null $ref.func)
  (func (export "_start")))
