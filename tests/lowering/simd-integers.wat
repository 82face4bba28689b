;; Integer arithmetic on lanes is plain vector arithmetic.
;;
;; RUN: %wat2wasm --debug-names %s -o %t.wasm
;; RUN: %sinter build --emit ir -O0 --target x86_64-linux %t.wasm -o - | FileCheck %s --check-prefix=CHECK
;; The CHECK lines come from update_checks.py.
(module
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i8x16.abs(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = call <16 x i8> @llvm.abs.v16i8(<16 x i8> %{{.*}}, i1 false)
  ;; CHECK:   %{{.*}} = bitcast <16 x i8> %{{.*}} to <2 x i64>
  (func $i8x16.abs (param v128) (result v128)
    (i8x16.abs (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i8x16.neg(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = sub <16 x i8> zeroinitializer, %{{.*}}
  ;; CHECK:   %{{.*}} = bitcast <16 x i8> %{{.*}} to <2 x i64>
  (func $i8x16.neg (param v128) (result v128)
    (i8x16.neg (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i8x16.popcnt(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = call <16 x i8> @llvm.ctpop.v16i8(<16 x i8> %{{.*}})
  ;; CHECK:   %{{.*}} = bitcast <16 x i8> %{{.*}} to <2 x i64>
  (func $i8x16.popcnt (param v128) (result v128)
    (i8x16.popcnt (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i8x16.shl(
  ;; CHECK:   %{{.*}} = and i32 %{{.*}}, 7
  ;; CHECK:   %{{.*}} = trunc i32 %{{.*}} to i8
  ;; CHECK:   %.splatinsert = insertelement <16 x i8> poison, i8 %{{.*}}, i64 0
  ;; CHECK:   %.splat = shufflevector <16 x i8> %.splatinsert, <16 x i8> poison, <16 x i32> zeroinitializer
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = shl <16 x i8> %{{.*}}, %.splat
  ;; CHECK:   %{{.*}} = bitcast <16 x i8> %{{.*}} to <2 x i64>
  (func $i8x16.shl (param v128 i32) (result v128)
    (i8x16.shl (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i8x16.shr_s(
  ;; CHECK:   %{{.*}} = and i32 %{{.*}}, 7
  ;; CHECK:   %{{.*}} = trunc i32 %{{.*}} to i8
  ;; CHECK:   %.splatinsert = insertelement <16 x i8> poison, i8 %{{.*}}, i64 0
  ;; CHECK:   %.splat = shufflevector <16 x i8> %.splatinsert, <16 x i8> poison, <16 x i32> zeroinitializer
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = ashr <16 x i8> %{{.*}}, %.splat
  ;; CHECK:   %{{.*}} = bitcast <16 x i8> %{{.*}} to <2 x i64>
  (func $i8x16.shr_s (param v128 i32) (result v128)
    (i8x16.shr_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i8x16.shr_u(
  ;; CHECK:   %{{.*}} = and i32 %{{.*}}, 7
  ;; CHECK:   %{{.*}} = trunc i32 %{{.*}} to i8
  ;; CHECK:   %.splatinsert = insertelement <16 x i8> poison, i8 %{{.*}}, i64 0
  ;; CHECK:   %.splat = shufflevector <16 x i8> %.splatinsert, <16 x i8> poison, <16 x i32> zeroinitializer
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = lshr <16 x i8> %{{.*}}, %.splat
  ;; CHECK:   %{{.*}} = bitcast <16 x i8> %{{.*}} to <2 x i64>
  (func $i8x16.shr_u (param v128 i32) (result v128)
    (i8x16.shr_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i8x16.add(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = add <16 x i8> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = bitcast <16 x i8> %{{.*}} to <2 x i64>
  (func $i8x16.add (param v128 v128) (result v128)
    (i8x16.add (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i8x16.add_sat_s(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = call <16 x i8> @llvm.sadd.sat.v16i8(<16 x i8> %{{.*}}, <16 x i8> %{{.*}})
  ;; CHECK:   %{{.*}} = bitcast <16 x i8> %{{.*}} to <2 x i64>
  (func $i8x16.add_sat_s (param v128 v128) (result v128)
    (i8x16.add_sat_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i8x16.add_sat_u(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = call <16 x i8> @llvm.uadd.sat.v16i8(<16 x i8> %{{.*}}, <16 x i8> %{{.*}})
  ;; CHECK:   %{{.*}} = bitcast <16 x i8> %{{.*}} to <2 x i64>
  (func $i8x16.add_sat_u (param v128 v128) (result v128)
    (i8x16.add_sat_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i8x16.sub(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = sub <16 x i8> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = bitcast <16 x i8> %{{.*}} to <2 x i64>
  (func $i8x16.sub (param v128 v128) (result v128)
    (i8x16.sub (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i8x16.sub_sat_s(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = call <16 x i8> @llvm.ssub.sat.v16i8(<16 x i8> %{{.*}}, <16 x i8> %{{.*}})
  ;; CHECK:   %{{.*}} = bitcast <16 x i8> %{{.*}} to <2 x i64>
  (func $i8x16.sub_sat_s (param v128 v128) (result v128)
    (i8x16.sub_sat_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i8x16.sub_sat_u(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = call <16 x i8> @llvm.usub.sat.v16i8(<16 x i8> %{{.*}}, <16 x i8> %{{.*}})
  ;; CHECK:   %{{.*}} = bitcast <16 x i8> %{{.*}} to <2 x i64>
  (func $i8x16.sub_sat_u (param v128 v128) (result v128)
    (i8x16.sub_sat_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i8x16.min_s(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = call <16 x i8> @llvm.smin.v16i8(<16 x i8> %{{.*}}, <16 x i8> %{{.*}})
  ;; CHECK:   %{{.*}} = bitcast <16 x i8> %{{.*}} to <2 x i64>
  (func $i8x16.min_s (param v128 v128) (result v128)
    (i8x16.min_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i8x16.min_u(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = call <16 x i8> @llvm.umin.v16i8(<16 x i8> %{{.*}}, <16 x i8> %{{.*}})
  ;; CHECK:   %{{.*}} = bitcast <16 x i8> %{{.*}} to <2 x i64>
  (func $i8x16.min_u (param v128 v128) (result v128)
    (i8x16.min_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i8x16.max_s(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = call <16 x i8> @llvm.smax.v16i8(<16 x i8> %{{.*}}, <16 x i8> %{{.*}})
  ;; CHECK:   %{{.*}} = bitcast <16 x i8> %{{.*}} to <2 x i64>
  (func $i8x16.max_s (param v128 v128) (result v128)
    (i8x16.max_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i8x16.max_u(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = call <16 x i8> @llvm.umax.v16i8(<16 x i8> %{{.*}}, <16 x i8> %{{.*}})
  ;; CHECK:   %{{.*}} = bitcast <16 x i8> %{{.*}} to <2 x i64>
  (func $i8x16.max_u (param v128 v128) (result v128)
    (i8x16.max_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i8x16.avgr_u(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = zext <16 x i8> %{{.*}} to <16 x i16>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = zext <16 x i8> %{{.*}} to <16 x i16>
  ;; CHECK:   %{{.*}} = add <16 x i16> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = add <16 x i16> %{{.*}}, splat (i16 1)
  ;; CHECK:   %{{.*}} = lshr <16 x i16> %{{.*}}, splat (i16 1)
  ;; CHECK:   %{{.*}} = trunc <16 x i16> %{{.*}} to <16 x i8>
  ;; CHECK:   %{{.*}} = bitcast <16 x i8> %{{.*}} to <2 x i64>
  (func $i8x16.avgr_u (param v128 v128) (result v128)
    (i8x16.avgr_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i16x8.abs(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = call <8 x i16> @llvm.abs.v8i16(<8 x i16> %{{.*}}, i1 false)
  ;; CHECK:   %{{.*}} = bitcast <8 x i16> %{{.*}} to <2 x i64>
  (func $i16x8.abs (param v128) (result v128)
    (i16x8.abs (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i16x8.neg(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = sub <8 x i16> zeroinitializer, %{{.*}}
  ;; CHECK:   %{{.*}} = bitcast <8 x i16> %{{.*}} to <2 x i64>
  (func $i16x8.neg (param v128) (result v128)
    (i16x8.neg (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i16x8.q15mulr_sat_s(
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
  (func $i16x8.q15mulr_sat_s (param v128 v128) (result v128)
    (i16x8.q15mulr_sat_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i16x8.shl(
  ;; CHECK:   %{{.*}} = and i32 %{{.*}}, 15
  ;; CHECK:   %{{.*}} = trunc i32 %{{.*}} to i16
  ;; CHECK:   %.splatinsert = insertelement <8 x i16> poison, i16 %{{.*}}, i64 0
  ;; CHECK:   %.splat = shufflevector <8 x i16> %.splatinsert, <8 x i16> poison, <8 x i32> zeroinitializer
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = shl <8 x i16> %{{.*}}, %.splat
  ;; CHECK:   %{{.*}} = bitcast <8 x i16> %{{.*}} to <2 x i64>
  (func $i16x8.shl (param v128 i32) (result v128)
    (i16x8.shl (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i16x8.shr_s(
  ;; CHECK:   %{{.*}} = and i32 %{{.*}}, 15
  ;; CHECK:   %{{.*}} = trunc i32 %{{.*}} to i16
  ;; CHECK:   %.splatinsert = insertelement <8 x i16> poison, i16 %{{.*}}, i64 0
  ;; CHECK:   %.splat = shufflevector <8 x i16> %.splatinsert, <8 x i16> poison, <8 x i32> zeroinitializer
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = ashr <8 x i16> %{{.*}}, %.splat
  ;; CHECK:   %{{.*}} = bitcast <8 x i16> %{{.*}} to <2 x i64>
  (func $i16x8.shr_s (param v128 i32) (result v128)
    (i16x8.shr_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i16x8.shr_u(
  ;; CHECK:   %{{.*}} = and i32 %{{.*}}, 15
  ;; CHECK:   %{{.*}} = trunc i32 %{{.*}} to i16
  ;; CHECK:   %.splatinsert = insertelement <8 x i16> poison, i16 %{{.*}}, i64 0
  ;; CHECK:   %.splat = shufflevector <8 x i16> %.splatinsert, <8 x i16> poison, <8 x i32> zeroinitializer
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = lshr <8 x i16> %{{.*}}, %.splat
  ;; CHECK:   %{{.*}} = bitcast <8 x i16> %{{.*}} to <2 x i64>
  (func $i16x8.shr_u (param v128 i32) (result v128)
    (i16x8.shr_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i16x8.add(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = add <8 x i16> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = bitcast <8 x i16> %{{.*}} to <2 x i64>
  (func $i16x8.add (param v128 v128) (result v128)
    (i16x8.add (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i16x8.add_sat_s(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = call <8 x i16> @llvm.sadd.sat.v8i16(<8 x i16> %{{.*}}, <8 x i16> %{{.*}})
  ;; CHECK:   %{{.*}} = bitcast <8 x i16> %{{.*}} to <2 x i64>
  (func $i16x8.add_sat_s (param v128 v128) (result v128)
    (i16x8.add_sat_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i16x8.add_sat_u(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = call <8 x i16> @llvm.uadd.sat.v8i16(<8 x i16> %{{.*}}, <8 x i16> %{{.*}})
  ;; CHECK:   %{{.*}} = bitcast <8 x i16> %{{.*}} to <2 x i64>
  (func $i16x8.add_sat_u (param v128 v128) (result v128)
    (i16x8.add_sat_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i16x8.sub(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = sub <8 x i16> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = bitcast <8 x i16> %{{.*}} to <2 x i64>
  (func $i16x8.sub (param v128 v128) (result v128)
    (i16x8.sub (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i16x8.sub_sat_s(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = call <8 x i16> @llvm.ssub.sat.v8i16(<8 x i16> %{{.*}}, <8 x i16> %{{.*}})
  ;; CHECK:   %{{.*}} = bitcast <8 x i16> %{{.*}} to <2 x i64>
  (func $i16x8.sub_sat_s (param v128 v128) (result v128)
    (i16x8.sub_sat_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i16x8.sub_sat_u(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = call <8 x i16> @llvm.usub.sat.v8i16(<8 x i16> %{{.*}}, <8 x i16> %{{.*}})
  ;; CHECK:   %{{.*}} = bitcast <8 x i16> %{{.*}} to <2 x i64>
  (func $i16x8.sub_sat_u (param v128 v128) (result v128)
    (i16x8.sub_sat_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i16x8.mul(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = mul <8 x i16> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = bitcast <8 x i16> %{{.*}} to <2 x i64>
  (func $i16x8.mul (param v128 v128) (result v128)
    (i16x8.mul (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i16x8.min_s(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = call <8 x i16> @llvm.smin.v8i16(<8 x i16> %{{.*}}, <8 x i16> %{{.*}})
  ;; CHECK:   %{{.*}} = bitcast <8 x i16> %{{.*}} to <2 x i64>
  (func $i16x8.min_s (param v128 v128) (result v128)
    (i16x8.min_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i16x8.min_u(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = call <8 x i16> @llvm.umin.v8i16(<8 x i16> %{{.*}}, <8 x i16> %{{.*}})
  ;; CHECK:   %{{.*}} = bitcast <8 x i16> %{{.*}} to <2 x i64>
  (func $i16x8.min_u (param v128 v128) (result v128)
    (i16x8.min_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i16x8.max_s(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = call <8 x i16> @llvm.smax.v8i16(<8 x i16> %{{.*}}, <8 x i16> %{{.*}})
  ;; CHECK:   %{{.*}} = bitcast <8 x i16> %{{.*}} to <2 x i64>
  (func $i16x8.max_s (param v128 v128) (result v128)
    (i16x8.max_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i16x8.max_u(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = call <8 x i16> @llvm.umax.v8i16(<8 x i16> %{{.*}}, <8 x i16> %{{.*}})
  ;; CHECK:   %{{.*}} = bitcast <8 x i16> %{{.*}} to <2 x i64>
  (func $i16x8.max_u (param v128 v128) (result v128)
    (i16x8.max_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i16x8.avgr_u(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = zext <8 x i16> %{{.*}} to <8 x i32>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = zext <8 x i16> %{{.*}} to <8 x i32>
  ;; CHECK:   %{{.*}} = add <8 x i32> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = add <8 x i32> %{{.*}}, splat (i32 1)
  ;; CHECK:   %{{.*}} = lshr <8 x i32> %{{.*}}, splat (i32 1)
  ;; CHECK:   %{{.*}} = trunc <8 x i32> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = bitcast <8 x i16> %{{.*}} to <2 x i64>
  (func $i16x8.avgr_u (param v128 v128) (result v128)
    (i16x8.avgr_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32x4.abs(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = call <4 x i32> @llvm.abs.v4i32(<4 x i32> %{{.*}}, i1 false)
  ;; CHECK:   %{{.*}} = bitcast <4 x i32> %{{.*}} to <2 x i64>
  (func $i32x4.abs (param v128) (result v128)
    (i32x4.abs (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32x4.neg(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = sub <4 x i32> zeroinitializer, %{{.*}}
  ;; CHECK:   %{{.*}} = bitcast <4 x i32> %{{.*}} to <2 x i64>
  (func $i32x4.neg (param v128) (result v128)
    (i32x4.neg (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32x4.shl(
  ;; CHECK:   %{{.*}} = and i32 %{{.*}}, 31
  ;; CHECK:   %.splatinsert = insertelement <4 x i32> poison, i32 %{{.*}}, i64 0
  ;; CHECK:   %.splat = shufflevector <4 x i32> %.splatinsert, <4 x i32> poison, <4 x i32> zeroinitializer
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = shl <4 x i32> %{{.*}}, %.splat
  ;; CHECK:   %{{.*}} = bitcast <4 x i32> %{{.*}} to <2 x i64>
  (func $i32x4.shl (param v128 i32) (result v128)
    (i32x4.shl (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32x4.shr_s(
  ;; CHECK:   %{{.*}} = and i32 %{{.*}}, 31
  ;; CHECK:   %.splatinsert = insertelement <4 x i32> poison, i32 %{{.*}}, i64 0
  ;; CHECK:   %.splat = shufflevector <4 x i32> %.splatinsert, <4 x i32> poison, <4 x i32> zeroinitializer
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = ashr <4 x i32> %{{.*}}, %.splat
  ;; CHECK:   %{{.*}} = bitcast <4 x i32> %{{.*}} to <2 x i64>
  (func $i32x4.shr_s (param v128 i32) (result v128)
    (i32x4.shr_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32x4.shr_u(
  ;; CHECK:   %{{.*}} = and i32 %{{.*}}, 31
  ;; CHECK:   %.splatinsert = insertelement <4 x i32> poison, i32 %{{.*}}, i64 0
  ;; CHECK:   %.splat = shufflevector <4 x i32> %.splatinsert, <4 x i32> poison, <4 x i32> zeroinitializer
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = lshr <4 x i32> %{{.*}}, %.splat
  ;; CHECK:   %{{.*}} = bitcast <4 x i32> %{{.*}} to <2 x i64>
  (func $i32x4.shr_u (param v128 i32) (result v128)
    (i32x4.shr_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32x4.add(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = add <4 x i32> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = bitcast <4 x i32> %{{.*}} to <2 x i64>
  (func $i32x4.add (param v128 v128) (result v128)
    (i32x4.add (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32x4.sub(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = sub <4 x i32> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = bitcast <4 x i32> %{{.*}} to <2 x i64>
  (func $i32x4.sub (param v128 v128) (result v128)
    (i32x4.sub (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32x4.mul(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = mul <4 x i32> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = bitcast <4 x i32> %{{.*}} to <2 x i64>
  (func $i32x4.mul (param v128 v128) (result v128)
    (i32x4.mul (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32x4.min_s(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = call <4 x i32> @llvm.smin.v4i32(<4 x i32> %{{.*}}, <4 x i32> %{{.*}})
  ;; CHECK:   %{{.*}} = bitcast <4 x i32> %{{.*}} to <2 x i64>
  (func $i32x4.min_s (param v128 v128) (result v128)
    (i32x4.min_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32x4.min_u(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = call <4 x i32> @llvm.umin.v4i32(<4 x i32> %{{.*}}, <4 x i32> %{{.*}})
  ;; CHECK:   %{{.*}} = bitcast <4 x i32> %{{.*}} to <2 x i64>
  (func $i32x4.min_u (param v128 v128) (result v128)
    (i32x4.min_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32x4.max_s(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = call <4 x i32> @llvm.smax.v4i32(<4 x i32> %{{.*}}, <4 x i32> %{{.*}})
  ;; CHECK:   %{{.*}} = bitcast <4 x i32> %{{.*}} to <2 x i64>
  (func $i32x4.max_s (param v128 v128) (result v128)
    (i32x4.max_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32x4.max_u(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <4 x i32>
  ;; CHECK:   %{{.*}} = call <4 x i32> @llvm.umax.v4i32(<4 x i32> %{{.*}}, <4 x i32> %{{.*}})
  ;; CHECK:   %{{.*}} = bitcast <4 x i32> %{{.*}} to <2 x i64>
  (func $i32x4.max_u (param v128 v128) (result v128)
    (i32x4.max_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32x4.dot_i16x8_s(
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = sext <8 x i16> %{{.*}} to <8 x i32>
  ;; CHECK:   %{{.*}} = bitcast <2 x i64> %{{.*}} to <8 x i16>
  ;; CHECK:   %{{.*}} = sext <8 x i16> %{{.*}} to <8 x i32>
  ;; CHECK:   %{{.*}} = mul <8 x i32> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = shufflevector <8 x i32> %{{.*}}, <8 x i32> poison, <4 x i32> <i32 0, i32 2, i32 4, i32 6>
  ;; CHECK:   %{{.*}} = shufflevector <8 x i32> %{{.*}}, <8 x i32> poison, <4 x i32> <i32 1, i32 3, i32 5, i32 7>
  ;; CHECK:   %{{.*}} = add <4 x i32> %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = bitcast <4 x i32> %{{.*}} to <2 x i64>
  (func $i32x4.dot_i16x8_s (param v128 v128) (result v128)
    (i32x4.dot_i16x8_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i64x2.abs(
  ;; CHECK:   %{{.*}} = call <2 x i64> @llvm.abs.v2i64(<2 x i64> %{{.*}}, i1 false)
  (func $i64x2.abs (param v128) (result v128)
    (i64x2.abs (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i64x2.neg(
  ;; CHECK:   %{{.*}} = sub <2 x i64> zeroinitializer, %{{.*}}
  (func $i64x2.neg (param v128) (result v128)
    (i64x2.neg (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i64x2.shl(
  ;; CHECK:   %{{.*}} = and i32 %{{.*}}, 63
  ;; CHECK:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; CHECK:   %.splatinsert = insertelement <2 x i64> poison, i64 %{{.*}}, i64 0
  ;; CHECK:   %.splat = shufflevector <2 x i64> %.splatinsert, <2 x i64> poison, <2 x i32> zeroinitializer
  ;; CHECK:   %{{.*}} = shl <2 x i64> %{{.*}}, %.splat
  (func $i64x2.shl (param v128 i32) (result v128)
    (i64x2.shl (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i64x2.shr_s(
  ;; CHECK:   %{{.*}} = and i32 %{{.*}}, 63
  ;; CHECK:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; CHECK:   %.splatinsert = insertelement <2 x i64> poison, i64 %{{.*}}, i64 0
  ;; CHECK:   %.splat = shufflevector <2 x i64> %.splatinsert, <2 x i64> poison, <2 x i32> zeroinitializer
  ;; CHECK:   %{{.*}} = ashr <2 x i64> %{{.*}}, %.splat
  (func $i64x2.shr_s (param v128 i32) (result v128)
    (i64x2.shr_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i64x2.shr_u(
  ;; CHECK:   %{{.*}} = and i32 %{{.*}}, 63
  ;; CHECK:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; CHECK:   %.splatinsert = insertelement <2 x i64> poison, i64 %{{.*}}, i64 0
  ;; CHECK:   %.splat = shufflevector <2 x i64> %.splatinsert, <2 x i64> poison, <2 x i32> zeroinitializer
  ;; CHECK:   %{{.*}} = lshr <2 x i64> %{{.*}}, %.splat
  (func $i64x2.shr_u (param v128 i32) (result v128)
    (i64x2.shr_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i64x2.add(
  ;; CHECK:   %{{.*}} = add <2 x i64> %{{.*}}, %{{.*}}
  (func $i64x2.add (param v128 v128) (result v128)
    (i64x2.add (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i64x2.sub(
  ;; CHECK:   %{{.*}} = sub <2 x i64> %{{.*}}, %{{.*}}
  (func $i64x2.sub (param v128 v128) (result v128)
    (i64x2.sub (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i64x2.mul(
  ;; CHECK:   %{{.*}} = mul <2 x i64> %{{.*}}, %{{.*}}
  (func $i64x2.mul (param v128 v128) (result v128)
    (i64x2.mul (local.get 0) (local.get 1)))
  (elem declare func $i8x16.abs $i8x16.neg $i8x16.popcnt $i8x16.shl $i8x16.shr_s $i8x16.shr_u $i8x16.add $i8x16.add_sat_s $i8x16.add_sat_u $i8x16.sub $i8x16.sub_sat_s $i8x16.sub_sat_u $i8x16.min_s $i8x16.min_u $i8x16.max_s $i8x16.max_u $i8x16.avgr_u $i16x8.abs $i16x8.neg $i16x8.q15mulr_sat_s $i16x8.shl $i16x8.shr_s $i16x8.shr_u $i16x8.add $i16x8.add_sat_s $i16x8.add_sat_u $i16x8.sub $i16x8.sub_sat_s $i16x8.sub_sat_u $i16x8.mul $i16x8.min_s $i16x8.min_u $i16x8.max_s $i16x8.max_u $i16x8.avgr_u $i32x4.abs $i32x4.neg $i32x4.shl $i32x4.shr_s $i32x4.shr_u $i32x4.add $i32x4.sub $i32x4.mul $i32x4.min_s $i32x4.min_u $i32x4.max_s $i32x4.max_u $i32x4.dot_i16x8_s $i64x2.abs $i64x2.neg $i64x2.shl $i64x2.shr_s $i64x2.shr_u $i64x2.add $i64x2.sub $i64x2.mul)
  (func (export "_start")))
