;; Comparisons of lanes give masks.
;;
;; RUN: %wat2wasm --debug-names %s -o %t.wasm
;; RUN: %sinter build --emit ir -O0 --target x86_64-linux %t.wasm -o - | FileCheck %s --check-prefix=CHECK
;; The CHECK lines come from update_checks.py.
(module
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i8x16.eq(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = icmp eq <16 x i8> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = sext <16 x i1> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = bitcast <16 x i8> %{{.*}} to <2 x i64>
  (func $i8x16.eq (param v128 v128) (result v128)
    (i8x16.eq (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i8x16.ne(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = icmp ne <16 x i8> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = sext <16 x i1> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = bitcast <16 x i8> %{{.*}} to <2 x i64>
  (func $i8x16.ne (param v128 v128) (result v128)
    (i8x16.ne (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i8x16.lt_s(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = icmp slt <16 x i8> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = sext <16 x i1> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = bitcast <16 x i8> %{{.*}} to <2 x i64>
  (func $i8x16.lt_s (param v128 v128) (result v128)
    (i8x16.lt_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i8x16.lt_u(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = icmp ult <16 x i8> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = sext <16 x i1> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = bitcast <16 x i8> %{{.*}} to <2 x i64>
  (func $i8x16.lt_u (param v128 v128) (result v128)
    (i8x16.lt_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i8x16.gt_s(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = icmp sgt <16 x i8> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = sext <16 x i1> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = bitcast <16 x i8> %{{.*}} to <2 x i64>
  (func $i8x16.gt_s (param v128 v128) (result v128)
    (i8x16.gt_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i8x16.gt_u(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = icmp ugt <16 x i8> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = sext <16 x i1> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = bitcast <16 x i8> %{{.*}} to <2 x i64>
  (func $i8x16.gt_u (param v128 v128) (result v128)
    (i8x16.gt_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i8x16.le_s(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = icmp sle <16 x i8> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = sext <16 x i1> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = bitcast <16 x i8> %{{.*}} to <2 x i64>
  (func $i8x16.le_s (param v128 v128) (result v128)
    (i8x16.le_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i8x16.le_u(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = icmp ule <16 x i8> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = sext <16 x i1> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = bitcast <16 x i8> %{{.*}} to <2 x i64>
  (func $i8x16.le_u (param v128 v128) (result v128)
    (i8x16.le_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i8x16.ge_s(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = icmp sge <16 x i8> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = sext <16 x i1> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = bitcast <16 x i8> %{{.*}} to <2 x i64>
  (func $i8x16.ge_s (param v128 v128) (result v128)
    (i8x16.ge_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i8x16.ge_u(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = icmp uge <16 x i8> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = sext <16 x i1> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = bitcast <16 x i8> %{{.*}} to <2 x i64>
  (func $i8x16.ge_u (param v128 v128) (result v128)
    (i8x16.ge_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i16x8.eq(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = icmp eq <8 x i16> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = sext <8 x i1> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = bitcast <8 x i16> %{{.*}} to <2 x i64>
  (func $i16x8.eq (param v128 v128) (result v128)
    (i16x8.eq (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i16x8.ne(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = icmp ne <8 x i16> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = sext <8 x i1> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = bitcast <8 x i16> %{{.*}} to <2 x i64>
  (func $i16x8.ne (param v128 v128) (result v128)
    (i16x8.ne (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i16x8.lt_s(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = icmp slt <8 x i16> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = sext <8 x i1> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = bitcast <8 x i16> %{{.*}} to <2 x i64>
  (func $i16x8.lt_s (param v128 v128) (result v128)
    (i16x8.lt_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i16x8.lt_u(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = icmp ult <8 x i16> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = sext <8 x i1> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = bitcast <8 x i16> %{{.*}} to <2 x i64>
  (func $i16x8.lt_u (param v128 v128) (result v128)
    (i16x8.lt_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i16x8.gt_s(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = icmp sgt <8 x i16> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = sext <8 x i1> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = bitcast <8 x i16> %{{.*}} to <2 x i64>
  (func $i16x8.gt_s (param v128 v128) (result v128)
    (i16x8.gt_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i16x8.gt_u(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = icmp ugt <8 x i16> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = sext <8 x i1> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = bitcast <8 x i16> %{{.*}} to <2 x i64>
  (func $i16x8.gt_u (param v128 v128) (result v128)
    (i16x8.gt_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i16x8.le_s(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = icmp sle <8 x i16> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = sext <8 x i1> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = bitcast <8 x i16> %{{.*}} to <2 x i64>
  (func $i16x8.le_s (param v128 v128) (result v128)
    (i16x8.le_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i16x8.le_u(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = icmp ule <8 x i16> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = sext <8 x i1> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = bitcast <8 x i16> %{{.*}} to <2 x i64>
  (func $i16x8.le_u (param v128 v128) (result v128)
    (i16x8.le_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i16x8.ge_s(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = icmp sge <8 x i16> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = sext <8 x i1> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = bitcast <8 x i16> %{{.*}} to <2 x i64>
  (func $i16x8.ge_s (param v128 v128) (result v128)
    (i16x8.ge_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i16x8.ge_u(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = icmp uge <8 x i16> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = sext <8 x i1> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = bitcast <8 x i16> %{{.*}} to <2 x i64>
  (func $i16x8.ge_u (param v128 v128) (result v128)
    (i16x8.ge_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32x4.eq(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = icmp eq <4 x i32> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = sext <4 x i1> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = bitcast <4 x i32> %{{.*}} to <2 x i64>
  (func $i32x4.eq (param v128 v128) (result v128)
    (i32x4.eq (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32x4.ne(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = icmp ne <4 x i32> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = sext <4 x i1> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = bitcast <4 x i32> %{{.*}} to <2 x i64>
  (func $i32x4.ne (param v128 v128) (result v128)
    (i32x4.ne (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32x4.lt_s(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = icmp slt <4 x i32> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = sext <4 x i1> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = bitcast <4 x i32> %{{.*}} to <2 x i64>
  (func $i32x4.lt_s (param v128 v128) (result v128)
    (i32x4.lt_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32x4.lt_u(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = icmp ult <4 x i32> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = sext <4 x i1> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = bitcast <4 x i32> %{{.*}} to <2 x i64>
  (func $i32x4.lt_u (param v128 v128) (result v128)
    (i32x4.lt_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32x4.gt_s(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = icmp sgt <4 x i32> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = sext <4 x i1> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = bitcast <4 x i32> %{{.*}} to <2 x i64>
  (func $i32x4.gt_s (param v128 v128) (result v128)
    (i32x4.gt_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32x4.gt_u(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = icmp ugt <4 x i32> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = sext <4 x i1> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = bitcast <4 x i32> %{{.*}} to <2 x i64>
  (func $i32x4.gt_u (param v128 v128) (result v128)
    (i32x4.gt_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32x4.le_s(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = icmp sle <4 x i32> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = sext <4 x i1> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = bitcast <4 x i32> %{{.*}} to <2 x i64>
  (func $i32x4.le_s (param v128 v128) (result v128)
    (i32x4.le_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32x4.le_u(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = icmp ule <4 x i32> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = sext <4 x i1> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = bitcast <4 x i32> %{{.*}} to <2 x i64>
  (func $i32x4.le_u (param v128 v128) (result v128)
    (i32x4.le_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32x4.ge_s(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = icmp sge <4 x i32> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = sext <4 x i1> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = bitcast <4 x i32> %{{.*}} to <2 x i64>
  (func $i32x4.ge_s (param v128 v128) (result v128)
    (i32x4.ge_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32x4.ge_u(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = icmp uge <4 x i32> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = sext <4 x i1> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = bitcast <4 x i32> %{{.*}} to <2 x i64>
  (func $i32x4.ge_u (param v128 v128) (result v128)
    (i32x4.ge_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f32x4.eq(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x float>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x float>
  ;; CHECK:   %{{.*}} = fcmp oeq <4 x float> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = sext <4 x i1> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = bitcast <4 x i32> %{{.*}} to <2 x i64>
  (func $f32x4.eq (param v128 v128) (result v128)
    (f32x4.eq (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f32x4.ne(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x float>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x float>
  ;; CHECK:   %{{.*}} = fcmp une <4 x float> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = sext <4 x i1> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = bitcast <4 x i32> %{{.*}} to <2 x i64>
  (func $f32x4.ne (param v128 v128) (result v128)
    (f32x4.ne (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f32x4.lt(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x float>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x float>
  ;; CHECK:   %{{.*}} = fcmp olt <4 x float> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = sext <4 x i1> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = bitcast <4 x i32> %{{.*}} to <2 x i64>
  (func $f32x4.lt (param v128 v128) (result v128)
    (f32x4.lt (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f32x4.gt(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x float>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x float>
  ;; CHECK:   %{{.*}} = fcmp ogt <4 x float> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = sext <4 x i1> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = bitcast <4 x i32> %{{.*}} to <2 x i64>
  (func $f32x4.gt (param v128 v128) (result v128)
    (f32x4.gt (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f32x4.le(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x float>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x float>
  ;; CHECK:   %{{.*}} = fcmp ole <4 x float> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = sext <4 x i1> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = bitcast <4 x i32> %{{.*}} to <2 x i64>
  (func $f32x4.le (param v128 v128) (result v128)
    (f32x4.le (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f32x4.ge(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x float>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x float>
  ;; CHECK:   %{{.*}} = fcmp oge <4 x float> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = sext <4 x i1> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = bitcast <4 x i32> %{{.*}} to <2 x i64>
  (func $f32x4.ge (param v128 v128) (result v128)
    (f32x4.ge (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f64x2.eq(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <2 x double>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <2 x double>
  ;; CHECK:   %{{.*}} = fcmp oeq <2 x double> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = sext <2 x i1> %{{.*}} to <2 x i64>
  (func $f64x2.eq (param v128 v128) (result v128)
    (f64x2.eq (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f64x2.ne(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <2 x double>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <2 x double>
  ;; CHECK:   %{{.*}} = fcmp une <2 x double> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = sext <2 x i1> %{{.*}} to <2 x i64>
  (func $f64x2.ne (param v128 v128) (result v128)
    (f64x2.ne (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f64x2.lt(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <2 x double>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <2 x double>
  ;; CHECK:   %{{.*}} = fcmp olt <2 x double> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = sext <2 x i1> %{{.*}} to <2 x i64>
  (func $f64x2.lt (param v128 v128) (result v128)
    (f64x2.lt (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f64x2.gt(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <2 x double>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <2 x double>
  ;; CHECK:   %{{.*}} = fcmp ogt <2 x double> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = sext <2 x i1> %{{.*}} to <2 x i64>
  (func $f64x2.gt (param v128 v128) (result v128)
    (f64x2.gt (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f64x2.le(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <2 x double>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <2 x double>
  ;; CHECK:   %{{.*}} = fcmp ole <2 x double> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = sext <2 x i1> %{{.*}} to <2 x i64>
  (func $f64x2.le (param v128 v128) (result v128)
    (f64x2.le (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.f64x2.ge(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <2 x double>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <2 x double>
  ;; CHECK:   %{{.*}} = fcmp oge <2 x double> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = sext <2 x i1> %{{.*}} to <2 x i64>
  (func $f64x2.ge (param v128 v128) (result v128)
    (f64x2.ge (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i64x2.eq(
  ;; CHECK:   %{{.*}} = icmp eq <2 x i64> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = sext <2 x i1> %{{.*}} to <2 x i64>
  (func $i64x2.eq (param v128 v128) (result v128)
    (i64x2.eq (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i64x2.ne(
  ;; CHECK:   %{{.*}} = icmp ne <2 x i64> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = sext <2 x i1> %{{.*}} to <2 x i64>
  (func $i64x2.ne (param v128 v128) (result v128)
    (i64x2.ne (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i64x2.lt_s(
  ;; CHECK:   %{{.*}} = icmp slt <2 x i64> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = sext <2 x i1> %{{.*}} to <2 x i64>
  (func $i64x2.lt_s (param v128 v128) (result v128)
    (i64x2.lt_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i64x2.gt_s(
  ;; CHECK:   %{{.*}} = icmp sgt <2 x i64> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = sext <2 x i1> %{{.*}} to <2 x i64>
  (func $i64x2.gt_s (param v128 v128) (result v128)
    (i64x2.gt_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i64x2.le_s(
  ;; CHECK:   %{{.*}} = icmp sle <2 x i64> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = sext <2 x i1> %{{.*}} to <2 x i64>
  (func $i64x2.le_s (param v128 v128) (result v128)
    (i64x2.le_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i64x2.ge_s(
  ;; CHECK:   %{{.*}} = icmp sge <2 x i64> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = sext <2 x i1> %{{.*}} to <2 x i64>
  (func $i64x2.ge_s (param v128 v128) (result v128)
    (i64x2.ge_s (local.get 0) (local.get 1)))
  (elem declare func $i8x16.eq $i8x16.ne $i8x16.lt_s $i8x16.lt_u $i8x16.gt_s $i8x16.gt_u $i8x16.le_s $i8x16.le_u $i8x16.ge_s $i8x16.ge_u $i16x8.eq $i16x8.ne $i16x8.lt_s $i16x8.lt_u $i16x8.gt_s $i16x8.gt_u $i16x8.le_s $i16x8.le_u $i16x8.ge_s $i16x8.ge_u $i32x4.eq $i32x4.ne $i32x4.lt_s $i32x4.lt_u $i32x4.gt_s $i32x4.gt_u $i32x4.le_s $i32x4.le_u $i32x4.ge_s $i32x4.ge_u $f32x4.eq $f32x4.ne $f32x4.lt $f32x4.gt $f32x4.le $f32x4.ge $f64x2.eq $f64x2.ne $f64x2.lt $f64x2.gt $f64x2.le $f64x2.ge $i64x2.eq $i64x2.ne $i64x2.lt_s $i64x2.gt_s $i64x2.le_s $i64x2.ge_s)
  (func (export "_start")))
