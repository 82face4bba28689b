;; Relaxed vector instructions have the results that docs/relaxed-simd.md chooses.
;;
;; RUN: %wat2wasm --debug-names %s -o %t.wasm
;; RUN: %sinter build --emit ir -O0 --target x86_64-linux %t.wasm -o - | FileCheck %s --check-prefix=CHECK
;; The CHECK lines come from update_checks.py.
(module
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i8x16.relaxed_swizzle(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = and <16 x i8> %{{.*}}, splat (i8 15)
  ;; CHECK:   %{{.*}} = extractelement <16 x i8> %{{.*}}, i64 0
  ;; CHECK:   %{{.*}} = extractelement <16 x i8> %{{.*}}, i8 %{{.*}}
  ;; CHECK:   %{{.*}} = insertelement <16 x i8> poison, i8 %{{.*}}, i64 0
  ;; CHECK:   %{{.*}} = extractelement <16 x i8> %{{.*}}, i64 1
  ;; CHECK:   %{{.*}} = extractelement <16 x i8> %{{.*}}, i8 %{{.*}}
  ;; CHECK:   %{{.*}} = insertelement <16 x i8> %{{.*}}, i8 %{{.*}}, i64 1
  ;; CHECK:   %{{.*}} = extractelement <16 x i8> %{{.*}}, i64 2
  ;; CHECK:   %{{.*}} = extractelement <16 x i8> %{{.*}}, i8 %{{.*}}
  ;; CHECK:   %{{.*}} = insertelement <16 x i8> %{{.*}}, i8 %{{.*}}, i64 2
  ;; CHECK:   %{{.*}} = extractelement <16 x i8> %{{.*}}, i64 3
  ;; CHECK:   %{{.*}} = extractelement <16 x i8> %{{.*}}, i8 %{{.*}}
  ;; CHECK:   %{{.*}} = insertelement <16 x i8> %{{.*}}, i8 %{{.*}}, i64 3
  ;; CHECK:   %{{.*}} = extractelement <16 x i8> %{{.*}}, i64 4
  ;; CHECK:   %{{.*}} = extractelement <16 x i8> %{{.*}}, i8 %{{.*}}
  ;; CHECK:   %{{.*}} = insertelement <16 x i8> %{{.*}}, i8 %{{.*}}, i64 4
  ;; CHECK:   %{{.*}} = extractelement <16 x i8> %{{.*}}, i64 5
  ;; CHECK:   %{{.*}} = extractelement <16 x i8> %{{.*}}, i8 %{{.*}}
  ;; CHECK:   %{{.*}} = insertelement <16 x i8> %{{.*}}, i8 %{{.*}}, i64 5
  ;; CHECK:   %{{.*}} = extractelement <16 x i8> %{{.*}}, i64 6
  ;; CHECK:   %{{.*}} = extractelement <16 x i8> %{{.*}}, i8 %{{.*}}
  ;; CHECK:   %{{.*}} = insertelement <16 x i8> %{{.*}}, i8 %{{.*}}, i64 6
  ;; CHECK:   %{{.*}} = extractelement <16 x i8> %{{.*}}, i64 7
  ;; CHECK:   %{{.*}} = extractelement <16 x i8> %{{.*}}, i8 %{{.*}}
  ;; CHECK:   %{{.*}} = insertelement <16 x i8> %{{.*}}, i8 %{{.*}}, i64 7
  ;; CHECK:   %{{.*}} = extractelement <16 x i8> %{{.*}}, i64 8
  ;; CHECK:   %{{.*}} = extractelement <16 x i8> %{{.*}}, i8 %{{.*}}
  ;; CHECK:   %{{.*}} = insertelement <16 x i8> %{{.*}}, i8 %{{.*}}, i64 8
  ;; CHECK:   %{{.*}} = extractelement <16 x i8> %{{.*}}, i64 9
  ;; CHECK:   %{{.*}} = extractelement <16 x i8> %{{.*}}, i8 %{{.*}}
  ;; CHECK:   %{{.*}} = insertelement <16 x i8> %{{.*}}, i8 %{{.*}}, i64 9
  ;; CHECK:   %{{.*}} = extractelement <16 x i8> %{{.*}}, i64 10
  ;; CHECK:   %{{.*}} = extractelement <16 x i8> %{{.*}}, i8 %{{.*}}
  ;; CHECK:   %{{.*}} = insertelement <16 x i8> %{{.*}}, i8 %{{.*}}, i64 10
  ;; CHECK:   %{{.*}} = extractelement <16 x i8> %{{.*}}, i64 11
  ;; CHECK:   %{{.*}} = extractelement <16 x i8> %{{.*}}, i8 %{{.*}}
  ;; CHECK:   %{{.*}} = insertelement <16 x i8> %{{.*}}, i8 %{{.*}}, i64 11
  ;; CHECK:   %{{.*}} = extractelement <16 x i8> %{{.*}}, i64 12
  ;; CHECK:   %{{.*}} = extractelement <16 x i8> %{{.*}}, i8 %{{.*}}
  ;; CHECK:   %{{.*}} = insertelement <16 x i8> %{{.*}}, i8 %{{.*}}, i64 12
  ;; CHECK:   %{{.*}} = extractelement <16 x i8> %{{.*}}, i64 13
  ;; CHECK:   %{{.*}} = extractelement <16 x i8> %{{.*}}, i8 %{{.*}}
  ;; CHECK:   %{{.*}} = insertelement <16 x i8> %{{.*}}, i8 %{{.*}}, i64 13
  ;; CHECK:   %{{.*}} = extractelement <16 x i8> %{{.*}}, i64 14
  ;; CHECK:   %{{.*}} = extractelement <16 x i8> %{{.*}}, i8 %{{.*}}
  ;; CHECK:   %{{.*}} = insertelement <16 x i8> %{{.*}}, i8 %{{.*}}, i64 14
  ;; CHECK:   %{{.*}} = extractelement <16 x i8> %{{.*}}, i64 15
  ;; CHECK:   %{{.*}} = extractelement <16 x i8> %{{.*}}, i8 %{{.*}}
  ;; CHECK:   %{{.*}} = insertelement <16 x i8> %{{.*}}, i8 %{{.*}}, i64 15
  ;; CHECK:   %{{.*}} = icmp ult <16 x i8> %{{.*}}, splat (i8 16)
  ;; CHECK:   %{{.*}} = select <16 x i1> %{{.*}}, <16 x i8> %{{.*}}, <16 x i8> zeroinitializer
  ;; CHECK:   %{{.*}} = bitcast <16 x i8> %{{.*}} to <2 x i64>
  (func $i8x16.relaxed_swizzle (param v128 v128) (result v128)
    (i8x16.relaxed_swizzle (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32x4.relaxed_trunc_f32x4_s(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x float>
  ;; CHECK:   %{{.*}} = fcmp ord <4 x float> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = select <4 x i1> %{{.*}}, <4 x float> %{{.*}}, <4 x float> zeroinitializer
  ;; CHECK:   %{{.*}} = fcmp ogt <4 x float> %{{.*}}, splat (float 0xC1E0000000000000)
  ;; CHECK:   %{{.*}} = select <4 x i1> %{{.*}}, <4 x float> %{{.*}}, <4 x float> splat (float 0xC1E0000000000000)
  ;; CHECK:   %{{.*}} = fcmp oge <4 x float> %{{.*}}, splat (float 0x41E0000000000000)
  ;; CHECK:   %{{.*}} = fptosi <4 x float> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = select <4 x i1> %{{.*}}, <4 x i32> splat (i32 2147483647), <4 x i32> %{{.*}}
  ;; CHECK:   %{{.*}} = bitcast <4 x i32> %{{.*}} to <2 x i64>
  (func $i32x4.relaxed_trunc_f32x4_s (param v128) (result v128)
    (i32x4.relaxed_trunc_f32x4_s (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32x4.relaxed_trunc_f32x4_u(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x float>
  ;; CHECK:   %{{.*}} = fcmp ogt <4 x float> %{{.*}}, zeroinitializer
  ;; CHECK:   %{{.*}} = select <4 x i1> %{{.*}}, <4 x float> %{{.*}}, <4 x float> zeroinitializer
  ;; CHECK:   %{{.*}} = fcmp oge <4 x float> %{{.*}}, splat (float 0x41F0000000000000)
  ;; CHECK:   %{{.*}} = fptoui <4 x float> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = select <4 x i1> %{{.*}}, <4 x i32> splat (i32 -1), <4 x i32> %{{.*}}
  ;; CHECK:   %{{.*}} = bitcast <4 x i32> %{{.*}} to <2 x i64>
  (func $i32x4.relaxed_trunc_f32x4_u (param v128) (result v128)
    (i32x4.relaxed_trunc_f32x4_u (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32x4.relaxed_trunc_f64x2_s_zero(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <2 x double>
  ;; CHECK:   %{{.*}} = fcmp ord <2 x double> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = select <2 x i1> %{{.*}}, <2 x double> %{{.*}}, <2 x double> zeroinitializer
  ;; CHECK:   %{{.*}} = fcmp ogt <2 x double> %{{.*}}, splat (double 0xC1E0000000000000)
  ;; CHECK:   %{{.*}} = select <2 x i1> %{{.*}}, <2 x double> %{{.*}}, <2 x double> splat (double 0xC1E0000000000000)
  ;; CHECK:   %{{.*}} = fcmp olt <2 x double> %{{.*}}, splat (double 0x41DFFFFFFFC00000)
  ;; CHECK:   %{{.*}} = select <2 x i1> %{{.*}}, <2 x double> %{{.*}}, <2 x double> splat (double 0x41DFFFFFFFC00000)
  ;; CHECK:   %{{.*}} = fptosi <2 x double> %{{.*}} to <2 x i32>
  ;; CHECK:   %{{.*}} = shufflevector <2 x i32> %{{.*}}, <2 x i32> zeroinitializer, <4 x i32> <i32 0, i32 1, i32 2, i32 3>
  ;; CHECK:   %{{.*}} = bitcast <4 x i32> %{{.*}} to <2 x i64>
  (func $i32x4.relaxed_trunc_f64x2_s_zero (param v128) (result v128)
    (i32x4.relaxed_trunc_f64x2_s_zero (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32x4.relaxed_trunc_f64x2_u_zero(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <2 x double>
  ;; CHECK:   %{{.*}} = fcmp ogt <2 x double> %{{.*}}, zeroinitializer
  ;; CHECK:   %{{.*}} = select <2 x i1> %{{.*}}, <2 x double> %{{.*}}, <2 x double> zeroinitializer
  ;; CHECK:   %{{.*}} = fcmp olt <2 x double> %{{.*}}, splat (double 0x41EFFFFFFFE00000)
  ;; CHECK:   %{{.*}} = select <2 x i1> %{{.*}}, <2 x double> %{{.*}}, <2 x double> splat (double 0x41EFFFFFFFE00000)
  ;; CHECK:   %{{.*}} = fptoui <2 x double> %{{.*}} to <2 x i32>
  ;; CHECK:   %{{.*}} = shufflevector <2 x i32> %{{.*}}, <2 x i32> zeroinitializer, <4 x i32> <i32 0, i32 1, i32 2, i32 3>
  ;; CHECK:   %{{.*}} = bitcast <4 x i32> %{{.*}} to <2 x i64>
  (func $i32x4.relaxed_trunc_f64x2_u_zero (param v128) (result v128)
    (i32x4.relaxed_trunc_f64x2_u_zero (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f32x4.relaxed_madd(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x float>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x float>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x float>
  ;; CHECK:   %{{.*}} = fmul <4 x float> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = fadd <4 x float> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = bitcast <4 x float> %{{.*}} to <2 x i64>
  (func $f32x4.relaxed_madd (param v128 v128 v128) (result v128)
    (f32x4.relaxed_madd (local.get 0) (local.get 1) (local.get 2)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f32x4.relaxed_nmadd(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x float>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x float>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x float>
  ;; CHECK:   %{{.*}} = fmul <4 x float> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = fsub <4 x float> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = bitcast <4 x float> %{{.*}} to <2 x i64>
  (func $f32x4.relaxed_nmadd (param v128 v128 v128) (result v128)
    (f32x4.relaxed_nmadd (local.get 0) (local.get 1) (local.get 2)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f64x2.relaxed_madd(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <2 x double>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <2 x double>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <2 x double>
  ;; CHECK:   %{{.*}} = fmul <2 x double> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = fadd <2 x double> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = bitcast <2 x double> %{{.*}} to <2 x i64>
  (func $f64x2.relaxed_madd (param v128 v128 v128) (result v128)
    (f64x2.relaxed_madd (local.get 0) (local.get 1) (local.get 2)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f64x2.relaxed_nmadd(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <2 x double>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <2 x double>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <2 x double>
  ;; CHECK:   %{{.*}} = fmul <2 x double> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = fsub <2 x double> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = bitcast <2 x double> %{{.*}} to <2 x i64>
  (func $f64x2.relaxed_nmadd (param v128 v128 v128) (result v128)
    (f64x2.relaxed_nmadd (local.get 0) (local.get 1) (local.get 2)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i8x16.relaxed_laneselect(
  ;; CHECK:   %{{.*}} = and <2 x i64> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = xor <2 x i64> %{{.*}}, splat (i64 -1)
  ;; CHECK:   %{{.*}} = and <2 x i64> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = or <2 x i64> %{{.*}}, %{{.*}}
  (func $i8x16.relaxed_laneselect (param v128 v128 v128) (result v128)
    (i8x16.relaxed_laneselect (local.get 0) (local.get 1) (local.get 2)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i16x8.relaxed_laneselect(
  ;; CHECK:   %{{.*}} = and <2 x i64> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = xor <2 x i64> %{{.*}}, splat (i64 -1)
  ;; CHECK:   %{{.*}} = and <2 x i64> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = or <2 x i64> %{{.*}}, %{{.*}}
  (func $i16x8.relaxed_laneselect (param v128 v128 v128) (result v128)
    (i16x8.relaxed_laneselect (local.get 0) (local.get 1) (local.get 2)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32x4.relaxed_laneselect(
  ;; CHECK:   %{{.*}} = and <2 x i64> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = xor <2 x i64> %{{.*}}, splat (i64 -1)
  ;; CHECK:   %{{.*}} = and <2 x i64> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = or <2 x i64> %{{.*}}, %{{.*}}
  (func $i32x4.relaxed_laneselect (param v128 v128 v128) (result v128)
    (i32x4.relaxed_laneselect (local.get 0) (local.get 1) (local.get 2)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i64x2.relaxed_laneselect(
  ;; CHECK:   %{{.*}} = and <2 x i64> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = xor <2 x i64> %{{.*}}, splat (i64 -1)
  ;; CHECK:   %{{.*}} = and <2 x i64> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = or <2 x i64> %{{.*}}, %{{.*}}
  (func $i64x2.relaxed_laneselect (param v128 v128 v128) (result v128)
    (i64x2.relaxed_laneselect (local.get 0) (local.get 1) (local.get 2)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f32x4.relaxed_min(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x float>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x float>
  ;; CHECK:   %{{.*}} = fcmp olt <4 x float> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = select <4 x i1> %{{.*}}, <4 x float> %{{.*}}, <4 x float> %{{.*}}
  ;; CHECK:   %{{.*}} = bitcast <4 x float> %{{.*}} to <2 x i64>
  (func $f32x4.relaxed_min (param v128 v128) (result v128)
    (f32x4.relaxed_min (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f32x4.relaxed_max(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x float>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x float>
  ;; CHECK:   %{{.*}} = fcmp ogt <4 x float> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = select <4 x i1> %{{.*}}, <4 x float> %{{.*}}, <4 x float> %{{.*}}
  ;; CHECK:   %{{.*}} = bitcast <4 x float> %{{.*}} to <2 x i64>
  (func $f32x4.relaxed_max (param v128 v128) (result v128)
    (f32x4.relaxed_max (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f64x2.relaxed_min(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <2 x double>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <2 x double>
  ;; CHECK:   %{{.*}} = fcmp olt <2 x double> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = select <2 x i1> %{{.*}}, <2 x double> %{{.*}}, <2 x double> %{{.*}}
  ;; CHECK:   %{{.*}} = bitcast <2 x double> %{{.*}} to <2 x i64>
  (func $f64x2.relaxed_min (param v128 v128) (result v128)
    (f64x2.relaxed_min (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f64x2.relaxed_max(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <2 x double>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <2 x double>
  ;; CHECK:   %{{.*}} = fcmp ogt <2 x double> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = select <2 x i1> %{{.*}}, <2 x double> %{{.*}}, <2 x double> %{{.*}}
  ;; CHECK:   %{{.*}} = bitcast <2 x double> %{{.*}} to <2 x i64>
  (func $f64x2.relaxed_max (param v128 v128) (result v128)
    (f64x2.relaxed_max (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i16x8.relaxed_q15mulr_s(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = sext <8 x i16> %{{.*}} to <8 x i32>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = sext <8 x i16> %{{.*}} to <8 x i32>
  ;; CHECK:   %{{.*}} = mul <8 x i32> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = lshr <8 x i32> %{{.*}}, splat (i32 14)
  ;; CHECK:   %{{.*}} = add <8 x i32> %{{.*}}, splat (i32 1)
  ;; CHECK:   %{{.*}} = lshr <8 x i32> %{{.*}}, splat (i32 1)
  ;; CHECK:   %{{.*}} = trunc <8 x i32> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = icmp eq <8 x i16> %{{.*}}, splat (i16 -32768)
  ;; CHECK:   %{{.*}} = sext <8 x i1> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = xor <8 x i16> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = bitcast <8 x i16> %{{.*}} to <2 x i64>
  (func $i16x8.relaxed_q15mulr_s (param v128 v128) (result v128)
    (i16x8.relaxed_q15mulr_s (local.get 0) (local.get 1)))
  (elem declare func $i8x16.relaxed_swizzle $i32x4.relaxed_trunc_f32x4_s $i32x4.relaxed_trunc_f32x4_u $i32x4.relaxed_trunc_f64x2_s_zero $i32x4.relaxed_trunc_f64x2_u_zero $f32x4.relaxed_madd $f32x4.relaxed_nmadd $f64x2.relaxed_madd $f64x2.relaxed_nmadd $i8x16.relaxed_laneselect $i16x8.relaxed_laneselect $i32x4.relaxed_laneselect $i64x2.relaxed_laneselect $f32x4.relaxed_min $f32x4.relaxed_max $f64x2.relaxed_min $f64x2.relaxed_max $i16x8.relaxed_q15mulr_s)
  (func (export "_start")))
