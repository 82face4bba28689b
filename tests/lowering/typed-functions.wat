;; Typed functions: thunks with the C convention, vectors and results by pointer, slots for many
;; arguments; and code for imports, which calls the host between two calls of the runtime.
;; RUN: %wat2wasm %s -o %t.wasm
;; RUN: %sinter build --emit ir -O0 --model context --module-name app --target x86_64-linux %t.wasm -o - | FileCheck %s
(module
  (import "env" "f" (func $f (param i32 v128) (result f64)))
  ;; CHECK: @app_module = {{.*}}alias {{.*}}ptr @sinter_module
  ;; CHECK-LABEL: define internal tailcc double @wasm.import(
  ;; CHECK: call void @sinter_host_begin(ptr %0)
  ;; CHECK: call double %{{.*}}(ptr %{{.*}}, i32 signext %{{.*}}, ptr %{{.*}})
  ;; CHECK: call void @sinter_host_end(ptr %0, ptr null)
  (func (export "f") (param i32 v128) (result f64) (call $f (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: define hidden double @wasm.typed.1(
  ;; CHECK-SAME: ptr noundef align 16 dereferenceable({{[0-9]+}}) "sinter-instance" %0, i32 signext %1, ptr %2)
  ;; CHECK-SAME: #[[F:[0-9]+]]
  ;; CHECK: load <2 x i64>, ptr %2, align 1
  ;; CHECK: call tailcc double @wasm.1
  (func (export "pair") (result i32 i64 v128) (i32.const 1) (i64.const 2) (v128.const i64x2 3 4))
  ;; CHECK-LABEL: define hidden void @wasm.typed.2(
  ;; CHECK: getelementptr inbounds i8, ptr %1, i64 8
  ;; CHECK: getelementptr inbounds i8, ptr %1, i64 16
  ;; CHECK: store <2 x i64> %{{.*}}, align 1
  (func (export "many") (export "again") (param i32 i32 i32 i32 i32 i32 i32) (result i32) (local.get 6))
  ;; CHECK-LABEL: define hidden void @wasm.typed.3(
  ;; CHECK: load i32, ptr %{{.*}}, align 16
  ;; CHECK-LABEL: define dso_local signext i32 @app_many(
  ;; CHECK: call void @sinter.packed.3(ptr %0, ptr %{{.*}})
  ;; CHECK-LABEL: define dso_local signext i32 @app_again(
  ;; CHECK: attributes #[[F]] = {{.*}}"sinter-entry"="app_f"
)
