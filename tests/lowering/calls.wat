;; Calls: natural signatures; further results through a buffer; two comparisons before an indirect
;; call; tail calls, in registers on a target whose ABI has no other way.
;;
;; RUN: %wat2wasm --debug-names %s -o %t.wasm
;; RUN: %sinter build --emit ir -O0 --target x86_64-linux %t.wasm -o - | FileCheck %s --check-prefix=CHECK
;; RUN: %sinter build --emit ir -O0 --target riscv64-linux %t.wasm -o - | FileCheck %s --check-prefix=RISCV
;; The CHECK lines come from update_checks.py.
(module
  (type $unary (func (param i32) (result i32)))
  (table $fixed 2 funcref)
  (table $changing 2 funcref)
  (elem (table $fixed) (i32.const 0) func $call)
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.call(
  ;; CHECK:   %{{.*}} = notail call tailcc i32 @wasm.0.call(i32 %{{.*}})
  ;; RISCV-LABEL: @wasm.{{[0-9]+}}.call(
  ;; RISCV:   %{{.*}} = trunc i64 %{{.*}} to i32
  ;; RISCV:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; RISCV:   %{{.*}} = notail call fastcc i32 @wasm.0.call(i64 %{{.*}}, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison, double poison, double poison, double poison, double poison, double poison, double poison, double poison, double poison)
  (func $call (param i32) (result i32) (call $call (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.call_indirect(
  ;; CHECK:   br i1 false, label %{{.*}}, label %outside
  ;; CHECK: outside:
  ;; CHECK:   %{{.*}} = load i8, ptr getelementptr (i8, ptr @wasm.table.0.nulls, i64 1), align 1
  ;; CHECK:   %{{.*}} = icmp ne i8 %{{.*}}, 0
  ;; CHECK:   br i1 %{{.*}}, label %trap{{.*}}, label %{{.*}}
  ;; CHECK: {{.*}}:
  ;; CHECK:   %{{.*}} = notail call tailcc i32 @wasm.0.call(i32 %{{.*}})
  ;; CHECK:   br label %{{.*}}
  ;; CHECK: trap{{.*}}:
  ;; CHECK:   notail call void @sinter_trap_uninitialized_element()
  ;; CHECK:   unreachable
  ;; CHECK: {{.*}}:
  ;; CHECK:   notail call void @sinter_trap_indirect_call_type_mismatch()
  ;; CHECK:   unreachable
  ;; CHECK: {{.*}}:
  ;; CHECK:   %{{.*}} = phi i32 [ %{{.*}}, %{{.*}} ]
  ;; CHECK:   ret i32 %{{.*}}
  ;; RISCV-LABEL: @wasm.{{[0-9]+}}.call_indirect(
  ;; RISCV:   %{{.*}} = trunc i64 %{{.*}} to i32
  ;; RISCV:   br i1 false, label %{{.*}}, label %outside
  ;; RISCV: outside:
  ;; RISCV:   %{{.*}} = load i8, ptr getelementptr (i8, ptr @wasm.table.0.nulls, i64 1), align 1
  ;; RISCV:   %{{.*}} = icmp ne i8 %{{.*}}, 0
  ;; RISCV:   br i1 %{{.*}}, label %trap{{.*}}, label %{{.*}}
  ;; RISCV: {{.*}}:
  ;; RISCV:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; RISCV:   %{{.*}} = notail call fastcc i32 @wasm.0.call(i64 %{{.*}}, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison, double poison, double poison, double poison, double poison, double poison, double poison, double poison, double poison)
  ;; RISCV:   br label %{{.*}}
  ;; RISCV: trap{{.*}}:
  ;; RISCV:   notail call void @sinter_trap_uninitialized_element()
  ;; RISCV:   unreachable
  ;; RISCV: {{.*}}:
  ;; RISCV:   notail call void @sinter_trap_indirect_call_type_mismatch()
  ;; RISCV:   unreachable
  ;; RISCV: {{.*}}:
  ;; RISCV:   %{{.*}} = phi i32 [ %{{.*}}, %{{.*}} ]
  ;; RISCV:   ret i32 %{{.*}}
  (func $call_indirect (param i32) (result i32)
    (call_indirect $fixed (type $unary) (local.get 0) (i32.const 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.call_indirect.changing(
  ;; CHECK:   store ptr null, ptr @wasm.table.1.elements, align 8
  ;; CHECK:   %{{.*}} = load ptr, ptr getelementptr (ptr, ptr @wasm.table.1.elements, i64 1), align 8
  ;; CHECK:   %{{.*}} = icmp eq ptr %{{.*}}, null
  ;; CHECK:   br i1 %{{.*}}, label %trap{{.*}}, label %{{.*}}
  ;; CHECK: trap{{.*}}:
  ;; CHECK:   notail call void @sinter_trap_uninitialized_element()
  ;; CHECK:   unreachable
  ;; CHECK: {{.*}}:
  ;; CHECK:   %{{.*}} = getelementptr inbounds nuw { ptr, i64 }, ptr %{{.*}}, i32 0, i32 1
  ;; CHECK:   %{{.*}} = icmp eq i64 %{{.*}}, 0
  ;; CHECK:   %{{.*}} = xor i1 %{{.*}}, true
  ;; CHECK:   br i1 %{{.*}}, label %trap{{.*}}, label %{{.*}}
  ;; CHECK: trap{{.*}}:
  ;; CHECK:   notail call void @sinter_trap_indirect_call_type_mismatch()
  ;; CHECK:   unreachable
  ;; CHECK: {{.*}}:
  ;; CHECK:   %{{.*}} = getelementptr inbounds nuw { ptr, i64 }, ptr %{{.*}}, i32 0, i32 0
  ;; CHECK:   %{{.*}} = notail call tailcc i32 %{{.*}}(i32 %{{.*}})
  ;; RISCV-LABEL: @wasm.{{[0-9]+}}.call_indirect.changing(
  ;; RISCV:   %{{.*}} = trunc i64 %{{.*}} to i32
  ;; RISCV:   store ptr null, ptr @wasm.table.1.elements, align 8
  ;; RISCV:   %{{.*}} = load ptr, ptr getelementptr (ptr, ptr @wasm.table.1.elements, i64 1), align 8
  ;; RISCV:   %{{.*}} = icmp eq ptr %{{.*}}, null
  ;; RISCV:   br i1 %{{.*}}, label %trap{{.*}}, label %{{.*}}
  ;; RISCV: trap{{.*}}:
  ;; RISCV:   notail call void @sinter_trap_uninitialized_element()
  ;; RISCV:   unreachable
  ;; RISCV: {{.*}}:
  ;; RISCV:   %{{.*}} = getelementptr inbounds nuw { ptr, i64 }, ptr %{{.*}}, i32 0, i32 1
  ;; RISCV:   %{{.*}} = icmp eq i64 %{{.*}}, 0
  ;; RISCV:   %{{.*}} = xor i1 %{{.*}}, true
  ;; RISCV:   br i1 %{{.*}}, label %trap{{.*}}, label %{{.*}}
  ;; RISCV: trap{{.*}}:
  ;; RISCV:   notail call void @sinter_trap_indirect_call_type_mismatch()
  ;; RISCV:   unreachable
  ;; RISCV: {{.*}}:
  ;; RISCV:   %{{.*}} = getelementptr inbounds nuw { ptr, i64 }, ptr %{{.*}}, i32 0, i32 0
  ;; RISCV:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; RISCV:   %{{.*}} = notail call fastcc i32 %{{.*}}(i64 %{{.*}}, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison, double poison, double poison, double poison, double poison, double poison, double poison, double poison, double poison)
  (func $call_indirect.changing (param i32) (result i32)
    (table.set $changing (i32.const 0) (ref.null func))
    (call_indirect $changing (type $unary) (local.get 0) (i32.const 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.return_call(
  ;; CHECK:   %{{.*}} = musttail call tailcc i32 @wasm.0.call(i32 7)
  ;; CHECK:   ret i32 %{{.*}}
  ;; RISCV-LABEL: @wasm.{{[0-9]+}}.return_call(
  ;; RISCV:   %{{.*}} = musttail call fastcc i32 @wasm.0.call(i64 7, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison, double poison, double poison, double poison, double poison, double poison, double poison, double poison, double poison)
  ;; RISCV:   ret i32 %{{.*}}
  (func $return_call (param f64 i64) (result i32) (return_call $call (i32.const 7)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.return_call_indirect(
  ;; CHECK:   %{{.*}} = load i64, ptr getelementptr inbounds nuw ({ ptr, i64 }, ptr @wasm.table.0.calls, i32 0, i32 1), align 8
  ;; CHECK:   %{{.*}} = icmp eq i64 %{{.*}}, 0
  ;; CHECK:   br i1 %{{.*}}, label %{{.*}}, label %mismatch{{.*}}
  ;; CHECK: mismatch{{.*}}:
  ;; CHECK:   %{{.*}} = icmp eq i64 %{{.*}}, -1
  ;; CHECK:   br i1 %{{.*}}, label %trap{{.*}}, label %{{.*}}
  ;; CHECK: {{.*}}:
  ;; CHECK:   %{{.*}} = load ptr, ptr @wasm.table.0.calls, align 8
  ;; CHECK:   %{{.*}} = musttail call tailcc i32 %{{.*}}(i32 %{{.*}})
  ;; CHECK:   ret i32 %{{.*}}
  ;; CHECK: trap{{.*}}:
  ;; CHECK:   notail call void @sinter_trap_uninitialized_element()
  ;; CHECK:   unreachable
  ;; CHECK: {{.*}}:
  ;; CHECK:   notail call void @sinter_trap_indirect_call_type_mismatch()
  ;; CHECK:   unreachable
  ;; RISCV-LABEL: @wasm.{{[0-9]+}}.return_call_indirect(
  ;; RISCV:   %{{.*}} = trunc i64 %{{.*}} to i32
  ;; RISCV:   %{{.*}} = load i64, ptr getelementptr inbounds nuw ({ ptr, i64 }, ptr @wasm.table.0.calls, i32 0, i32 1), align 8
  ;; RISCV:   %{{.*}} = icmp eq i64 %{{.*}}, 0
  ;; RISCV:   br i1 %{{.*}}, label %{{.*}}, label %mismatch{{.*}}
  ;; RISCV: mismatch{{.*}}:
  ;; RISCV:   %{{.*}} = icmp eq i64 %{{.*}}, -1
  ;; RISCV:   br i1 %{{.*}}, label %trap{{.*}}, label %{{.*}}
  ;; RISCV: {{.*}}:
  ;; RISCV:   %{{.*}} = load ptr, ptr @wasm.table.0.calls, align 8
  ;; RISCV:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; RISCV:   %{{.*}} = musttail call fastcc i32 %{{.*}}(i64 %{{.*}}, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison, double poison, double poison, double poison, double poison, double poison, double poison, double poison, double poison)
  ;; RISCV:   ret i32 %{{.*}}
  ;; RISCV: trap{{.*}}:
  ;; RISCV:   notail call void @sinter_trap_uninitialized_element()
  ;; RISCV:   unreachable
  ;; RISCV: {{.*}}:
  ;; RISCV:   notail call void @sinter_trap_indirect_call_type_mismatch()
  ;; RISCV:   unreachable
  (func $return_call_indirect (param i32) (result i32)
    (return_call_indirect $fixed (type $unary) (local.get 0) (i32.const 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.three.results(
  ;; CHECK:   %{{.*}} = load float, ptr @wasm.f32.40400000, align 4
  ;; CHECK:   br label %{{.*}}
  ;; CHECK: {{.*}}:
  ;; CHECK:   %{{.*}} = phi i32 [ 1, %{{.*}} ]
  ;; CHECK:   %{{.*}} = phi i64 [ 2, %{{.*}} ]
  ;; CHECK:   %{{.*}} = phi float [ %{{.*}}, %{{.*}} ]
  ;; CHECK:   %{{.*}} = bitcast float %{{.*}} to i32
  ;; CHECK:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; CHECK:   store i64 %{{.*}}, ptr getelementptr inbounds ([2 x i64], ptr @sinter.results, i32 2), align 8
  ;; CHECK:   %mrv = insertvalue { i32, i64 } poison, i32 %{{.*}}, 0
  ;; CHECK:   %mrv1 = insertvalue { i32, i64 } %mrv, i64 %{{.*}}, 1
  ;; CHECK:   ret { i32, i64 } %mrv1
  ;; RISCV-LABEL: @wasm.{{[0-9]+}}.three.results(
  ;; RISCV:   %{{.*}} = load float, ptr @wasm.f32.40400000, align 4
  ;; RISCV:   br label %{{.*}}
  ;; RISCV: {{.*}}:
  ;; RISCV:   %{{.*}} = phi i32 [ 1, %{{.*}} ]
  ;; RISCV:   %{{.*}} = phi i64 [ 2, %{{.*}} ]
  ;; RISCV:   %{{.*}} = phi float [ %{{.*}}, %{{.*}} ]
  ;; RISCV:   %{{.*}} = bitcast float %{{.*}} to i32
  ;; RISCV:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; RISCV:   store i64 %{{.*}}, ptr getelementptr inbounds ([2 x i64], ptr @sinter.results, i32 2), align 8
  ;; RISCV:   %mrv = insertvalue { i32, i64 } poison, i32 %{{.*}}, 0
  ;; RISCV:   %mrv1 = insertvalue { i32, i64 } %mrv, i64 %{{.*}}, 1
  ;; RISCV:   ret { i32, i64 } %mrv1
  (func $three.results (result i32 i64 f32) (i32.const 1) (i64.const 2) (f32.const 3))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.calls.three.results(
  ;; CHECK:   %{{.*}} = load float, ptr @wasm.f32.0, align 4
  ;; CHECK:   %{{.*}} = notail call tailcc { i32, i64 } @wasm.5.three.results()
  ;; CHECK:   %{{.*}} = extractvalue { i32, i64 } %{{.*}}, 0
  ;; CHECK:   %{{.*}} = extractvalue { i32, i64 } %{{.*}}, 1
  ;; CHECK:   %{{.*}} = load i64, ptr getelementptr inbounds ([2 x i64], ptr @sinter.results, i32 2), align 8
  ;; CHECK:   %{{.*}} = trunc i64 %{{.*}} to i32
  ;; CHECK:   %{{.*}} = bitcast i32 %{{.*}} to float
  ;; RISCV-LABEL: @wasm.{{[0-9]+}}.calls.three.results(
  ;; RISCV:   %{{.*}} = load float, ptr @wasm.f32.0, align 4
  ;; RISCV:   %{{.*}} = notail call fastcc { i32, i64 } @wasm.5.three.results(i64 poison, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison, i64 poison, double poison, double poison, double poison, double poison, double poison, double poison, double poison, double poison)
  ;; RISCV:   %{{.*}} = extractvalue { i32, i64 } %{{.*}}, 0
  ;; RISCV:   %{{.*}} = extractvalue { i32, i64 } %{{.*}}, 1
  ;; RISCV:   %{{.*}} = load i64, ptr getelementptr inbounds ([2 x i64], ptr @sinter.results, i32 2), align 8
  ;; RISCV:   %{{.*}} = trunc i64 %{{.*}} to i32
  ;; RISCV:   %{{.*}} = bitcast i32 %{{.*}} to float
  (func $calls.three.results (result f32) (local f32)
    (call $three.results) (local.set 0) (drop) (drop) (local.get 0))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.nine.parameters(
  ;; CHECK:   %{{.*}} = load i64, ptr @sinter.arguments, align 8
  ;; CHECK:   %{{.*}} = trunc i64 %{{.*}} to i32
  ;; CHECK:   %{{.*}} = load i64, ptr getelementptr inbounds ([2 x i64], ptr @sinter.arguments, i32 1), align 8
  ;; CHECK:   %{{.*}} = trunc i64 %{{.*}} to i32
  ;; RISCV-LABEL: @wasm.{{[0-9]+}}.nine.parameters(
  ;; RISCV:   %{{.*}} = trunc i64 %{{.*}} to i32
  ;; RISCV:   %{{.*}} = trunc i64 %{{.*}} to i32
  ;; RISCV:   %{{.*}} = trunc i64 %{{.*}} to i32
  ;; RISCV:   %{{.*}} = trunc i64 %{{.*}} to i32
  ;; RISCV:   %{{.*}} = trunc i64 %{{.*}} to i32
  ;; RISCV:   %{{.*}} = trunc i64 %{{.*}} to i32
  ;; RISCV:   %{{.*}} = trunc i64 %{{.*}} to i32
  ;; RISCV:   %{{.*}} = trunc i64 %{{.*}} to i32
  ;; RISCV:   %{{.*}} = bitcast double %{{.*}} to i64
  ;; RISCV:   %{{.*}} = trunc i64 %{{.*}} to i32
  ;; RISCV:   %{{.*}} = bitcast i32 %{{.*}} to float
  (func $nine.parameters (param i32 i32 i32 i32 i32 i32 i32 i32 f32) (result f32) (local.get 8))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.calls.nine.parameters(
  ;; CHECK:   %{{.*}} = load float, ptr @wasm.f32.41100000, align 4
  ;; CHECK:   store i64 7, ptr @sinter.arguments, align 8
  ;; CHECK:   store i64 8, ptr getelementptr inbounds ([2 x i64], ptr @sinter.arguments, i32 1), align 8
  ;; CHECK:   %{{.*}} = notail call tailcc float @wasm.7.nine.parameters(i32 1, i32 2, i32 3, i32 4, i32 5, i32 6, float %{{.*}})
  ;; RISCV-LABEL: @wasm.{{[0-9]+}}.calls.nine.parameters(
  ;; RISCV:   %{{.*}} = load float, ptr @wasm.f32.41100000, align 4
  ;; RISCV:   %{{.*}} = bitcast float %{{.*}} to i32
  ;; RISCV:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; RISCV:   %{{.*}} = bitcast i64 %{{.*}} to double
  ;; RISCV:   %{{.*}} = notail call fastcc float @wasm.7.nine.parameters(i64 1, i64 2, i64 3, i64 4, i64 5, i64 6, i64 7, i64 8, double %{{.*}}, double poison, double poison, double poison, double poison, double poison, double poison, double poison)
  (func $calls.nine.parameters (result f32)
    (call $nine.parameters (i32.const 1) (i32.const 2) (i32.const 3) (i32.const 4) (i32.const 5)
      (i32.const 6) (i32.const 7) (i32.const 8) (f32.const 9)))
  (elem declare func $call_indirect $call_indirect.changing $return_call $return_call_indirect
    $three.results $calls.three.results $nine.parameters $calls.nine.parameters)
  (func (export "_start")))
