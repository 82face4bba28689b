;; Float arithmetic on lanes: what may be a signalling NaN is quieted where LLVM might keep it.
;;
;; RUN: %wat2wasm --debug-names %s -o %t.wasm
;; RUN: %sinter build --emit ir -O0 --target x86_64-linux %t.wasm -o - | FileCheck %s --check-prefix=CHECK
;; The CHECK lines come from update_checks.py.
(module
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f32x4.ceil(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x float>
  ;; CHECK:   %{{.*}} = call <4 x float> @llvm.fabs.v4f32(<4 x float> %{{.*}})
  ;; CHECK:   %{{.*}} = call <4 x float> @llvm.copysign.v4f32(<4 x float> splat (float 0x4160000000000000), <4 x float> %{{.*}})
  ;; CHECK:   %{{.*}} = fadd <4 x float> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = fsub <4 x float> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = fcmp olt <4 x float> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = select <4 x i1> %{{.*}}, <4 x float> splat (float 1.000000e+00), <4 x float> zeroinitializer
  ;; CHECK:   %{{.*}} = fadd <4 x float> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = fcmp olt <4 x float> %{{.*}}, splat (float 0x4160000000000000)
  ;; CHECK:   %{{.*}} = call <4 x float> @llvm.copysign.v4f32(<4 x float> %{{.*}}, <4 x float> %{{.*}})
  ;; CHECK:   %{{.*}} = select <4 x i1> %{{.*}}, <4 x float> %{{.*}}, <4 x float> %{{.*}}
  ;; CHECK:   %{{.*}} = load <4 x float>, ptr @wasm.v128.3F8000003F8000003F8000003F800000, align 16
  ;; CHECK:   %{{.*}} = fmul <4 x float> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = bitcast <4 x float> %{{.*}} to <2 x i64>
  (func $f32x4.ceil (param v128) (result v128)
    (f32x4.ceil (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f32x4.floor(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x float>
  ;; CHECK:   %{{.*}} = call <4 x float> @llvm.fabs.v4f32(<4 x float> %{{.*}})
  ;; CHECK:   %{{.*}} = call <4 x float> @llvm.copysign.v4f32(<4 x float> splat (float 0x4160000000000000), <4 x float> %{{.*}})
  ;; CHECK:   %{{.*}} = fadd <4 x float> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = fsub <4 x float> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = fcmp ogt <4 x float> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = select <4 x i1> %{{.*}}, <4 x float> splat (float 1.000000e+00), <4 x float> zeroinitializer
  ;; CHECK:   %{{.*}} = fsub <4 x float> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = fcmp olt <4 x float> %{{.*}}, splat (float 0x4160000000000000)
  ;; CHECK:   %{{.*}} = call <4 x float> @llvm.copysign.v4f32(<4 x float> %{{.*}}, <4 x float> %{{.*}})
  ;; CHECK:   %{{.*}} = select <4 x i1> %{{.*}}, <4 x float> %{{.*}}, <4 x float> %{{.*}}
  ;; CHECK:   %{{.*}} = load <4 x float>, ptr @wasm.v128.3F8000003F8000003F8000003F800000, align 16
  ;; CHECK:   %{{.*}} = fmul <4 x float> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = bitcast <4 x float> %{{.*}} to <2 x i64>
  (func $f32x4.floor (param v128) (result v128)
    (f32x4.floor (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f32x4.trunc(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x float>
  ;; CHECK:   %{{.*}} = call <4 x float> @llvm.fabs.v4f32(<4 x float> %{{.*}})
  ;; CHECK:   %{{.*}} = call <4 x float> @llvm.copysign.v4f32(<4 x float> splat (float 0x4160000000000000), <4 x float> %{{.*}})
  ;; CHECK:   %{{.*}} = fadd <4 x float> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = fsub <4 x float> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = fcmp ogt <4 x float> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = select <4 x i1> %{{.*}}, <4 x float> splat (float 1.000000e+00), <4 x float> zeroinitializer
  ;; CHECK:   %{{.*}} = fsub <4 x float> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = fcmp olt <4 x float> %{{.*}}, splat (float 0x4160000000000000)
  ;; CHECK:   %{{.*}} = call <4 x float> @llvm.copysign.v4f32(<4 x float> %{{.*}}, <4 x float> %{{.*}})
  ;; CHECK:   %{{.*}} = select <4 x i1> %{{.*}}, <4 x float> %{{.*}}, <4 x float> %{{.*}}
  ;; CHECK:   %{{.*}} = load <4 x float>, ptr @wasm.v128.3F8000003F8000003F8000003F800000, align 16
  ;; CHECK:   %{{.*}} = fmul <4 x float> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = bitcast <4 x float> %{{.*}} to <2 x i64>
  (func $f32x4.trunc (param v128) (result v128)
    (f32x4.trunc (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f32x4.nearest(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x float>
  ;; CHECK:   %{{.*}} = call <4 x float> @llvm.fabs.v4f32(<4 x float> %{{.*}})
  ;; CHECK:   %{{.*}} = call <4 x float> @llvm.copysign.v4f32(<4 x float> splat (float 0x4160000000000000), <4 x float> %{{.*}})
  ;; CHECK:   %{{.*}} = fadd <4 x float> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = fsub <4 x float> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = fcmp olt <4 x float> %{{.*}}, splat (float 0x4160000000000000)
  ;; CHECK:   %{{.*}} = call <4 x float> @llvm.copysign.v4f32(<4 x float> %{{.*}}, <4 x float> %{{.*}})
  ;; CHECK:   %{{.*}} = select <4 x i1> %{{.*}}, <4 x float> %{{.*}}, <4 x float> %{{.*}}
  ;; CHECK:   %{{.*}} = load <4 x float>, ptr @wasm.v128.3F8000003F8000003F8000003F800000, align 16
  ;; CHECK:   %{{.*}} = fmul <4 x float> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = bitcast <4 x float> %{{.*}} to <2 x i64>
  (func $f32x4.nearest (param v128) (result v128)
    (f32x4.nearest (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f64x2.ceil(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <2 x double>
  ;; CHECK:   %{{.*}} = call <2 x double> @llvm.fabs.v2f64(<2 x double> %{{.*}})
  ;; CHECK:   %{{.*}} = call <2 x double> @llvm.copysign.v2f64(<2 x double> splat (double 0x4330000000000000), <2 x double> %{{.*}})
  ;; CHECK:   %{{.*}} = fadd <2 x double> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = fsub <2 x double> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = fcmp olt <2 x double> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = select <2 x i1> %{{.*}}, <2 x double> splat (double 1.000000e+00), <2 x double> zeroinitializer
  ;; CHECK:   %{{.*}} = fadd <2 x double> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = fcmp olt <2 x double> %{{.*}}, splat (double 0x4330000000000000)
  ;; CHECK:   %{{.*}} = call <2 x double> @llvm.copysign.v2f64(<2 x double> %{{.*}}, <2 x double> %{{.*}})
  ;; CHECK:   %{{.*}} = select <2 x i1> %{{.*}}, <2 x double> %{{.*}}, <2 x double> %{{.*}}
  ;; CHECK:   %{{.*}} = load <2 x double>, ptr @wasm.v128.3FF00000000000003FF0000000000000, align 16
  ;; CHECK:   %{{.*}} = fmul <2 x double> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = bitcast <2 x double> %{{.*}} to <2 x i64>
  (func $f64x2.ceil (param v128) (result v128)
    (f64x2.ceil (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f64x2.floor(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <2 x double>
  ;; CHECK:   %{{.*}} = call <2 x double> @llvm.fabs.v2f64(<2 x double> %{{.*}})
  ;; CHECK:   %{{.*}} = call <2 x double> @llvm.copysign.v2f64(<2 x double> splat (double 0x4330000000000000), <2 x double> %{{.*}})
  ;; CHECK:   %{{.*}} = fadd <2 x double> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = fsub <2 x double> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = fcmp ogt <2 x double> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = select <2 x i1> %{{.*}}, <2 x double> splat (double 1.000000e+00), <2 x double> zeroinitializer
  ;; CHECK:   %{{.*}} = fsub <2 x double> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = fcmp olt <2 x double> %{{.*}}, splat (double 0x4330000000000000)
  ;; CHECK:   %{{.*}} = call <2 x double> @llvm.copysign.v2f64(<2 x double> %{{.*}}, <2 x double> %{{.*}})
  ;; CHECK:   %{{.*}} = select <2 x i1> %{{.*}}, <2 x double> %{{.*}}, <2 x double> %{{.*}}
  ;; CHECK:   %{{.*}} = load <2 x double>, ptr @wasm.v128.3FF00000000000003FF0000000000000, align 16
  ;; CHECK:   %{{.*}} = fmul <2 x double> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = bitcast <2 x double> %{{.*}} to <2 x i64>
  (func $f64x2.floor (param v128) (result v128)
    (f64x2.floor (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f64x2.trunc(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <2 x double>
  ;; CHECK:   %{{.*}} = call <2 x double> @llvm.fabs.v2f64(<2 x double> %{{.*}})
  ;; CHECK:   %{{.*}} = call <2 x double> @llvm.copysign.v2f64(<2 x double> splat (double 0x4330000000000000), <2 x double> %{{.*}})
  ;; CHECK:   %{{.*}} = fadd <2 x double> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = fsub <2 x double> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = fcmp ogt <2 x double> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = select <2 x i1> %{{.*}}, <2 x double> splat (double 1.000000e+00), <2 x double> zeroinitializer
  ;; CHECK:   %{{.*}} = fsub <2 x double> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = fcmp olt <2 x double> %{{.*}}, splat (double 0x4330000000000000)
  ;; CHECK:   %{{.*}} = call <2 x double> @llvm.copysign.v2f64(<2 x double> %{{.*}}, <2 x double> %{{.*}})
  ;; CHECK:   %{{.*}} = select <2 x i1> %{{.*}}, <2 x double> %{{.*}}, <2 x double> %{{.*}}
  ;; CHECK:   %{{.*}} = load <2 x double>, ptr @wasm.v128.3FF00000000000003FF0000000000000, align 16
  ;; CHECK:   %{{.*}} = fmul <2 x double> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = bitcast <2 x double> %{{.*}} to <2 x i64>
  (func $f64x2.trunc (param v128) (result v128)
    (f64x2.trunc (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f64x2.nearest(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <2 x double>
  ;; CHECK:   %{{.*}} = call <2 x double> @llvm.fabs.v2f64(<2 x double> %{{.*}})
  ;; CHECK:   %{{.*}} = call <2 x double> @llvm.copysign.v2f64(<2 x double> splat (double 0x4330000000000000), <2 x double> %{{.*}})
  ;; CHECK:   %{{.*}} = fadd <2 x double> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = fsub <2 x double> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = fcmp olt <2 x double> %{{.*}}, splat (double 0x4330000000000000)
  ;; CHECK:   %{{.*}} = call <2 x double> @llvm.copysign.v2f64(<2 x double> %{{.*}}, <2 x double> %{{.*}})
  ;; CHECK:   %{{.*}} = select <2 x i1> %{{.*}}, <2 x double> %{{.*}}, <2 x double> %{{.*}}
  ;; CHECK:   %{{.*}} = load <2 x double>, ptr @wasm.v128.3FF00000000000003FF0000000000000, align 16
  ;; CHECK:   %{{.*}} = fmul <2 x double> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = bitcast <2 x double> %{{.*}} to <2 x i64>
  (func $f64x2.nearest (param v128) (result v128)
    (f64x2.nearest (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f32x4.abs(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x float>
  ;; CHECK:   %{{.*}} = call <4 x float> @llvm.fabs.v4f32(<4 x float> %{{.*}})
  ;; CHECK:   %{{.*}} = bitcast <4 x float> %{{.*}} to <2 x i64>
  (func $f32x4.abs (param v128) (result v128)
    (f32x4.abs (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f32x4.neg(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x float>
  ;; CHECK:   %{{.*}} = fneg <4 x float> %{{.*}}
  ;; CHECK:   %{{.*}} = bitcast <4 x float> %{{.*}} to <2 x i64>
  (func $f32x4.neg (param v128) (result v128)
    (f32x4.neg (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f32x4.sqrt(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x float>
  ;; CHECK:   %{{.*}} = call <4 x float> @llvm.sqrt.v4f32(<4 x float> %{{.*}})
  ;; CHECK:   %{{.*}} = bitcast <4 x float> %{{.*}} to <2 x i64>
  (func $f32x4.sqrt (param v128) (result v128)
    (f32x4.sqrt (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f32x4.add(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x float>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x float>
  ;; CHECK:   %{{.*}} = fadd <4 x float> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = bitcast <4 x float> %{{.*}} to <2 x i64>
  (func $f32x4.add (param v128 v128) (result v128)
    (f32x4.add (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f32x4.sub(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x float>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x float>
  ;; CHECK:   %{{.*}} = fsub <4 x float> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = bitcast <4 x float> %{{.*}} to <2 x i64>
  (func $f32x4.sub (param v128 v128) (result v128)
    (f32x4.sub (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f32x4.mul(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x float>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x float>
  ;; CHECK:   %{{.*}} = fmul <4 x float> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = bitcast <4 x float> %{{.*}} to <2 x i64>
  (func $f32x4.mul (param v128 v128) (result v128)
    (f32x4.mul (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f32x4.div(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x float>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x float>
  ;; CHECK:   %{{.*}} = fdiv <4 x float> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = bitcast <4 x float> %{{.*}} to <2 x i64>
  (func $f32x4.div (param v128 v128) (result v128)
    (f32x4.div (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f32x4.min(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x float>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x float>
  ;; CHECK:   %{{.*}} = fcmp olt <4 x float> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = select <4 x i1> %{{.*}}, <4 x float> %{{.*}}, <4 x float> %{{.*}}
  ;; CHECK:   %{{.*}} = bitcast <4 x float> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = fcmp olt <4 x float> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = select <4 x i1> %{{.*}}, <4 x float> %{{.*}}, <4 x float> %{{.*}}
  ;; CHECK:   %{{.*}} = bitcast <4 x float> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = or <4 x i32> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = fcmp uno <4 x float> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = bitcast <4 x i32> %{{.*}} to <4 x float>
  ;; CHECK:   %{{.*}} = select <4 x i1> %{{.*}}, <4 x float> splat (float 0x7FF8000000000000), <4 x float> %{{.*}}
  ;; CHECK:   %{{.*}} = bitcast <4 x float> %{{.*}} to <2 x i64>
  (func $f32x4.min (param v128 v128) (result v128)
    (f32x4.min (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f32x4.max(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x float>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x float>
  ;; CHECK:   %{{.*}} = fcmp ogt <4 x float> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = select <4 x i1> %{{.*}}, <4 x float> %{{.*}}, <4 x float> %{{.*}}
  ;; CHECK:   %{{.*}} = bitcast <4 x float> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = fcmp ogt <4 x float> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = select <4 x i1> %{{.*}}, <4 x float> %{{.*}}, <4 x float> %{{.*}}
  ;; CHECK:   %{{.*}} = bitcast <4 x float> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = and <4 x i32> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = fcmp uno <4 x float> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = bitcast <4 x i32> %{{.*}} to <4 x float>
  ;; CHECK:   %{{.*}} = select <4 x i1> %{{.*}}, <4 x float> splat (float 0x7FF8000000000000), <4 x float> %{{.*}}
  ;; CHECK:   %{{.*}} = bitcast <4 x float> %{{.*}} to <2 x i64>
  (func $f32x4.max (param v128 v128) (result v128)
    (f32x4.max (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f32x4.pmin(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x float>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x float>
  ;; CHECK:   %{{.*}} = fcmp olt <4 x float> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = select <4 x i1> %{{.*}}, <4 x float> %{{.*}}, <4 x float> %{{.*}}
  ;; CHECK:   %{{.*}} = bitcast <4 x float> %{{.*}} to <2 x i64>
  (func $f32x4.pmin (param v128 v128) (result v128)
    (f32x4.pmin (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f32x4.pmax(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x float>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x float>
  ;; CHECK:   %{{.*}} = fcmp ogt <4 x float> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = select <4 x i1> %{{.*}}, <4 x float> %{{.*}}, <4 x float> %{{.*}}
  ;; CHECK:   %{{.*}} = bitcast <4 x float> %{{.*}} to <2 x i64>
  (func $f32x4.pmax (param v128 v128) (result v128)
    (f32x4.pmax (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f64x2.abs(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <2 x double>
  ;; CHECK:   %{{.*}} = call <2 x double> @llvm.fabs.v2f64(<2 x double> %{{.*}})
  ;; CHECK:   %{{.*}} = bitcast <2 x double> %{{.*}} to <2 x i64>
  (func $f64x2.abs (param v128) (result v128)
    (f64x2.abs (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f64x2.neg(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <2 x double>
  ;; CHECK:   %{{.*}} = fneg <2 x double> %{{.*}}
  ;; CHECK:   %{{.*}} = bitcast <2 x double> %{{.*}} to <2 x i64>
  (func $f64x2.neg (param v128) (result v128)
    (f64x2.neg (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f64x2.sqrt(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <2 x double>
  ;; CHECK:   %{{.*}} = call <2 x double> @llvm.sqrt.v2f64(<2 x double> %{{.*}})
  ;; CHECK:   %{{.*}} = bitcast <2 x double> %{{.*}} to <2 x i64>
  (func $f64x2.sqrt (param v128) (result v128)
    (f64x2.sqrt (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f64x2.add(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <2 x double>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <2 x double>
  ;; CHECK:   %{{.*}} = fadd <2 x double> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = bitcast <2 x double> %{{.*}} to <2 x i64>
  (func $f64x2.add (param v128 v128) (result v128)
    (f64x2.add (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f64x2.sub(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <2 x double>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <2 x double>
  ;; CHECK:   %{{.*}} = fsub <2 x double> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = bitcast <2 x double> %{{.*}} to <2 x i64>
  (func $f64x2.sub (param v128 v128) (result v128)
    (f64x2.sub (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f64x2.mul(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <2 x double>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <2 x double>
  ;; CHECK:   %{{.*}} = fmul <2 x double> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = bitcast <2 x double> %{{.*}} to <2 x i64>
  (func $f64x2.mul (param v128 v128) (result v128)
    (f64x2.mul (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f64x2.div(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <2 x double>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <2 x double>
  ;; CHECK:   %{{.*}} = fdiv <2 x double> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = bitcast <2 x double> %{{.*}} to <2 x i64>
  (func $f64x2.div (param v128 v128) (result v128)
    (f64x2.div (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f64x2.min(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <2 x double>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <2 x double>
  ;; CHECK:   %{{.*}} = fcmp olt <2 x double> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = select <2 x i1> %{{.*}}, <2 x double> %{{.*}}, <2 x double> %{{.*}}
  ;; CHECK:   %{{.*}} = bitcast <2 x double> %{{.*}} to <2 x i64>
  ;; CHECK:   %{{.*}} = fcmp olt <2 x double> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = select <2 x i1> %{{.*}}, <2 x double> %{{.*}}, <2 x double> %{{.*}}
  ;; CHECK:   %{{.*}} = bitcast <2 x double> %{{.*}} to <2 x i64>
  ;; CHECK:   %{{.*}} = or <2 x i64> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = fcmp uno <2 x double> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <2 x double>
  ;; CHECK:   %{{.*}} = select <2 x i1> %{{.*}}, <2 x double> splat (double 0x7FF8000000000000), <2 x double> %{{.*}}
  ;; CHECK:   %{{.*}} = bitcast <2 x double> %{{.*}} to <2 x i64>
  (func $f64x2.min (param v128 v128) (result v128)
    (f64x2.min (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f64x2.max(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <2 x double>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <2 x double>
  ;; CHECK:   %{{.*}} = fcmp ogt <2 x double> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = select <2 x i1> %{{.*}}, <2 x double> %{{.*}}, <2 x double> %{{.*}}
  ;; CHECK:   %{{.*}} = bitcast <2 x double> %{{.*}} to <2 x i64>
  ;; CHECK:   %{{.*}} = fcmp ogt <2 x double> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = select <2 x i1> %{{.*}}, <2 x double> %{{.*}}, <2 x double> %{{.*}}
  ;; CHECK:   %{{.*}} = bitcast <2 x double> %{{.*}} to <2 x i64>
  ;; CHECK:   %{{.*}} = and <2 x i64> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = fcmp uno <2 x double> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <2 x double>
  ;; CHECK:   %{{.*}} = select <2 x i1> %{{.*}}, <2 x double> splat (double 0x7FF8000000000000), <2 x double> %{{.*}}
  ;; CHECK:   %{{.*}} = bitcast <2 x double> %{{.*}} to <2 x i64>
  (func $f64x2.max (param v128 v128) (result v128)
    (f64x2.max (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f64x2.pmin(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <2 x double>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <2 x double>
  ;; CHECK:   %{{.*}} = fcmp olt <2 x double> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = select <2 x i1> %{{.*}}, <2 x double> %{{.*}}, <2 x double> %{{.*}}
  ;; CHECK:   %{{.*}} = bitcast <2 x double> %{{.*}} to <2 x i64>
  (func $f64x2.pmin (param v128 v128) (result v128)
    (f64x2.pmin (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f64x2.pmax(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <2 x double>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <2 x double>
  ;; CHECK:   %{{.*}} = fcmp ogt <2 x double> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = select <2 x i1> %{{.*}}, <2 x double> %{{.*}}, <2 x double> %{{.*}}
  ;; CHECK:   %{{.*}} = bitcast <2 x double> %{{.*}} to <2 x i64>
  (func $f64x2.pmax (param v128 v128) (result v128)
    (f64x2.pmax (local.get 0) (local.get 1)))
  ;; A neutral constant beside what may be a signalling NaN.
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.neutral(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x float>
  ;; CHECK:   %{{.*}} = load <4 x float>, ptr @wasm.v128.3F8000003F8000003F8000003F800000, align 16
  ;; CHECK:   %{{.*}} = fmul <4 x float> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = fmul <4 x float> %{{.*}}, splat (float 1.000000e+00)
  ;; CHECK:   %{{.*}} = bitcast <4 x float> %{{.*}} to <2 x i64>
  (func $neutral (param v128) (result v128)
    (f32x4.mul (local.get 0) (v128.const f32x4 1 1 1 1)))
  ;; Beside what is the result of an operation, or a constant that changes numbers: nothing to do.
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.operations(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x float>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x float>
  ;; CHECK:   %{{.*}} = fadd <4 x float> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = bitcast <4 x float> %{{.*}} to <2 x i64>
  ;; CHECK:   %{{.*}} = fmul <4 x float> %{{.*}}, splat (float 2.000000e+00)
  ;; CHECK:   %{{.*}} = bitcast <4 x float> %{{.*}} to <2 x i64>
  ;; CHECK:   %{{.*}} = fsub <4 x float> %{{.*}}, zeroinitializer
  ;; CHECK:   %{{.*}} = bitcast <4 x float> %{{.*}} to <2 x i64>
  (func $operations (param v128 v128) (result v128)
    (f32x4.sub (f32x4.mul (f32x4.add (local.get 0) (local.get 1)) (v128.const f32x4 2 2 2 2))
               (v128.const f32x4 0 0 0 0)))
  ;; Integer instructions may turn out to be constants.
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.integers(
  ;; CHECK:   %.splatinsert = insertelement <4 x i32> poison, i32 %{{.*}}, i64 0
  ;; CHECK:   %.splat = shufflevector <4 x i32> %.splatinsert, <4 x i32> poison, <4 x i32> zeroinitializer
  ;; CHECK:   %{{.*}} = bitcast <4 x i32> %.splat to <2 x i64>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x float>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x float>
  ;; CHECK:   %{{.*}} = load <4 x float>, ptr @wasm.v128.3F8000003F8000003F8000003F800000, align 16
  ;; CHECK:   %{{.*}} = fmul <4 x float> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = fmul <4 x float> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = bitcast <4 x float> %{{.*}} to <2 x i64>
  (func $integers (param v128 i32) (result v128)
    (f32x4.mul (local.get 0) (i32x4.splat (local.get 1))))
  (elem declare func $f32x4.ceil $f32x4.floor $f32x4.trunc $f32x4.nearest $f64x2.ceil $f64x2.floor $f64x2.trunc $f64x2.nearest $f32x4.abs $f32x4.neg $f32x4.sqrt $f32x4.add $f32x4.sub $f32x4.mul $f32x4.div $f32x4.min $f32x4.max $f32x4.pmin $f32x4.pmax $f64x2.abs $f64x2.neg $f64x2.sqrt $f64x2.add $f64x2.sub $f64x2.mul $f64x2.div $f64x2.min $f64x2.max $f64x2.pmin $f64x2.pmax $neutral $operations $integers)
  (func (export "_start")))
