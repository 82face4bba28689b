;; Constants, lanes, bits and masks of vectors: a v128 is <2 x i64>, cast where it is used.
;;
;; RUN: %wat2wasm --debug-names %s -o %t.wasm
;; RUN: %sinter build --emit ir -O0 --target x86_64-linux %t.wasm -o - | FileCheck %s --check-prefix=CHECK
;; The CHECK lines come from update_checks.py.
(module
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.v128.const(
  ;; CHECK:   %{{.*}} = load <2 x i64>, ptr @wasm.v128.4000000030000000200000001, align 16
  (func $v128.const (result v128)
    (v128.const i32x4 1 2 3 4))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i8x16.shuffle(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = shufflevector <16 x i8> %{{.*}}, <16 x i8> %{{.*}}, <16 x i32> <i32 0, i32 17, i32 2, i32 19, i32 4, i32 21, i32 6, i32 23, i32 8, i32 25, i32 10, i32 27, i32 12, i32 29, i32 14, i32 31>
  ;; CHECK:   %{{.*}} = bitcast <16 x i8> %{{.*}} to <2 x i64>
  (func $i8x16.shuffle (param v128 v128) (result v128)
    (i8x16.shuffle 0 17 2 19 4 21 6 23 8 25 10 27 12 29 14 31 (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i8x16.swizzle(
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
  (func $i8x16.swizzle (param v128 v128) (result v128)
    (i8x16.swizzle (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i8x16.splat(
  ;; CHECK:   %{{.*}} = trunc i32 %{{.*}} to i8
  ;; CHECK:   %.splatinsert = insertelement <16 x i8> poison, i8 %{{.*}}, i64 0
  ;; CHECK:   %.splat = shufflevector <16 x i8> %.splatinsert, <16 x i8> poison, <16 x i32> zeroinitializer
  ;; CHECK:   %{{.*}} = bitcast <16 x i8> %.splat to <2 x i64>
  (func $i8x16.splat (param i32) (result v128)
    (i8x16.splat (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i16x8.splat(
  ;; CHECK:   %{{.*}} = trunc i32 %{{.*}} to i16
  ;; CHECK:   %.splatinsert = insertelement <8 x i16> poison, i16 %{{.*}}, i64 0
  ;; CHECK:   %.splat = shufflevector <8 x i16> %.splatinsert, <8 x i16> poison, <8 x i32> zeroinitializer
  ;; CHECK:   %{{.*}} = bitcast <8 x i16> %.splat to <2 x i64>
  (func $i16x8.splat (param i32) (result v128)
    (i16x8.splat (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32x4.splat(
  ;; CHECK:   %.splatinsert = insertelement <4 x i32> poison, i32 %{{.*}}, i64 0
  ;; CHECK:   %.splat = shufflevector <4 x i32> %.splatinsert, <4 x i32> poison, <4 x i32> zeroinitializer
  ;; CHECK:   %{{.*}} = bitcast <4 x i32> %.splat to <2 x i64>
  (func $i32x4.splat (param i32) (result v128)
    (i32x4.splat (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i64x2.splat(
  ;; CHECK:   %.splatinsert = insertelement <2 x i64> poison, i64 %{{.*}}, i64 0
  ;; CHECK:   %.splat = shufflevector <2 x i64> %.splatinsert, <2 x i64> poison, <2 x i32> zeroinitializer
  (func $i64x2.splat (param i64) (result v128)
    (i64x2.splat (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f32x4.splat(
  ;; CHECK:   %.splatinsert = insertelement <4 x float> poison, float %{{.*}}, i64 0
  ;; CHECK:   %.splat = shufflevector <4 x float> %.splatinsert, <4 x float> poison, <4 x i32> zeroinitializer
  ;; CHECK:   %{{.*}} = bitcast <4 x float> %.splat to <2 x i64>
  (func $f32x4.splat (param f32) (result v128)
    (f32x4.splat (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f64x2.splat(
  ;; CHECK:   %.splatinsert = insertelement <2 x double> poison, double %{{.*}}, i64 0
  ;; CHECK:   %.splat = shufflevector <2 x double> %.splatinsert, <2 x double> poison, <2 x i32> zeroinitializer
  ;; CHECK:   %{{.*}} = bitcast <2 x double> %.splat to <2 x i64>
  (func $f64x2.splat (param f64) (result v128)
    (f64x2.splat (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i8x16.extract_lane_s(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = extractelement <16 x i8> %{{.*}}, i64 15
  ;; CHECK:   %{{.*}} = sext i8 %{{.*}} to i32
  (func $i8x16.extract_lane_s (param v128) (result i32)
    (i8x16.extract_lane_s 15 (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i8x16.extract_lane_u(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = extractelement <16 x i8> %{{.*}}, i64 15
  ;; CHECK:   %{{.*}} = zext i8 %{{.*}} to i32
  (func $i8x16.extract_lane_u (param v128) (result i32)
    (i8x16.extract_lane_u 15 (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i8x16.replace_lane(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = trunc i32 %{{.*}} to i8
  ;; CHECK:   %{{.*}} = insertelement <16 x i8> %{{.*}}, i8 %{{.*}}, i64 15
  ;; CHECK:   %{{.*}} = bitcast <16 x i8> %{{.*}} to <2 x i64>
  (func $i8x16.replace_lane (param v128 i32) (result v128)
    (i8x16.replace_lane 15 (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i16x8.extract_lane_s(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = extractelement <8 x i16> %{{.*}}, i64 7
  ;; CHECK:   %{{.*}} = sext i16 %{{.*}} to i32
  (func $i16x8.extract_lane_s (param v128) (result i32)
    (i16x8.extract_lane_s 7 (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i16x8.extract_lane_u(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = extractelement <8 x i16> %{{.*}}, i64 7
  ;; CHECK:   %{{.*}} = zext i16 %{{.*}} to i32
  (func $i16x8.extract_lane_u (param v128) (result i32)
    (i16x8.extract_lane_u 7 (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i16x8.replace_lane(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = trunc i32 %{{.*}} to i16
  ;; CHECK:   %{{.*}} = insertelement <8 x i16> %{{.*}}, i16 %{{.*}}, i64 7
  ;; CHECK:   %{{.*}} = bitcast <8 x i16> %{{.*}} to <2 x i64>
  (func $i16x8.replace_lane (param v128 i32) (result v128)
    (i16x8.replace_lane 7 (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32x4.extract_lane(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = extractelement <4 x i32> %{{.*}}, i64 3
  (func $i32x4.extract_lane (param v128) (result i32)
    (i32x4.extract_lane 3 (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32x4.replace_lane(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = insertelement <4 x i32> %{{.*}}, i32 %{{.*}}, i64 3
  ;; CHECK:   %{{.*}} = bitcast <4 x i32> %{{.*}} to <2 x i64>
  (func $i32x4.replace_lane (param v128 i32) (result v128)
    (i32x4.replace_lane 3 (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i64x2.extract_lane(
  ;; CHECK:   %{{.*}} = extractelement <2 x i64> %{{.*}}, i64 1
  (func $i64x2.extract_lane (param v128) (result i64)
    (i64x2.extract_lane 1 (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i64x2.replace_lane(
  ;; CHECK:   %{{.*}} = insertelement <2 x i64> %{{.*}}, i64 %{{.*}}, i64 1
  (func $i64x2.replace_lane (param v128 i64) (result v128)
    (i64x2.replace_lane 1 (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f32x4.extract_lane(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x float>
  ;; CHECK:   %{{.*}} = extractelement <4 x float> %{{.*}}, i64 3
  (func $f32x4.extract_lane (param v128) (result f32)
    (f32x4.extract_lane 3 (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f32x4.replace_lane(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x float>
  ;; CHECK:   %{{.*}} = insertelement <4 x float> %{{.*}}, float %{{.*}}, i64 3
  ;; CHECK:   %{{.*}} = bitcast <4 x float> %{{.*}} to <2 x i64>
  (func $f32x4.replace_lane (param v128 f32) (result v128)
    (f32x4.replace_lane 3 (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f64x2.extract_lane(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <2 x double>
  ;; CHECK:   %{{.*}} = extractelement <2 x double> %{{.*}}, i64 1
  (func $f64x2.extract_lane (param v128) (result f64)
    (f64x2.extract_lane 1 (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f64x2.replace_lane(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <2 x double>
  ;; CHECK:   %{{.*}} = insertelement <2 x double> %{{.*}}, double %{{.*}}, i64 1
  ;; CHECK:   %{{.*}} = bitcast <2 x double> %{{.*}} to <2 x i64>
  (func $f64x2.replace_lane (param v128 f64) (result v128)
    (f64x2.replace_lane 1 (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.v128.not(
  ;; CHECK:   %{{.*}} = xor <2 x i64> %{{.*}}, splat (i64 -1)
  (func $v128.not (param v128) (result v128)
    (v128.not (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.v128.and(
  ;; CHECK:   %{{.*}} = and <2 x i64> %{{.*}}, %{{.*}}
  (func $v128.and (param v128 v128) (result v128)
    (v128.and (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.v128.andnot(
  ;; CHECK:   %{{.*}} = xor <2 x i64> %{{.*}}, splat (i64 -1)
  ;; CHECK:   %{{.*}} = and <2 x i64> %{{.*}}, %{{.*}}
  (func $v128.andnot (param v128 v128) (result v128)
    (v128.andnot (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.v128.or(
  ;; CHECK:   %{{.*}} = or <2 x i64> %{{.*}}, %{{.*}}
  (func $v128.or (param v128 v128) (result v128)
    (v128.or (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.v128.xor(
  ;; CHECK:   %{{.*}} = xor <2 x i64> %{{.*}}, %{{.*}}
  (func $v128.xor (param v128 v128) (result v128)
    (v128.xor (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.v128.bitselect(
  ;; CHECK:   %{{.*}} = and <2 x i64> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = xor <2 x i64> %{{.*}}, splat (i64 -1)
  ;; CHECK:   %{{.*}} = and <2 x i64> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = or <2 x i64> %{{.*}}, %{{.*}}
  (func $v128.bitselect (param v128 v128 v128) (result v128)
    (v128.bitselect (local.get 0) (local.get 1) (local.get 2)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.v128.any_true(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to i128
  ;; CHECK:   %{{.*}} = icmp ne i128 %{{.*}}, 0
  ;; CHECK:   %{{.*}} = zext i1 %{{.*}} to i32
  (func $v128.any_true (param v128) (result i32)
    (v128.any_true (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i8x16.all_true(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = icmp ne <16 x i8> %{{.*}}, zeroinitializer
  ;; CHECK:   %{{.*}} = call i1 @llvm.vector.reduce.and.v16i1(<16 x i1> %{{.*}})
  ;; CHECK:   %{{.*}} = zext i1 %{{.*}} to i32
  (func $i8x16.all_true (param v128) (result i32)
    (i8x16.all_true (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i8x16.bitmask(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = icmp slt <16 x i8> %{{.*}}, zeroinitializer
  ;; CHECK:   %{{.*}} = bitcast <16 x i1> %{{.*}} to i16
  ;; CHECK:   %{{.*}} = zext i16 %{{.*}} to i32
  (func $i8x16.bitmask (param v128) (result i32)
    (i8x16.bitmask (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i16x8.all_true(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = icmp ne <8 x i16> %{{.*}}, zeroinitializer
  ;; CHECK:   %{{.*}} = call i1 @llvm.vector.reduce.and.v8i1(<8 x i1> %{{.*}})
  ;; CHECK:   %{{.*}} = zext i1 %{{.*}} to i32
  (func $i16x8.all_true (param v128) (result i32)
    (i16x8.all_true (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i16x8.bitmask(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = icmp slt <8 x i16> %{{.*}}, zeroinitializer
  ;; CHECK:   %{{.*}} = bitcast <8 x i1> %{{.*}} to i8
  ;; CHECK:   %{{.*}} = zext i8 %{{.*}} to i32
  (func $i16x8.bitmask (param v128) (result i32)
    (i16x8.bitmask (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32x4.all_true(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = icmp ne <4 x i32> %{{.*}}, zeroinitializer
  ;; CHECK:   %{{.*}} = call i1 @llvm.vector.reduce.and.v4i1(<4 x i1> %{{.*}})
  ;; CHECK:   %{{.*}} = zext i1 %{{.*}} to i32
  (func $i32x4.all_true (param v128) (result i32)
    (i32x4.all_true (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32x4.bitmask(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = icmp slt <4 x i32> %{{.*}}, zeroinitializer
  ;; CHECK:   %{{.*}} = bitcast <4 x i1> %{{.*}} to i4
  ;; CHECK:   %{{.*}} = zext i4 %{{.*}} to i32
  (func $i32x4.bitmask (param v128) (result i32)
    (i32x4.bitmask (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i64x2.all_true(
  ;; CHECK:   %{{.*}} = icmp ne <2 x i64> %{{.*}}, zeroinitializer
  ;; CHECK:   %{{.*}} = call i1 @llvm.vector.reduce.and.v2i1(<2 x i1> %{{.*}})
  ;; CHECK:   %{{.*}} = zext i1 %{{.*}} to i32
  (func $i64x2.all_true (param v128) (result i32)
    (i64x2.all_true (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i64x2.bitmask(
  ;; CHECK:   %{{.*}} = icmp slt <2 x i64> %{{.*}}, zeroinitializer
  ;; CHECK:   %{{.*}} = bitcast <2 x i1> %{{.*}} to i2
  ;; CHECK:   %{{.*}} = zext i2 %{{.*}} to i32
  (func $i64x2.bitmask (param v128) (result i32)
    (i64x2.bitmask (local.get 0)))
  (elem declare func $v128.const $i8x16.shuffle $i8x16.swizzle $i8x16.splat $i16x8.splat $i32x4.splat $i64x2.splat $f32x4.splat $f64x2.splat $i8x16.extract_lane_s $i8x16.extract_lane_u $i8x16.replace_lane $i16x8.extract_lane_s $i16x8.extract_lane_u $i16x8.replace_lane $i32x4.extract_lane $i32x4.replace_lane $i64x2.extract_lane $i64x2.replace_lane $f32x4.extract_lane $f32x4.replace_lane $f64x2.extract_lane $f64x2.replace_lane $v128.not $v128.and $v128.andnot $v128.or $v128.xor $v128.bitselect $v128.any_true $i8x16.all_true $i8x16.bitmask $i16x8.all_true $i16x8.bitmask $i32x4.all_true $i32x4.bitmask $i64x2.all_true $i64x2.bitmask)
  (func (export "_start")))
