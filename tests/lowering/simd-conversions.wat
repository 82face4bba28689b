;; Lanes are widened, narrowed and converted in whole vectors.
;;
;; RUN: %wat2wasm --debug-names %s -o %t.wasm
;; RUN: %sinter build --emit ir -O0 --target x86_64-linux %t.wasm -o - | FileCheck %s --check-prefix=CHECK
;; The CHECK lines come from update_checks.py.
(module
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f32x4.demote_f64x2_zero(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <2 x double>
  ;; CHECK:   %{{.*}} = fptrunc <2 x double> %{{.*}} to <2 x float>
  ;; CHECK:   %{{.*}} = shufflevector <2 x float> %{{.*}}, <2 x float> zeroinitializer, <4 x i32> <i32 0, i32 1, i32 2, i32 3>
  ;; CHECK:   %{{.*}} = load <4 x float>, ptr @wasm.v128.3F8000003F8000003F8000003F800000, align 16
  ;; CHECK:   %{{.*}} = fmul <4 x float> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = bitcast <4 x float> %{{.*}} to <2 x i64>
  (func $f32x4.demote_f64x2_zero (param v128) (result v128)
    (f32x4.demote_f64x2_zero (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f64x2.promote_low_f32x4(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x float>
  ;; CHECK:   %{{.*}} = shufflevector <4 x float> %{{.*}}, <4 x float> poison, <2 x i32> <i32 0, i32 1>
  ;; CHECK:   %{{.*}} = fpext <2 x float> %{{.*}} to <2 x double>
  ;; CHECK:   %{{.*}} = bitcast <2 x double> %{{.*}} to <2 x i64>
  (func $f64x2.promote_low_f32x4 (param v128) (result v128)
    (f64x2.promote_low_f32x4 (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i8x16.narrow_i16x8_s(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = shufflevector <8 x i16> %{{.*}}, <8 x i16> %{{.*}}, <16 x i32> <i32 0, i32 1, i32 2, i32 3, i32 4, i32 5, i32 6, i32 7, i32 8, i32 9, i32 10, i32 11, i32 12, i32 13, i32 14, i32 15>
  ;; CHECK:   %{{.*}} = call <16 x i16> @llvm.smax.v16i16(<16 x i16> %{{.*}}, <16 x i16> splat (i16 -128))
  ;; CHECK:   %{{.*}} = call <16 x i16> @llvm.smin.v16i16(<16 x i16> %{{.*}}, <16 x i16> splat (i16 127))
  ;; CHECK:   %{{.*}} = trunc <16 x i16> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = bitcast <16 x i8> %{{.*}} to <2 x i64>
  (func $i8x16.narrow_i16x8_s (param v128 v128) (result v128)
    (i8x16.narrow_i16x8_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i8x16.narrow_i16x8_u(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = shufflevector <8 x i16> %{{.*}}, <8 x i16> %{{.*}}, <16 x i32> <i32 0, i32 1, i32 2, i32 3, i32 4, i32 5, i32 6, i32 7, i32 8, i32 9, i32 10, i32 11, i32 12, i32 13, i32 14, i32 15>
  ;; CHECK:   %{{.*}} = call <16 x i16> @llvm.smax.v16i16(<16 x i16> %{{.*}}, <16 x i16> zeroinitializer)
  ;; CHECK:   %{{.*}} = call <16 x i16> @llvm.smin.v16i16(<16 x i16> %{{.*}}, <16 x i16> splat (i16 255))
  ;; CHECK:   %{{.*}} = trunc <16 x i16> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = bitcast <16 x i8> %{{.*}} to <2 x i64>
  (func $i8x16.narrow_i16x8_u (param v128 v128) (result v128)
    (i8x16.narrow_i16x8_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i16x8.extadd_pairwise_i8x16_s(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = bitcast <16 x i8> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = shl <8 x i16> %{{.*}}, splat (i16 8)
  ;; CHECK:   %{{.*}} = ashr <8 x i16> %{{.*}}, splat (i16 8)
  ;; CHECK:   %{{.*}} = ashr <8 x i16> %{{.*}}, splat (i16 8)
  ;; CHECK:   %{{.*}} = add <8 x i16> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = bitcast <8 x i16> %{{.*}} to <2 x i64>
  (func $i16x8.extadd_pairwise_i8x16_s (param v128) (result v128)
    (i16x8.extadd_pairwise_i8x16_s (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i16x8.extadd_pairwise_i8x16_u(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = bitcast <16 x i8> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = shl <8 x i16> %{{.*}}, splat (i16 8)
  ;; CHECK:   %{{.*}} = lshr <8 x i16> %{{.*}}, splat (i16 8)
  ;; CHECK:   %{{.*}} = lshr <8 x i16> %{{.*}}, splat (i16 8)
  ;; CHECK:   %{{.*}} = add <8 x i16> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = bitcast <8 x i16> %{{.*}} to <2 x i64>
  (func $i16x8.extadd_pairwise_i8x16_u (param v128) (result v128)
    (i16x8.extadd_pairwise_i8x16_u (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32x4.extadd_pairwise_i16x8_s(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = bitcast <8 x i16> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = shl <4 x i32> %{{.*}}, splat (i32 16)
  ;; CHECK:   %{{.*}} = ashr <4 x i32> %{{.*}}, splat (i32 16)
  ;; CHECK:   %{{.*}} = ashr <4 x i32> %{{.*}}, splat (i32 16)
  ;; CHECK:   %{{.*}} = add <4 x i32> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = bitcast <4 x i32> %{{.*}} to <2 x i64>
  (func $i32x4.extadd_pairwise_i16x8_s (param v128) (result v128)
    (i32x4.extadd_pairwise_i16x8_s (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32x4.extadd_pairwise_i16x8_u(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = bitcast <8 x i16> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = shl <4 x i32> %{{.*}}, splat (i32 16)
  ;; CHECK:   %{{.*}} = lshr <4 x i32> %{{.*}}, splat (i32 16)
  ;; CHECK:   %{{.*}} = lshr <4 x i32> %{{.*}}, splat (i32 16)
  ;; CHECK:   %{{.*}} = add <4 x i32> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = bitcast <4 x i32> %{{.*}} to <2 x i64>
  (func $i32x4.extadd_pairwise_i16x8_u (param v128) (result v128)
    (i32x4.extadd_pairwise_i16x8_u (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i16x8.narrow_i32x4_s(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = shufflevector <4 x i32> %{{.*}}, <4 x i32> %{{.*}}, <8 x i32> <i32 0, i32 1, i32 2, i32 3, i32 4, i32 5, i32 6, i32 7>
  ;; CHECK:   %{{.*}} = call <8 x i32> @llvm.smax.v8i32(<8 x i32> %{{.*}}, <8 x i32> splat (i32 -32768))
  ;; CHECK:   %{{.*}} = call <8 x i32> @llvm.smin.v8i32(<8 x i32> %{{.*}}, <8 x i32> splat (i32 32767))
  ;; CHECK:   %{{.*}} = trunc <8 x i32> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = bitcast <8 x i16> %{{.*}} to <2 x i64>
  (func $i16x8.narrow_i32x4_s (param v128 v128) (result v128)
    (i16x8.narrow_i32x4_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i16x8.narrow_i32x4_u(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = shufflevector <4 x i32> %{{.*}}, <4 x i32> %{{.*}}, <8 x i32> <i32 0, i32 1, i32 2, i32 3, i32 4, i32 5, i32 6, i32 7>
  ;; CHECK:   %{{.*}} = call <8 x i32> @llvm.smax.v8i32(<8 x i32> %{{.*}}, <8 x i32> zeroinitializer)
  ;; CHECK:   %{{.*}} = call <8 x i32> @llvm.smin.v8i32(<8 x i32> %{{.*}}, <8 x i32> splat (i32 65535))
  ;; CHECK:   %{{.*}} = trunc <8 x i32> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = bitcast <8 x i16> %{{.*}} to <2 x i64>
  (func $i16x8.narrow_i32x4_u (param v128 v128) (result v128)
    (i16x8.narrow_i32x4_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i16x8.extend_low_i8x16_s(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = shufflevector <16 x i8> %{{.*}}, <16 x i8> poison, <8 x i32> <i32 0, i32 1, i32 2, i32 3, i32 4, i32 5, i32 6, i32 7>
  ;; CHECK:   %{{.*}} = sext <8 x i8> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = bitcast <8 x i16> %{{.*}} to <2 x i64>
  (func $i16x8.extend_low_i8x16_s (param v128) (result v128)
    (i16x8.extend_low_i8x16_s (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i16x8.extend_high_i8x16_s(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = shufflevector <16 x i8> %{{.*}}, <16 x i8> poison, <8 x i32> <i32 8, i32 9, i32 10, i32 11, i32 12, i32 13, i32 14, i32 15>
  ;; CHECK:   %{{.*}} = sext <8 x i8> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = bitcast <8 x i16> %{{.*}} to <2 x i64>
  (func $i16x8.extend_high_i8x16_s (param v128) (result v128)
    (i16x8.extend_high_i8x16_s (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i16x8.extend_low_i8x16_u(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = shufflevector <16 x i8> %{{.*}}, <16 x i8> poison, <8 x i32> <i32 0, i32 1, i32 2, i32 3, i32 4, i32 5, i32 6, i32 7>
  ;; CHECK:   %{{.*}} = zext <8 x i8> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = bitcast <8 x i16> %{{.*}} to <2 x i64>
  (func $i16x8.extend_low_i8x16_u (param v128) (result v128)
    (i16x8.extend_low_i8x16_u (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i16x8.extend_high_i8x16_u(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = shufflevector <16 x i8> %{{.*}}, <16 x i8> poison, <8 x i32> <i32 8, i32 9, i32 10, i32 11, i32 12, i32 13, i32 14, i32 15>
  ;; CHECK:   %{{.*}} = zext <8 x i8> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = bitcast <8 x i16> %{{.*}} to <2 x i64>
  (func $i16x8.extend_high_i8x16_u (param v128) (result v128)
    (i16x8.extend_high_i8x16_u (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i16x8.extmul_low_i8x16_s(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = shufflevector <16 x i8> %{{.*}}, <16 x i8> poison, <8 x i32> <i32 0, i32 1, i32 2, i32 3, i32 4, i32 5, i32 6, i32 7>
  ;; CHECK:   %{{.*}} = sext <8 x i8> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = shufflevector <16 x i8> %{{.*}}, <16 x i8> poison, <8 x i32> <i32 0, i32 1, i32 2, i32 3, i32 4, i32 5, i32 6, i32 7>
  ;; CHECK:   %{{.*}} = sext <8 x i8> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = mul <8 x i16> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = bitcast <8 x i16> %{{.*}} to <2 x i64>
  (func $i16x8.extmul_low_i8x16_s (param v128 v128) (result v128)
    (i16x8.extmul_low_i8x16_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i16x8.extmul_high_i8x16_s(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = shufflevector <16 x i8> %{{.*}}, <16 x i8> poison, <8 x i32> <i32 8, i32 9, i32 10, i32 11, i32 12, i32 13, i32 14, i32 15>
  ;; CHECK:   %{{.*}} = sext <8 x i8> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = shufflevector <16 x i8> %{{.*}}, <16 x i8> poison, <8 x i32> <i32 8, i32 9, i32 10, i32 11, i32 12, i32 13, i32 14, i32 15>
  ;; CHECK:   %{{.*}} = sext <8 x i8> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = mul <8 x i16> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = bitcast <8 x i16> %{{.*}} to <2 x i64>
  (func $i16x8.extmul_high_i8x16_s (param v128 v128) (result v128)
    (i16x8.extmul_high_i8x16_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i16x8.extmul_low_i8x16_u(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = shufflevector <16 x i8> %{{.*}}, <16 x i8> poison, <8 x i32> <i32 0, i32 1, i32 2, i32 3, i32 4, i32 5, i32 6, i32 7>
  ;; CHECK:   %{{.*}} = zext <8 x i8> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = shufflevector <16 x i8> %{{.*}}, <16 x i8> poison, <8 x i32> <i32 0, i32 1, i32 2, i32 3, i32 4, i32 5, i32 6, i32 7>
  ;; CHECK:   %{{.*}} = zext <8 x i8> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = mul <8 x i16> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = bitcast <8 x i16> %{{.*}} to <2 x i64>
  (func $i16x8.extmul_low_i8x16_u (param v128 v128) (result v128)
    (i16x8.extmul_low_i8x16_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i16x8.extmul_high_i8x16_u(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = shufflevector <16 x i8> %{{.*}}, <16 x i8> poison, <8 x i32> <i32 8, i32 9, i32 10, i32 11, i32 12, i32 13, i32 14, i32 15>
  ;; CHECK:   %{{.*}} = zext <8 x i8> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = shufflevector <16 x i8> %{{.*}}, <16 x i8> poison, <8 x i32> <i32 8, i32 9, i32 10, i32 11, i32 12, i32 13, i32 14, i32 15>
  ;; CHECK:   %{{.*}} = zext <8 x i8> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = mul <8 x i16> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = bitcast <8 x i16> %{{.*}} to <2 x i64>
  (func $i16x8.extmul_high_i8x16_u (param v128 v128) (result v128)
    (i16x8.extmul_high_i8x16_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32x4.extend_low_i16x8_s(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = shufflevector <8 x i16> %{{.*}}, <8 x i16> poison, <4 x i32> <i32 0, i32 1, i32 2, i32 3>
  ;; CHECK:   %{{.*}} = sext <4 x i16> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = bitcast <4 x i32> %{{.*}} to <2 x i64>
  (func $i32x4.extend_low_i16x8_s (param v128) (result v128)
    (i32x4.extend_low_i16x8_s (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32x4.extend_high_i16x8_s(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = shufflevector <8 x i16> %{{.*}}, <8 x i16> poison, <4 x i32> <i32 4, i32 5, i32 6, i32 7>
  ;; CHECK:   %{{.*}} = sext <4 x i16> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = bitcast <4 x i32> %{{.*}} to <2 x i64>
  (func $i32x4.extend_high_i16x8_s (param v128) (result v128)
    (i32x4.extend_high_i16x8_s (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32x4.extend_low_i16x8_u(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = shufflevector <8 x i16> %{{.*}}, <8 x i16> poison, <4 x i32> <i32 0, i32 1, i32 2, i32 3>
  ;; CHECK:   %{{.*}} = zext <4 x i16> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = bitcast <4 x i32> %{{.*}} to <2 x i64>
  (func $i32x4.extend_low_i16x8_u (param v128) (result v128)
    (i32x4.extend_low_i16x8_u (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32x4.extend_high_i16x8_u(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = shufflevector <8 x i16> %{{.*}}, <8 x i16> poison, <4 x i32> <i32 4, i32 5, i32 6, i32 7>
  ;; CHECK:   %{{.*}} = zext <4 x i16> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = bitcast <4 x i32> %{{.*}} to <2 x i64>
  (func $i32x4.extend_high_i16x8_u (param v128) (result v128)
    (i32x4.extend_high_i16x8_u (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32x4.extmul_low_i16x8_s(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = shufflevector <8 x i16> %{{.*}}, <8 x i16> poison, <4 x i32> <i32 0, i32 1, i32 2, i32 3>
  ;; CHECK:   %{{.*}} = sext <4 x i16> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = shufflevector <8 x i16> %{{.*}}, <8 x i16> poison, <4 x i32> <i32 0, i32 1, i32 2, i32 3>
  ;; CHECK:   %{{.*}} = sext <4 x i16> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = mul <4 x i32> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = bitcast <4 x i32> %{{.*}} to <2 x i64>
  (func $i32x4.extmul_low_i16x8_s (param v128 v128) (result v128)
    (i32x4.extmul_low_i16x8_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32x4.extmul_high_i16x8_s(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = shufflevector <8 x i16> %{{.*}}, <8 x i16> poison, <4 x i32> <i32 4, i32 5, i32 6, i32 7>
  ;; CHECK:   %{{.*}} = sext <4 x i16> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = shufflevector <8 x i16> %{{.*}}, <8 x i16> poison, <4 x i32> <i32 4, i32 5, i32 6, i32 7>
  ;; CHECK:   %{{.*}} = sext <4 x i16> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = mul <4 x i32> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = bitcast <4 x i32> %{{.*}} to <2 x i64>
  (func $i32x4.extmul_high_i16x8_s (param v128 v128) (result v128)
    (i32x4.extmul_high_i16x8_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32x4.extmul_low_i16x8_u(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = shufflevector <8 x i16> %{{.*}}, <8 x i16> poison, <4 x i32> <i32 0, i32 1, i32 2, i32 3>
  ;; CHECK:   %{{.*}} = zext <4 x i16> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = shufflevector <8 x i16> %{{.*}}, <8 x i16> poison, <4 x i32> <i32 0, i32 1, i32 2, i32 3>
  ;; CHECK:   %{{.*}} = zext <4 x i16> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = mul <4 x i32> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = bitcast <4 x i32> %{{.*}} to <2 x i64>
  (func $i32x4.extmul_low_i16x8_u (param v128 v128) (result v128)
    (i32x4.extmul_low_i16x8_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32x4.extmul_high_i16x8_u(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = shufflevector <8 x i16> %{{.*}}, <8 x i16> poison, <4 x i32> <i32 4, i32 5, i32 6, i32 7>
  ;; CHECK:   %{{.*}} = zext <4 x i16> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = shufflevector <8 x i16> %{{.*}}, <8 x i16> poison, <4 x i32> <i32 4, i32 5, i32 6, i32 7>
  ;; CHECK:   %{{.*}} = zext <4 x i16> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = mul <4 x i32> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = bitcast <4 x i32> %{{.*}} to <2 x i64>
  (func $i32x4.extmul_high_i16x8_u (param v128 v128) (result v128)
    (i32x4.extmul_high_i16x8_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i64x2.extend_low_i32x4_s(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = shufflevector <4 x i32> %{{.*}}, <4 x i32> poison, <2 x i32> <i32 0, i32 1>
  ;; CHECK:   %{{.*}} = sext <2 x i32> %{{.*}} to <2 x i64>
  (func $i64x2.extend_low_i32x4_s (param v128) (result v128)
    (i64x2.extend_low_i32x4_s (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i64x2.extend_high_i32x4_s(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = shufflevector <4 x i32> %{{.*}}, <4 x i32> poison, <2 x i32> <i32 2, i32 3>
  ;; CHECK:   %{{.*}} = sext <2 x i32> %{{.*}} to <2 x i64>
  (func $i64x2.extend_high_i32x4_s (param v128) (result v128)
    (i64x2.extend_high_i32x4_s (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i64x2.extend_low_i32x4_u(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = shufflevector <4 x i32> %{{.*}}, <4 x i32> poison, <2 x i32> <i32 0, i32 1>
  ;; CHECK:   %{{.*}} = zext <2 x i32> %{{.*}} to <2 x i64>
  (func $i64x2.extend_low_i32x4_u (param v128) (result v128)
    (i64x2.extend_low_i32x4_u (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i64x2.extend_high_i32x4_u(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = shufflevector <4 x i32> %{{.*}}, <4 x i32> poison, <2 x i32> <i32 2, i32 3>
  ;; CHECK:   %{{.*}} = zext <2 x i32> %{{.*}} to <2 x i64>
  (func $i64x2.extend_high_i32x4_u (param v128) (result v128)
    (i64x2.extend_high_i32x4_u (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i64x2.extmul_low_i32x4_s(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = shufflevector <4 x i32> %{{.*}}, <4 x i32> poison, <2 x i32> <i32 0, i32 1>
  ;; CHECK:   %{{.*}} = sext <2 x i32> %{{.*}} to <2 x i64>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = shufflevector <4 x i32> %{{.*}}, <4 x i32> poison, <2 x i32> <i32 0, i32 1>
  ;; CHECK:   %{{.*}} = sext <2 x i32> %{{.*}} to <2 x i64>
  ;; CHECK:   %{{.*}} = mul <2 x i64> %{{.*}}, %{{.*}}
  (func $i64x2.extmul_low_i32x4_s (param v128 v128) (result v128)
    (i64x2.extmul_low_i32x4_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i64x2.extmul_high_i32x4_s(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = shufflevector <4 x i32> %{{.*}}, <4 x i32> poison, <2 x i32> <i32 2, i32 3>
  ;; CHECK:   %{{.*}} = sext <2 x i32> %{{.*}} to <2 x i64>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = shufflevector <4 x i32> %{{.*}}, <4 x i32> poison, <2 x i32> <i32 2, i32 3>
  ;; CHECK:   %{{.*}} = sext <2 x i32> %{{.*}} to <2 x i64>
  ;; CHECK:   %{{.*}} = mul <2 x i64> %{{.*}}, %{{.*}}
  (func $i64x2.extmul_high_i32x4_s (param v128 v128) (result v128)
    (i64x2.extmul_high_i32x4_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i64x2.extmul_low_i32x4_u(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = shufflevector <4 x i32> %{{.*}}, <4 x i32> poison, <2 x i32> <i32 0, i32 1>
  ;; CHECK:   %{{.*}} = zext <2 x i32> %{{.*}} to <2 x i64>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = shufflevector <4 x i32> %{{.*}}, <4 x i32> poison, <2 x i32> <i32 0, i32 1>
  ;; CHECK:   %{{.*}} = zext <2 x i32> %{{.*}} to <2 x i64>
  ;; CHECK:   %{{.*}} = mul <2 x i64> %{{.*}}, %{{.*}}
  (func $i64x2.extmul_low_i32x4_u (param v128 v128) (result v128)
    (i64x2.extmul_low_i32x4_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i64x2.extmul_high_i32x4_u(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = shufflevector <4 x i32> %{{.*}}, <4 x i32> poison, <2 x i32> <i32 2, i32 3>
  ;; CHECK:   %{{.*}} = zext <2 x i32> %{{.*}} to <2 x i64>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = shufflevector <4 x i32> %{{.*}}, <4 x i32> poison, <2 x i32> <i32 2, i32 3>
  ;; CHECK:   %{{.*}} = zext <2 x i32> %{{.*}} to <2 x i64>
  ;; CHECK:   %{{.*}} = mul <2 x i64> %{{.*}}, %{{.*}}
  (func $i64x2.extmul_high_i32x4_u (param v128 v128) (result v128)
    (i64x2.extmul_high_i32x4_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32x4.trunc_sat_f32x4_s(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x float>
  ;; CHECK:   %{{.*}} = fcmp ord <4 x float> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = select <4 x i1> %{{.*}}, <4 x float> %{{.*}}, <4 x float> zeroinitializer
  ;; CHECK:   %{{.*}} = fcmp ogt <4 x float> %{{.*}}, splat (float 0xC1E0000000000000)
  ;; CHECK:   %{{.*}} = select <4 x i1> %{{.*}}, <4 x float> %{{.*}}, <4 x float> splat (float 0xC1E0000000000000)
  ;; CHECK:   %{{.*}} = fcmp oge <4 x float> %{{.*}}, splat (float 0x41E0000000000000)
  ;; CHECK:   %{{.*}} = fptosi <4 x float> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = select <4 x i1> %{{.*}}, <4 x i32> splat (i32 2147483647), <4 x i32> %{{.*}}
  ;; CHECK:   %{{.*}} = bitcast <4 x i32> %{{.*}} to <2 x i64>
  (func $i32x4.trunc_sat_f32x4_s (param v128) (result v128)
    (i32x4.trunc_sat_f32x4_s (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32x4.trunc_sat_f32x4_u(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x float>
  ;; CHECK:   %{{.*}} = fcmp ogt <4 x float> %{{.*}}, zeroinitializer
  ;; CHECK:   %{{.*}} = select <4 x i1> %{{.*}}, <4 x float> %{{.*}}, <4 x float> zeroinitializer
  ;; CHECK:   %{{.*}} = fcmp oge <4 x float> %{{.*}}, splat (float 0x41F0000000000000)
  ;; CHECK:   %{{.*}} = fptoui <4 x float> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = select <4 x i1> %{{.*}}, <4 x i32> splat (i32 -1), <4 x i32> %{{.*}}
  ;; CHECK:   %{{.*}} = bitcast <4 x i32> %{{.*}} to <2 x i64>
  (func $i32x4.trunc_sat_f32x4_u (param v128) (result v128)
    (i32x4.trunc_sat_f32x4_u (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f32x4.convert_i32x4_s(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = sitofp <4 x i32> %{{.*}} to <4 x float>
  ;; CHECK:   %{{.*}} = bitcast <4 x float> %{{.*}} to <2 x i64>
  (func $f32x4.convert_i32x4_s (param v128) (result v128)
    (f32x4.convert_i32x4_s (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f32x4.convert_i32x4_u(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = uitofp <4 x i32> %{{.*}} to <4 x float>
  ;; CHECK:   %{{.*}} = bitcast <4 x float> %{{.*}} to <2 x i64>
  (func $f32x4.convert_i32x4_u (param v128) (result v128)
    (f32x4.convert_i32x4_u (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32x4.trunc_sat_f64x2_s_zero(
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
  (func $i32x4.trunc_sat_f64x2_s_zero (param v128) (result v128)
    (i32x4.trunc_sat_f64x2_s_zero (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32x4.trunc_sat_f64x2_u_zero(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <2 x double>
  ;; CHECK:   %{{.*}} = fcmp ogt <2 x double> %{{.*}}, zeroinitializer
  ;; CHECK:   %{{.*}} = select <2 x i1> %{{.*}}, <2 x double> %{{.*}}, <2 x double> zeroinitializer
  ;; CHECK:   %{{.*}} = fcmp olt <2 x double> %{{.*}}, splat (double 0x41EFFFFFFFE00000)
  ;; CHECK:   %{{.*}} = select <2 x i1> %{{.*}}, <2 x double> %{{.*}}, <2 x double> splat (double 0x41EFFFFFFFE00000)
  ;; CHECK:   %{{.*}} = fptoui <2 x double> %{{.*}} to <2 x i32>
  ;; CHECK:   %{{.*}} = shufflevector <2 x i32> %{{.*}}, <2 x i32> zeroinitializer, <4 x i32> <i32 0, i32 1, i32 2, i32 3>
  ;; CHECK:   %{{.*}} = bitcast <4 x i32> %{{.*}} to <2 x i64>
  (func $i32x4.trunc_sat_f64x2_u_zero (param v128) (result v128)
    (i32x4.trunc_sat_f64x2_u_zero (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f64x2.convert_low_i32x4_s(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = shufflevector <4 x i32> %{{.*}}, <4 x i32> poison, <2 x i32> <i32 0, i32 1>
  ;; CHECK:   %{{.*}} = sitofp <2 x i32> %{{.*}} to <2 x double>
  ;; CHECK:   %{{.*}} = bitcast <2 x double> %{{.*}} to <2 x i64>
  (func $f64x2.convert_low_i32x4_s (param v128) (result v128)
    (f64x2.convert_low_i32x4_s (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f64x2.convert_low_i32x4_u(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = shufflevector <4 x i32> %{{.*}}, <4 x i32> poison, <2 x i32> <i32 0, i32 1>
  ;; CHECK:   %{{.*}} = uitofp <2 x i32> %{{.*}} to <2 x double>
  ;; CHECK:   %{{.*}} = bitcast <2 x double> %{{.*}} to <2 x i64>
  (func $f64x2.convert_low_i32x4_u (param v128) (result v128)
    (f64x2.convert_low_i32x4_u (local.get 0)))
  (elem declare func $f32x4.demote_f64x2_zero $f64x2.promote_low_f32x4 $i8x16.narrow_i16x8_s $i8x16.narrow_i16x8_u $i16x8.extadd_pairwise_i8x16_s $i16x8.extadd_pairwise_i8x16_u $i32x4.extadd_pairwise_i16x8_s $i32x4.extadd_pairwise_i16x8_u $i16x8.narrow_i32x4_s $i16x8.narrow_i32x4_u $i16x8.extend_low_i8x16_s $i16x8.extend_high_i8x16_s $i16x8.extend_low_i8x16_u $i16x8.extend_high_i8x16_u $i16x8.extmul_low_i8x16_s $i16x8.extmul_high_i8x16_s $i16x8.extmul_low_i8x16_u $i16x8.extmul_high_i8x16_u $i32x4.extend_low_i16x8_s $i32x4.extend_high_i16x8_s $i32x4.extend_low_i16x8_u $i32x4.extend_high_i16x8_u $i32x4.extmul_low_i16x8_s $i32x4.extmul_high_i16x8_s $i32x4.extmul_low_i16x8_u $i32x4.extmul_high_i16x8_u $i64x2.extend_low_i32x4_s $i64x2.extend_high_i32x4_s $i64x2.extend_low_i32x4_u $i64x2.extend_high_i32x4_u $i64x2.extmul_low_i32x4_s $i64x2.extmul_high_i32x4_s $i64x2.extmul_low_i32x4_u $i64x2.extmul_high_i32x4_u $i32x4.trunc_sat_f32x4_s $i32x4.trunc_sat_f32x4_u $f32x4.convert_i32x4_s $f32x4.convert_i32x4_u $i32x4.trunc_sat_f64x2_s_zero $i32x4.trunc_sat_f64x2_u_zero $f64x2.convert_low_i32x4_s $f64x2.convert_low_i32x4_u)
  (func (export "_start")))
