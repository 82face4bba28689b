;; Conversions: truncation traps outside the range, demotion quiets.
;;
;; RUN: %wat2wasm --debug-names %s -o %t.wasm
;; RUN: %sinter build --emit ir -O0 --target x86_64-linux %t.wasm -o - | FileCheck %s --check-prefix=CHECK
;; The CHECK lines come from update_checks.py.
(module
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32.wrap_i64(
  ;; CHECK:   %{{.*}} = trunc i64 %{{.*}} to i32
  (func $i32.wrap_i64 (param i64) (result i32) (i32.wrap_i64 (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32.trunc_f32_s(
  ;; CHECK:   %{{.*}} = fcmp uno float %{{.*}}, %{{.*}}
  ;; CHECK:   br i1 %{{.*}}, label %trap{{.*}}, label %{{.*}}
  ;; CHECK: trap{{.*}}:
  ;; CHECK:   notail call void @sinter_trap_invalid_conversion_to_integer()
  ;; CHECK:   unreachable
  ;; CHECK: {{.*}}:
  ;; CHECK:   %{{.*}} = fcmp ogt float %{{.*}}, 0xC1E0000020000000
  ;; CHECK:   %{{.*}} = fcmp olt float %{{.*}}, 0x41E0000000000000
  ;; CHECK:   %{{.*}} = and i1 %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = xor i1 %{{.*}}, true
  ;; CHECK:   br i1 %{{.*}}, label %trap{{.*}}, label %{{.*}}
  ;; CHECK: trap{{.*}}:
  ;; CHECK:   notail call void @sinter_trap_integer_overflow()
  ;; CHECK:   unreachable
  ;; CHECK: {{.*}}:
  ;; CHECK:   %{{.*}} = fptosi float %{{.*}} to i32
  (func $i32.trunc_f32_s (param f32) (result i32) (i32.trunc_f32_s (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32.trunc_f32_u(
  ;; CHECK:   %{{.*}} = fcmp uno float %{{.*}}, %{{.*}}
  ;; CHECK:   br i1 %{{.*}}, label %trap{{.*}}, label %{{.*}}
  ;; CHECK: trap{{.*}}:
  ;; CHECK:   notail call void @sinter_trap_invalid_conversion_to_integer()
  ;; CHECK:   unreachable
  ;; CHECK: {{.*}}:
  ;; CHECK:   %{{.*}} = fcmp ogt float %{{.*}}, -1.000000e+00
  ;; CHECK:   %{{.*}} = fcmp olt float %{{.*}}, 0x41F0000000000000
  ;; CHECK:   %{{.*}} = and i1 %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = xor i1 %{{.*}}, true
  ;; CHECK:   br i1 %{{.*}}, label %trap{{.*}}, label %{{.*}}
  ;; CHECK: trap{{.*}}:
  ;; CHECK:   notail call void @sinter_trap_integer_overflow()
  ;; CHECK:   unreachable
  ;; CHECK: {{.*}}:
  ;; CHECK:   %{{.*}} = fptoui float %{{.*}} to i32
  (func $i32.trunc_f32_u (param f32) (result i32) (i32.trunc_f32_u (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32.trunc_f64_s(
  ;; CHECK:   %{{.*}} = fcmp uno double %{{.*}}, %{{.*}}
  ;; CHECK:   br i1 %{{.*}}, label %trap{{.*}}, label %{{.*}}
  ;; CHECK: trap{{.*}}:
  ;; CHECK:   notail call void @sinter_trap_invalid_conversion_to_integer()
  ;; CHECK:   unreachable
  ;; CHECK: {{.*}}:
  ;; CHECK:   %{{.*}} = fcmp ogt double %{{.*}}, 0xC1E0000000200000
  ;; CHECK:   %{{.*}} = fcmp olt double %{{.*}}, 0x41E0000000000000
  ;; CHECK:   %{{.*}} = and i1 %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = xor i1 %{{.*}}, true
  ;; CHECK:   br i1 %{{.*}}, label %trap{{.*}}, label %{{.*}}
  ;; CHECK: trap{{.*}}:
  ;; CHECK:   notail call void @sinter_trap_integer_overflow()
  ;; CHECK:   unreachable
  ;; CHECK: {{.*}}:
  ;; CHECK:   %{{.*}} = fptosi double %{{.*}} to i32
  (func $i32.trunc_f64_s (param f64) (result i32) (i32.trunc_f64_s (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32.trunc_f64_u(
  ;; CHECK:   %{{.*}} = fcmp uno double %{{.*}}, %{{.*}}
  ;; CHECK:   br i1 %{{.*}}, label %trap{{.*}}, label %{{.*}}
  ;; CHECK: trap{{.*}}:
  ;; CHECK:   notail call void @sinter_trap_invalid_conversion_to_integer()
  ;; CHECK:   unreachable
  ;; CHECK: {{.*}}:
  ;; CHECK:   %{{.*}} = fcmp ogt double %{{.*}}, -1.000000e+00
  ;; CHECK:   %{{.*}} = fcmp olt double %{{.*}}, 0x41F0000000000000
  ;; CHECK:   %{{.*}} = and i1 %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = xor i1 %{{.*}}, true
  ;; CHECK:   br i1 %{{.*}}, label %trap{{.*}}, label %{{.*}}
  ;; CHECK: trap{{.*}}:
  ;; CHECK:   notail call void @sinter_trap_integer_overflow()
  ;; CHECK:   unreachable
  ;; CHECK: {{.*}}:
  ;; CHECK:   %{{.*}} = fptoui double %{{.*}} to i32
  (func $i32.trunc_f64_u (param f64) (result i32) (i32.trunc_f64_u (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i64.extend_i32_s(
  ;; CHECK:   %{{.*}} = sext i32 %{{.*}} to i64
  (func $i64.extend_i32_s (param i32) (result i64) (i64.extend_i32_s (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i64.extend_i32_u(
  ;; CHECK:   %{{.*}} = zext i32 %{{.*}} to i64
  (func $i64.extend_i32_u (param i32) (result i64) (i64.extend_i32_u (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i64.trunc_f32_s(
  ;; CHECK:   %{{.*}} = fcmp uno float %{{.*}}, %{{.*}}
  ;; CHECK:   br i1 %{{.*}}, label %trap{{.*}}, label %{{.*}}
  ;; CHECK: trap{{.*}}:
  ;; CHECK:   notail call void @sinter_trap_invalid_conversion_to_integer()
  ;; CHECK:   unreachable
  ;; CHECK: {{.*}}:
  ;; CHECK:   %{{.*}} = fcmp ogt float %{{.*}}, 0xC3E0000020000000
  ;; CHECK:   %{{.*}} = fcmp olt float %{{.*}}, 0x43E0000000000000
  ;; CHECK:   %{{.*}} = and i1 %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = xor i1 %{{.*}}, true
  ;; CHECK:   br i1 %{{.*}}, label %trap{{.*}}, label %{{.*}}
  ;; CHECK: trap{{.*}}:
  ;; CHECK:   notail call void @sinter_trap_integer_overflow()
  ;; CHECK:   unreachable
  ;; CHECK: {{.*}}:
  ;; CHECK:   %{{.*}} = fptosi float %{{.*}} to i64
  (func $i64.trunc_f32_s (param f32) (result i64) (i64.trunc_f32_s (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i64.trunc_f32_u(
  ;; CHECK:   %{{.*}} = fcmp uno float %{{.*}}, %{{.*}}
  ;; CHECK:   br i1 %{{.*}}, label %trap{{.*}}, label %{{.*}}
  ;; CHECK: trap{{.*}}:
  ;; CHECK:   notail call void @sinter_trap_invalid_conversion_to_integer()
  ;; CHECK:   unreachable
  ;; CHECK: {{.*}}:
  ;; CHECK:   %{{.*}} = fcmp ogt float %{{.*}}, -1.000000e+00
  ;; CHECK:   %{{.*}} = fcmp olt float %{{.*}}, 0x43F0000000000000
  ;; CHECK:   %{{.*}} = and i1 %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = xor i1 %{{.*}}, true
  ;; CHECK:   br i1 %{{.*}}, label %trap{{.*}}, label %{{.*}}
  ;; CHECK: trap{{.*}}:
  ;; CHECK:   notail call void @sinter_trap_integer_overflow()
  ;; CHECK:   unreachable
  ;; CHECK: {{.*}}:
  ;; CHECK:   %{{.*}} = fptoui float %{{.*}} to i64
  (func $i64.trunc_f32_u (param f32) (result i64) (i64.trunc_f32_u (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i64.trunc_f64_s(
  ;; CHECK:   %{{.*}} = fcmp uno double %{{.*}}, %{{.*}}
  ;; CHECK:   br i1 %{{.*}}, label %trap{{.*}}, label %{{.*}}
  ;; CHECK: trap{{.*}}:
  ;; CHECK:   notail call void @sinter_trap_invalid_conversion_to_integer()
  ;; CHECK:   unreachable
  ;; CHECK: {{.*}}:
  ;; CHECK:   %{{.*}} = fcmp ogt double %{{.*}}, 0xC3E0000000000001
  ;; CHECK:   %{{.*}} = fcmp olt double %{{.*}}, 0x43E0000000000000
  ;; CHECK:   %{{.*}} = and i1 %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = xor i1 %{{.*}}, true
  ;; CHECK:   br i1 %{{.*}}, label %trap{{.*}}, label %{{.*}}
  ;; CHECK: trap{{.*}}:
  ;; CHECK:   notail call void @sinter_trap_integer_overflow()
  ;; CHECK:   unreachable
  ;; CHECK: {{.*}}:
  ;; CHECK:   %{{.*}} = fptosi double %{{.*}} to i64
  (func $i64.trunc_f64_s (param f64) (result i64) (i64.trunc_f64_s (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i64.trunc_f64_u(
  ;; CHECK:   %{{.*}} = fcmp uno double %{{.*}}, %{{.*}}
  ;; CHECK:   br i1 %{{.*}}, label %trap{{.*}}, label %{{.*}}
  ;; CHECK: trap{{.*}}:
  ;; CHECK:   notail call void @sinter_trap_invalid_conversion_to_integer()
  ;; CHECK:   unreachable
  ;; CHECK: {{.*}}:
  ;; CHECK:   %{{.*}} = fcmp ogt double %{{.*}}, -1.000000e+00
  ;; CHECK:   %{{.*}} = fcmp olt double %{{.*}}, 0x43F0000000000000
  ;; CHECK:   %{{.*}} = and i1 %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = xor i1 %{{.*}}, true
  ;; CHECK:   br i1 %{{.*}}, label %trap{{.*}}, label %{{.*}}
  ;; CHECK: trap{{.*}}:
  ;; CHECK:   notail call void @sinter_trap_integer_overflow()
  ;; CHECK:   unreachable
  ;; CHECK: {{.*}}:
  ;; CHECK:   %{{.*}} = fptoui double %{{.*}} to i64
  (func $i64.trunc_f64_u (param f64) (result i64) (i64.trunc_f64_u (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f32.convert_i32_s(
  ;; CHECK:   %{{.*}} = sitofp i32 %{{.*}} to float
  (func $f32.convert_i32_s (param i32) (result f32) (f32.convert_i32_s (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f32.convert_i32_u(
  ;; CHECK:   %{{.*}} = uitofp i32 %{{.*}} to float
  (func $f32.convert_i32_u (param i32) (result f32) (f32.convert_i32_u (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f32.convert_i64_s(
  ;; CHECK:   %{{.*}} = sitofp i64 %{{.*}} to float
  (func $f32.convert_i64_s (param i64) (result f32) (f32.convert_i64_s (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f32.convert_i64_u(
  ;; CHECK:   %{{.*}} = uitofp i64 %{{.*}} to float
  (func $f32.convert_i64_u (param i64) (result f32) (f32.convert_i64_u (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f32.demote_f64(
  ;; CHECK:   %{{.*}} = fptrunc double %{{.*}} to float
  ;; CHECK:   %{{.*}} = load float, ptr @wasm.f32.3F800000, align 4
  ;; CHECK:   %{{.*}} = fmul float %{{.*}}, %{{.*}}
  (func $f32.demote_f64 (param f64) (result f32) (f32.demote_f64 (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f64.convert_i32_s(
  ;; CHECK:   %{{.*}} = sitofp i32 %{{.*}} to double
  (func $f64.convert_i32_s (param i32) (result f64) (f64.convert_i32_s (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f64.convert_i32_u(
  ;; CHECK:   %{{.*}} = uitofp i32 %{{.*}} to double
  (func $f64.convert_i32_u (param i32) (result f64) (f64.convert_i32_u (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f64.convert_i64_s(
  ;; CHECK:   %{{.*}} = sitofp i64 %{{.*}} to double
  (func $f64.convert_i64_s (param i64) (result f64) (f64.convert_i64_s (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f64.convert_i64_u(
  ;; CHECK:   %{{.*}} = uitofp i64 %{{.*}} to double
  (func $f64.convert_i64_u (param i64) (result f64) (f64.convert_i64_u (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f64.promote_f32(
  ;; CHECK:   %{{.*}} = fpext float %{{.*}} to double
  (func $f64.promote_f32 (param f32) (result f64) (f64.promote_f32 (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32.reinterpret_f32(
  ;; CHECK:   %{{.*}} = bitcast float %{{.*}} to i32
  (func $i32.reinterpret_f32 (param f32) (result i32) (i32.reinterpret_f32 (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i64.reinterpret_f64(
  ;; CHECK:   %{{.*}} = bitcast double %{{.*}} to i64
  (func $i64.reinterpret_f64 (param f64) (result i64) (i64.reinterpret_f64 (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f32.reinterpret_i32(
  ;; CHECK:   %{{.*}} = bitcast i32 %{{.*}} to float
  (func $f32.reinterpret_i32 (param i32) (result f32) (f32.reinterpret_i32 (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f64.reinterpret_i64(
  ;; CHECK:   %{{.*}} = bitcast i64 %{{.*}} to double
  (func $f64.reinterpret_i64 (param i64) (result f64) (f64.reinterpret_i64 (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32.trunc_sat_f32_s(
  ;; CHECK:   %{{.*}} = call i32 @llvm.fptosi.sat.i32.f32(float %{{.*}})
  (func $i32.trunc_sat_f32_s (param f32) (result i32) (i32.trunc_sat_f32_s (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32.trunc_sat_f32_u(
  ;; CHECK:   %{{.*}} = call i32 @llvm.fptoui.sat.i32.f32(float %{{.*}})
  (func $i32.trunc_sat_f32_u (param f32) (result i32) (i32.trunc_sat_f32_u (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32.trunc_sat_f64_s(
  ;; CHECK:   %{{.*}} = call i32 @llvm.fptosi.sat.i32.f64(double %{{.*}})
  (func $i32.trunc_sat_f64_s (param f64) (result i32) (i32.trunc_sat_f64_s (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32.trunc_sat_f64_u(
  ;; CHECK:   %{{.*}} = call i32 @llvm.fptoui.sat.i32.f64(double %{{.*}})
  (func $i32.trunc_sat_f64_u (param f64) (result i32) (i32.trunc_sat_f64_u (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i64.trunc_sat_f32_s(
  ;; CHECK:   %{{.*}} = call i64 @llvm.fptosi.sat.i64.f32(float %{{.*}})
  (func $i64.trunc_sat_f32_s (param f32) (result i64) (i64.trunc_sat_f32_s (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i64.trunc_sat_f32_u(
  ;; CHECK:   %{{.*}} = call i64 @llvm.fptoui.sat.i64.f32(float %{{.*}})
  (func $i64.trunc_sat_f32_u (param f32) (result i64) (i64.trunc_sat_f32_u (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i64.trunc_sat_f64_s(
  ;; CHECK:   %{{.*}} = call i64 @llvm.fptosi.sat.i64.f64(double %{{.*}})
  (func $i64.trunc_sat_f64_s (param f64) (result i64) (i64.trunc_sat_f64_s (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i64.trunc_sat_f64_u(
  ;; CHECK:   %{{.*}} = call i64 @llvm.fptoui.sat.i64.f64(double %{{.*}})
  (func $i64.trunc_sat_f64_u (param f64) (result i64) (i64.trunc_sat_f64_u (local.get 0)))
  (elem declare func $i32.wrap_i64 $i32.trunc_f32_s $i32.trunc_f32_u $i32.trunc_f64_s $i32.trunc_f64_u $i64.extend_i32_s $i64.extend_i32_u $i64.trunc_f32_s $i64.trunc_f32_u $i64.trunc_f64_s $i64.trunc_f64_u $f32.convert_i32_s $f32.convert_i32_u $f32.convert_i64_s $f32.convert_i64_u $f32.demote_f64 $f64.convert_i32_s $f64.convert_i32_u $f64.convert_i64_s $f64.convert_i64_u $f64.promote_f32 $i32.reinterpret_f32 $i64.reinterpret_f64 $f32.reinterpret_i32 $f64.reinterpret_i64 $i32.trunc_sat_f32_s $i32.trunc_sat_f32_u $i32.trunc_sat_f64_s $i32.trunc_sat_f64_u $i64.trunc_sat_f32_s $i64.trunc_sat_f32_u $i64.trunc_sat_f64_s $i64.trunc_sat_f64_u)
  (func (export "_start")))
