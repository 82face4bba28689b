;; Vector loads and stores touch exactly the bytes that they name.
;;
;; RUN: %wat2wasm --debug-names %s -o %t.wasm
;; RUN: %sinter build --emit ir -O0 --target x86_64-linux %t.wasm -o - | FileCheck %s --check-prefix=CHECK
;; The CHECK lines come from update_checks.py.
(module
  (memory 1)
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.v128.load(
  ;; CHECK:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; CHECK:   %{{.*}} = getelementptr i8, ptr getelementptr (i8, ptr @wasm.bytes.0, i64 4), i64 %{{.*}}
  ;; CHECK:   %{{.*}} = load volatile <2 x i64>, ptr %{{.*}}, align 1
  (func $v128.load (param i32) (result v128)
    (v128.load offset=4 (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.v128.load8x8_s(
  ;; CHECK:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; CHECK:   %{{.*}} = getelementptr i8, ptr getelementptr (i8, ptr @wasm.bytes.0, i64 4), i64 %{{.*}}
  ;; CHECK:   %{{.*}} = load volatile <8 x i8>, ptr %{{.*}}, align 1
  ;; CHECK:   %{{.*}} = sext <8 x i8> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = bitcast <8 x i16> %{{.*}} to <2 x i64>
  (func $v128.load8x8_s (param i32) (result v128)
    (v128.load8x8_s offset=4 (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.v128.load8x8_u(
  ;; CHECK:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; CHECK:   %{{.*}} = getelementptr i8, ptr getelementptr (i8, ptr @wasm.bytes.0, i64 4), i64 %{{.*}}
  ;; CHECK:   %{{.*}} = load volatile <8 x i8>, ptr %{{.*}}, align 1
  ;; CHECK:   %{{.*}} = zext <8 x i8> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = bitcast <8 x i16> %{{.*}} to <2 x i64>
  (func $v128.load8x8_u (param i32) (result v128)
    (v128.load8x8_u offset=4 (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.v128.load16x4_s(
  ;; CHECK:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; CHECK:   %{{.*}} = getelementptr i8, ptr getelementptr (i8, ptr @wasm.bytes.0, i64 4), i64 %{{.*}}
  ;; CHECK:   %{{.*}} = load volatile <4 x i16>, ptr %{{.*}}, align 1
  ;; CHECK:   %{{.*}} = sext <4 x i16> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = bitcast <4 x i32> %{{.*}} to <2 x i64>
  (func $v128.load16x4_s (param i32) (result v128)
    (v128.load16x4_s offset=4 (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.v128.load16x4_u(
  ;; CHECK:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; CHECK:   %{{.*}} = getelementptr i8, ptr getelementptr (i8, ptr @wasm.bytes.0, i64 4), i64 %{{.*}}
  ;; CHECK:   %{{.*}} = load volatile <4 x i16>, ptr %{{.*}}, align 1
  ;; CHECK:   %{{.*}} = zext <4 x i16> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = bitcast <4 x i32> %{{.*}} to <2 x i64>
  (func $v128.load16x4_u (param i32) (result v128)
    (v128.load16x4_u offset=4 (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.v128.load32x2_s(
  ;; CHECK:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; CHECK:   %{{.*}} = getelementptr i8, ptr getelementptr (i8, ptr @wasm.bytes.0, i64 4), i64 %{{.*}}
  ;; CHECK:   %{{.*}} = load volatile <2 x i32>, ptr %{{.*}}, align 1
  ;; CHECK:   %{{.*}} = sext <2 x i32> %{{.*}} to <2 x i64>
  (func $v128.load32x2_s (param i32) (result v128)
    (v128.load32x2_s offset=4 (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.v128.load32x2_u(
  ;; CHECK:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; CHECK:   %{{.*}} = getelementptr i8, ptr getelementptr (i8, ptr @wasm.bytes.0, i64 4), i64 %{{.*}}
  ;; CHECK:   %{{.*}} = load volatile <2 x i32>, ptr %{{.*}}, align 1
  ;; CHECK:   %{{.*}} = zext <2 x i32> %{{.*}} to <2 x i64>
  (func $v128.load32x2_u (param i32) (result v128)
    (v128.load32x2_u offset=4 (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.v128.load8_splat(
  ;; CHECK:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; CHECK:   %{{.*}} = getelementptr i8, ptr getelementptr (i8, ptr @wasm.bytes.0, i64 4), i64 %{{.*}}
  ;; CHECK:   %{{.*}} = load volatile i8, ptr %{{.*}}, align 1
  ;; CHECK:   %.splatinsert = insertelement <16 x i8> poison, i8 %{{.*}}, i64 0
  ;; CHECK:   %.splat = shufflevector <16 x i8> %.splatinsert, <16 x i8> poison, <16 x i32> zeroinitializer
  ;; CHECK:   %{{.*}} = bitcast <16 x i8> %.splat to <2 x i64>
  (func $v128.load8_splat (param i32) (result v128)
    (v128.load8_splat offset=4 (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.v128.load16_splat(
  ;; CHECK:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; CHECK:   %{{.*}} = getelementptr i8, ptr getelementptr (i8, ptr @wasm.bytes.0, i64 4), i64 %{{.*}}
  ;; CHECK:   %{{.*}} = load volatile i16, ptr %{{.*}}, align 1
  ;; CHECK:   %.splatinsert = insertelement <8 x i16> poison, i16 %{{.*}}, i64 0
  ;; CHECK:   %.splat = shufflevector <8 x i16> %.splatinsert, <8 x i16> poison, <8 x i32> zeroinitializer
  ;; CHECK:   %{{.*}} = bitcast <8 x i16> %.splat to <2 x i64>
  (func $v128.load16_splat (param i32) (result v128)
    (v128.load16_splat offset=4 (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.v128.load32_splat(
  ;; CHECK:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; CHECK:   %{{.*}} = getelementptr i8, ptr getelementptr (i8, ptr @wasm.bytes.0, i64 4), i64 %{{.*}}
  ;; CHECK:   %{{.*}} = load volatile i32, ptr %{{.*}}, align 1
  ;; CHECK:   %.splatinsert = insertelement <4 x i32> poison, i32 %{{.*}}, i64 0
  ;; CHECK:   %.splat = shufflevector <4 x i32> %.splatinsert, <4 x i32> poison, <4 x i32> zeroinitializer
  ;; CHECK:   %{{.*}} = bitcast <4 x i32> %.splat to <2 x i64>
  (func $v128.load32_splat (param i32) (result v128)
    (v128.load32_splat offset=4 (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.v128.load64_splat(
  ;; CHECK:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; CHECK:   %{{.*}} = getelementptr i8, ptr getelementptr (i8, ptr @wasm.bytes.0, i64 4), i64 %{{.*}}
  ;; CHECK:   %{{.*}} = load volatile i64, ptr %{{.*}}, align 1
  ;; CHECK:   %.splatinsert = insertelement <2 x i64> poison, i64 %{{.*}}, i64 0
  ;; CHECK:   %.splat = shufflevector <2 x i64> %.splatinsert, <2 x i64> poison, <2 x i32> zeroinitializer
  (func $v128.load64_splat (param i32) (result v128)
    (v128.load64_splat offset=4 (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.v128.store(
  ;; CHECK:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; CHECK:   %{{.*}} = getelementptr i8, ptr getelementptr (i8, ptr @wasm.bytes.0, i64 4), i64 %{{.*}}
  ;; CHECK:   store volatile <2 x i64> %{{.*}}, ptr %{{.*}}, align 1
  (func $v128.store (param i32 v128)
    (v128.store offset=4 (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.v128.load8_lane(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; CHECK:   %{{.*}} = getelementptr i8, ptr getelementptr (i8, ptr @wasm.bytes.0, i64 4), i64 %{{.*}}
  ;; CHECK:   %{{.*}} = load volatile i8, ptr %{{.*}}, align 1
  ;; CHECK:   %{{.*}} = insertelement <16 x i8> %{{.*}}, i8 %{{.*}}, i64 15
  ;; CHECK:   %{{.*}} = bitcast <16 x i8> %{{.*}} to <2 x i64>
  (func $v128.load8_lane (param i32 v128) (result v128)
    (v128.load8_lane offset=4 15 (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.v128.load16_lane(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; CHECK:   %{{.*}} = getelementptr i8, ptr getelementptr (i8, ptr @wasm.bytes.0, i64 4), i64 %{{.*}}
  ;; CHECK:   %{{.*}} = load volatile i16, ptr %{{.*}}, align 1
  ;; CHECK:   %{{.*}} = insertelement <8 x i16> %{{.*}}, i16 %{{.*}}, i64 7
  ;; CHECK:   %{{.*}} = bitcast <8 x i16> %{{.*}} to <2 x i64>
  (func $v128.load16_lane (param i32 v128) (result v128)
    (v128.load16_lane offset=4 7 (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.v128.load32_lane(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; CHECK:   %{{.*}} = getelementptr i8, ptr getelementptr (i8, ptr @wasm.bytes.0, i64 4), i64 %{{.*}}
  ;; CHECK:   %{{.*}} = load volatile i32, ptr %{{.*}}, align 1
  ;; CHECK:   %{{.*}} = insertelement <4 x i32> %{{.*}}, i32 %{{.*}}, i64 3
  ;; CHECK:   %{{.*}} = bitcast <4 x i32> %{{.*}} to <2 x i64>
  (func $v128.load32_lane (param i32 v128) (result v128)
    (v128.load32_lane offset=4 3 (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.v128.load64_lane(
  ;; CHECK:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; CHECK:   %{{.*}} = getelementptr i8, ptr getelementptr (i8, ptr @wasm.bytes.0, i64 4), i64 %{{.*}}
  ;; CHECK:   %{{.*}} = load volatile i64, ptr %{{.*}}, align 1
  ;; CHECK:   %{{.*}} = insertelement <2 x i64> %{{.*}}, i64 %{{.*}}, i64 1
  (func $v128.load64_lane (param i32 v128) (result v128)
    (v128.load64_lane offset=4 1 (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.v128.store8_lane(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = extractelement <16 x i8> %{{.*}}, i64 15
  ;; CHECK:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; CHECK:   %{{.*}} = getelementptr i8, ptr getelementptr (i8, ptr @wasm.bytes.0, i64 4), i64 %{{.*}}
  ;; CHECK:   store volatile i8 %{{.*}}, ptr %{{.*}}, align 1
  (func $v128.store8_lane (param i32 v128)
    (v128.store8_lane offset=4 15 (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.v128.store16_lane(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = extractelement <8 x i16> %{{.*}}, i64 7
  ;; CHECK:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; CHECK:   %{{.*}} = getelementptr i8, ptr getelementptr (i8, ptr @wasm.bytes.0, i64 4), i64 %{{.*}}
  ;; CHECK:   store volatile i16 %{{.*}}, ptr %{{.*}}, align 1
  (func $v128.store16_lane (param i32 v128)
    (v128.store16_lane offset=4 7 (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.v128.store32_lane(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = extractelement <4 x i32> %{{.*}}, i64 3
  ;; CHECK:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; CHECK:   %{{.*}} = getelementptr i8, ptr getelementptr (i8, ptr @wasm.bytes.0, i64 4), i64 %{{.*}}
  ;; CHECK:   store volatile i32 %{{.*}}, ptr %{{.*}}, align 1
  (func $v128.store32_lane (param i32 v128)
    (v128.store32_lane offset=4 3 (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.v128.store64_lane(
  ;; CHECK:   %{{.*}} = extractelement <2 x i64> %{{.*}}, i64 1
  ;; CHECK:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; CHECK:   %{{.*}} = getelementptr i8, ptr getelementptr (i8, ptr @wasm.bytes.0, i64 4), i64 %{{.*}}
  ;; CHECK:   store volatile i64 %{{.*}}, ptr %{{.*}}, align 1
  (func $v128.store64_lane (param i32 v128)
    (v128.store64_lane offset=4 1 (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.v128.load32_zero(
  ;; CHECK:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; CHECK:   %{{.*}} = getelementptr i8, ptr getelementptr (i8, ptr @wasm.bytes.0, i64 4), i64 %{{.*}}
  ;; CHECK:   %{{.*}} = load volatile i32, ptr %{{.*}}, align 1
  ;; CHECK:   %{{.*}} = insertelement <4 x i32> zeroinitializer, i32 %{{.*}}, i64 0
  ;; CHECK:   %{{.*}} = bitcast <4 x i32> %{{.*}} to <2 x i64>
  (func $v128.load32_zero (param i32) (result v128)
    (v128.load32_zero offset=4 (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.v128.load64_zero(
  ;; CHECK:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; CHECK:   %{{.*}} = getelementptr i8, ptr getelementptr (i8, ptr @wasm.bytes.0, i64 4), i64 %{{.*}}
  ;; CHECK:   %{{.*}} = load volatile i64, ptr %{{.*}}, align 1
  ;; CHECK:   %{{.*}} = insertelement <2 x i64> zeroinitializer, i64 %{{.*}}, i64 0
  (func $v128.load64_zero (param i32) (result v128)
    (v128.load64_zero offset=4 (local.get 0)))
  (elem declare func $v128.load $v128.load8x8_s $v128.load8x8_u $v128.load16x4_s $v128.load16x4_u $v128.load32x2_s $v128.load32x2_u $v128.load8_splat $v128.load16_splat $v128.load32_splat $v128.load64_splat $v128.store $v128.load8_lane $v128.load16_lane $v128.load32_lane $v128.load64_lane $v128.store8_lane $v128.store16_lane $v128.store32_lane $v128.store64_lane $v128.load32_zero $v128.load64_zero)
  (func (export "_start")))
