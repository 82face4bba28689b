;; Float instructions: rounding, minimum and maximum quiet their NaNs.
;;
;; RUN: %wat2wasm --debug-names %s -o %t.wasm
;; RUN: %sinter build --emit ir -O0 --target x86_64-linux %t.wasm -o - | FileCheck %s --check-prefix=CHECK
;; The CHECK lines come from update_checks.py.
(module
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f32.const(
  ;; CHECK:   %{{.*}} = load float, ptr @wasm.f32.3FC00000, align 4
  (func $f32.const (result f32) (f32.const 1.5))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f64.const(
  ;; CHECK:   %{{.*}} = load double, ptr @wasm.f64.4004000000000000, align 8
  (func $f64.const (result f64) (f64.const 2.5))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f32.eq(
  ;; CHECK:   %{{.*}} = fcmp oeq float %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = zext i1 %{{.*}} to i32
  (func $f32.eq (param f32 f32) (result i32) (f32.eq (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f32.ne(
  ;; CHECK:   %{{.*}} = fcmp une float %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = zext i1 %{{.*}} to i32
  (func $f32.ne (param f32 f32) (result i32) (f32.ne (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f32.lt(
  ;; CHECK:   %{{.*}} = fcmp olt float %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = zext i1 %{{.*}} to i32
  (func $f32.lt (param f32 f32) (result i32) (f32.lt (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f32.gt(
  ;; CHECK:   %{{.*}} = fcmp ogt float %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = zext i1 %{{.*}} to i32
  (func $f32.gt (param f32 f32) (result i32) (f32.gt (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f32.le(
  ;; CHECK:   %{{.*}} = fcmp ole float %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = zext i1 %{{.*}} to i32
  (func $f32.le (param f32 f32) (result i32) (f32.le (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f32.ge(
  ;; CHECK:   %{{.*}} = fcmp oge float %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = zext i1 %{{.*}} to i32
  (func $f32.ge (param f32 f32) (result i32) (f32.ge (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f64.eq(
  ;; CHECK:   %{{.*}} = fcmp oeq double %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = zext i1 %{{.*}} to i32
  (func $f64.eq (param f64 f64) (result i32) (f64.eq (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f64.ne(
  ;; CHECK:   %{{.*}} = fcmp une double %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = zext i1 %{{.*}} to i32
  (func $f64.ne (param f64 f64) (result i32) (f64.ne (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f64.lt(
  ;; CHECK:   %{{.*}} = fcmp olt double %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = zext i1 %{{.*}} to i32
  (func $f64.lt (param f64 f64) (result i32) (f64.lt (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f64.gt(
  ;; CHECK:   %{{.*}} = fcmp ogt double %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = zext i1 %{{.*}} to i32
  (func $f64.gt (param f64 f64) (result i32) (f64.gt (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f64.le(
  ;; CHECK:   %{{.*}} = fcmp ole double %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = zext i1 %{{.*}} to i32
  (func $f64.le (param f64 f64) (result i32) (f64.le (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f64.ge(
  ;; CHECK:   %{{.*}} = fcmp oge double %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = zext i1 %{{.*}} to i32
  (func $f64.ge (param f64 f64) (result i32) (f64.ge (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f32.abs(
  ;; CHECK:   %{{.*}} = call float @llvm.fabs.f32(float %{{.*}})
  (func $f32.abs (param f32) (result f32) (f32.abs (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f32.neg(
  ;; CHECK:   %{{.*}} = fneg float %{{.*}}
  (func $f32.neg (param f32) (result f32) (f32.neg (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f32.ceil(
  ;; CHECK:   %{{.*}} = call float @llvm.ceil.f32(float %{{.*}})
  ;; CHECK:   %{{.*}} = load float, ptr @wasm.f32.3F800000, align 4
  ;; CHECK:   %{{.*}} = fmul float %{{.*}}, %{{.*}}
  (func $f32.ceil (param f32) (result f32) (f32.ceil (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f32.floor(
  ;; CHECK:   %{{.*}} = call float @llvm.floor.f32(float %{{.*}})
  ;; CHECK:   %{{.*}} = load float, ptr @wasm.f32.3F800000, align 4
  ;; CHECK:   %{{.*}} = fmul float %{{.*}}, %{{.*}}
  (func $f32.floor (param f32) (result f32) (f32.floor (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f32.trunc(
  ;; CHECK:   %{{.*}} = call float @llvm.trunc.f32(float %{{.*}})
  ;; CHECK:   %{{.*}} = load float, ptr @wasm.f32.3F800000, align 4
  ;; CHECK:   %{{.*}} = fmul float %{{.*}}, %{{.*}}
  (func $f32.trunc (param f32) (result f32) (f32.trunc (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f32.nearest(
  ;; CHECK:   %{{.*}} = call float @llvm.roundeven.f32(float %{{.*}})
  ;; CHECK:   %{{.*}} = load float, ptr @wasm.f32.3F800000, align 4
  ;; CHECK:   %{{.*}} = fmul float %{{.*}}, %{{.*}}
  (func $f32.nearest (param f32) (result f32) (f32.nearest (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f32.sqrt(
  ;; CHECK:   %{{.*}} = call float @llvm.sqrt.f32(float %{{.*}})
  (func $f32.sqrt (param f32) (result f32) (f32.sqrt (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f32.add(
  ;; CHECK:   %{{.*}} = fadd float %{{.*}}, %{{.*}}
  (func $f32.add (param f32 f32) (result f32) (f32.add (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f32.sub(
  ;; CHECK:   %{{.*}} = fsub float %{{.*}}, %{{.*}}
  (func $f32.sub (param f32 f32) (result f32) (f32.sub (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f32.mul(
  ;; CHECK:   %{{.*}} = fmul float %{{.*}}, %{{.*}}
  (func $f32.mul (param f32 f32) (result f32) (f32.mul (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f32.div(
  ;; CHECK:   %{{.*}} = fdiv float %{{.*}}, %{{.*}}
  (func $f32.div (param f32 f32) (result f32) (f32.div (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f32.min(
  ;; CHECK:   %{{.*}} = call float @llvm.minimum.f32(float %{{.*}}, float %{{.*}})
  ;; CHECK:   %{{.*}} = load float, ptr @wasm.f32.3F800000, align 4
  ;; CHECK:   %{{.*}} = fmul float %{{.*}}, %{{.*}}
  (func $f32.min (param f32 f32) (result f32) (f32.min (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f32.max(
  ;; CHECK:   %{{.*}} = call float @llvm.maximum.f32(float %{{.*}}, float %{{.*}})
  ;; CHECK:   %{{.*}} = load float, ptr @wasm.f32.3F800000, align 4
  ;; CHECK:   %{{.*}} = fmul float %{{.*}}, %{{.*}}
  (func $f32.max (param f32 f32) (result f32) (f32.max (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f32.copysign(
  ;; CHECK:   %{{.*}} = call float @llvm.copysign.f32(float %{{.*}}, float %{{.*}})
  (func $f32.copysign (param f32 f32) (result f32) (f32.copysign (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f64.abs(
  ;; CHECK:   %{{.*}} = call double @llvm.fabs.f64(double %{{.*}})
  (func $f64.abs (param f64) (result f64) (f64.abs (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f64.neg(
  ;; CHECK:   %{{.*}} = fneg double %{{.*}}
  (func $f64.neg (param f64) (result f64) (f64.neg (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f64.ceil(
  ;; CHECK:   %{{.*}} = call double @llvm.ceil.f64(double %{{.*}})
  ;; CHECK:   %{{.*}} = load double, ptr @wasm.f64.3FF0000000000000, align 8
  ;; CHECK:   %{{.*}} = fmul double %{{.*}}, %{{.*}}
  (func $f64.ceil (param f64) (result f64) (f64.ceil (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f64.floor(
  ;; CHECK:   %{{.*}} = call double @llvm.floor.f64(double %{{.*}})
  ;; CHECK:   %{{.*}} = load double, ptr @wasm.f64.3FF0000000000000, align 8
  ;; CHECK:   %{{.*}} = fmul double %{{.*}}, %{{.*}}
  (func $f64.floor (param f64) (result f64) (f64.floor (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f64.trunc(
  ;; CHECK:   %{{.*}} = call double @llvm.trunc.f64(double %{{.*}})
  ;; CHECK:   %{{.*}} = load double, ptr @wasm.f64.3FF0000000000000, align 8
  ;; CHECK:   %{{.*}} = fmul double %{{.*}}, %{{.*}}
  (func $f64.trunc (param f64) (result f64) (f64.trunc (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f64.nearest(
  ;; CHECK:   %{{.*}} = call double @llvm.roundeven.f64(double %{{.*}})
  ;; CHECK:   %{{.*}} = load double, ptr @wasm.f64.3FF0000000000000, align 8
  ;; CHECK:   %{{.*}} = fmul double %{{.*}}, %{{.*}}
  (func $f64.nearest (param f64) (result f64) (f64.nearest (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f64.sqrt(
  ;; CHECK:   %{{.*}} = call double @llvm.sqrt.f64(double %{{.*}})
  (func $f64.sqrt (param f64) (result f64) (f64.sqrt (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f64.add(
  ;; CHECK:   %{{.*}} = fadd double %{{.*}}, %{{.*}}
  (func $f64.add (param f64 f64) (result f64) (f64.add (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f64.sub(
  ;; CHECK:   %{{.*}} = fsub double %{{.*}}, %{{.*}}
  (func $f64.sub (param f64 f64) (result f64) (f64.sub (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f64.mul(
  ;; CHECK:   %{{.*}} = fmul double %{{.*}}, %{{.*}}
  (func $f64.mul (param f64 f64) (result f64) (f64.mul (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f64.div(
  ;; CHECK:   %{{.*}} = fdiv double %{{.*}}, %{{.*}}
  (func $f64.div (param f64 f64) (result f64) (f64.div (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f64.min(
  ;; CHECK:   %{{.*}} = call double @llvm.minimum.f64(double %{{.*}}, double %{{.*}})
  ;; CHECK:   %{{.*}} = load double, ptr @wasm.f64.3FF0000000000000, align 8
  ;; CHECK:   %{{.*}} = fmul double %{{.*}}, %{{.*}}
  (func $f64.min (param f64 f64) (result f64) (f64.min (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f64.max(
  ;; CHECK:   %{{.*}} = call double @llvm.maximum.f64(double %{{.*}}, double %{{.*}})
  ;; CHECK:   %{{.*}} = load double, ptr @wasm.f64.3FF0000000000000, align 8
  ;; CHECK:   %{{.*}} = fmul double %{{.*}}, %{{.*}}
  (func $f64.max (param f64 f64) (result f64) (f64.max (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f64.copysign(
  ;; CHECK:   %{{.*}} = call double @llvm.copysign.f64(double %{{.*}}, double %{{.*}})
  (func $f64.copysign (param f64 f64) (result f64) (f64.copysign (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.quiets.beside.one(
  ;; CHECK:   %{{.*}} = load double, ptr @wasm.f64.3FF0000000000000, align 8
  ;; CHECK:   %{{.*}} = fmul double %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = fmul double %{{.*}}, 1.000000e+00
  (func $quiets.beside.one (param f64) (result f64) (f64.mul (local.get 0) (f64.const 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.hides.zero(
  ;; CHECK:   %{{.*}} = load double, ptr @wasm.f64.0, align 8
  ;; CHECK:   %{{.*}} = load double, ptr @wasm.f64.8000000000000000, align 8
  ;; CHECK:   br i1 false, label %{{.*}}, label %{{.*}}
  ;; CHECK: {{.*}}:
  ;; CHECK:   br label %{{.*}}
  ;; CHECK: {{.*}}:
  ;; CHECK:   %{{.*}} = fadd double %{{.*}}, %{{.*}}
  (func $hides.zero (param f64) (result f64) (local f64) (local.set 1 (f64.const -0)) (block (br_if 0 (i32.const 0))) (f64.add (local.get 0) (local.get 1)))
  (elem declare func $f32.const $f64.const $f32.eq $f32.ne $f32.lt $f32.gt $f32.le $f32.ge $f64.eq $f64.ne $f64.lt $f64.gt $f64.le $f64.ge $f32.abs $f32.neg $f32.ceil $f32.floor $f32.trunc $f32.nearest $f32.sqrt $f32.add $f32.sub $f32.mul $f32.div $f32.min $f32.max $f32.copysign $f64.abs $f64.neg $f64.ceil $f64.floor $f64.trunc $f64.nearest $f64.sqrt $f64.add $f64.sub $f64.mul $f64.div $f64.min $f64.max $f64.copysign $quiets.beside.one $hides.zero)
  (func (export "_start")))
