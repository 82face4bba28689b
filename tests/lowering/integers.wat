;; Integer instructions: comparisons, arithmetic with its traps, shifts modulo the width.
;;
;; RUN: %wat2wasm --debug-names %s -o %t.wasm
;; RUN: %sinter build --emit ir -O0 --target x86_64-linux %t.wasm -o - | FileCheck %s --check-prefix=CHECK
;; The CHECK lines come from update_checks.py.
(module
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32.const(
  (func $i32.const (result i32) (i32.const 7))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i64.const(
  (func $i64.const (result i64) (i64.const -1))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32.eqz(
  ;; CHECK:   %{{.*}} = icmp eq i32 %{{.*}}, 0
  ;; CHECK:   %{{.*}} = zext i1 %{{.*}} to i32
  (func $i32.eqz (param i32) (result i32) (i32.eqz (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32.eq(
  ;; CHECK:   %{{.*}} = icmp eq i32 %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = zext i1 %{{.*}} to i32
  (func $i32.eq (param i32 i32) (result i32) (i32.eq (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32.ne(
  ;; CHECK:   %{{.*}} = icmp ne i32 %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = zext i1 %{{.*}} to i32
  (func $i32.ne (param i32 i32) (result i32) (i32.ne (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32.lt_s(
  ;; CHECK:   %{{.*}} = icmp slt i32 %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = zext i1 %{{.*}} to i32
  (func $i32.lt_s (param i32 i32) (result i32) (i32.lt_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32.lt_u(
  ;; CHECK:   %{{.*}} = icmp ult i32 %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = zext i1 %{{.*}} to i32
  (func $i32.lt_u (param i32 i32) (result i32) (i32.lt_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32.gt_s(
  ;; CHECK:   %{{.*}} = icmp sgt i32 %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = zext i1 %{{.*}} to i32
  (func $i32.gt_s (param i32 i32) (result i32) (i32.gt_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32.gt_u(
  ;; CHECK:   %{{.*}} = icmp ugt i32 %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = zext i1 %{{.*}} to i32
  (func $i32.gt_u (param i32 i32) (result i32) (i32.gt_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32.le_s(
  ;; CHECK:   %{{.*}} = icmp sle i32 %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = zext i1 %{{.*}} to i32
  (func $i32.le_s (param i32 i32) (result i32) (i32.le_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32.le_u(
  ;; CHECK:   %{{.*}} = icmp ule i32 %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = zext i1 %{{.*}} to i32
  (func $i32.le_u (param i32 i32) (result i32) (i32.le_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32.ge_s(
  ;; CHECK:   %{{.*}} = icmp sge i32 %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = zext i1 %{{.*}} to i32
  (func $i32.ge_s (param i32 i32) (result i32) (i32.ge_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32.ge_u(
  ;; CHECK:   %{{.*}} = icmp uge i32 %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = zext i1 %{{.*}} to i32
  (func $i32.ge_u (param i32 i32) (result i32) (i32.ge_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i64.eqz(
  ;; CHECK:   %{{.*}} = icmp eq i64 %{{.*}}, 0
  ;; CHECK:   %{{.*}} = zext i1 %{{.*}} to i32
  (func $i64.eqz (param i64) (result i32) (i64.eqz (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i64.eq(
  ;; CHECK:   %{{.*}} = icmp eq i64 %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = zext i1 %{{.*}} to i32
  (func $i64.eq (param i64 i64) (result i32) (i64.eq (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i64.ne(
  ;; CHECK:   %{{.*}} = icmp ne i64 %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = zext i1 %{{.*}} to i32
  (func $i64.ne (param i64 i64) (result i32) (i64.ne (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i64.lt_s(
  ;; CHECK:   %{{.*}} = icmp slt i64 %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = zext i1 %{{.*}} to i32
  (func $i64.lt_s (param i64 i64) (result i32) (i64.lt_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i64.lt_u(
  ;; CHECK:   %{{.*}} = icmp ult i64 %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = zext i1 %{{.*}} to i32
  (func $i64.lt_u (param i64 i64) (result i32) (i64.lt_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i64.gt_s(
  ;; CHECK:   %{{.*}} = icmp sgt i64 %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = zext i1 %{{.*}} to i32
  (func $i64.gt_s (param i64 i64) (result i32) (i64.gt_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i64.gt_u(
  ;; CHECK:   %{{.*}} = icmp ugt i64 %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = zext i1 %{{.*}} to i32
  (func $i64.gt_u (param i64 i64) (result i32) (i64.gt_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i64.le_s(
  ;; CHECK:   %{{.*}} = icmp sle i64 %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = zext i1 %{{.*}} to i32
  (func $i64.le_s (param i64 i64) (result i32) (i64.le_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i64.le_u(
  ;; CHECK:   %{{.*}} = icmp ule i64 %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = zext i1 %{{.*}} to i32
  (func $i64.le_u (param i64 i64) (result i32) (i64.le_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i64.ge_s(
  ;; CHECK:   %{{.*}} = icmp sge i64 %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = zext i1 %{{.*}} to i32
  (func $i64.ge_s (param i64 i64) (result i32) (i64.ge_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i64.ge_u(
  ;; CHECK:   %{{.*}} = icmp uge i64 %{{.*}}, %{{.*}}
  ;; CHECK:   %{{.*}} = zext i1 %{{.*}} to i32
  (func $i64.ge_u (param i64 i64) (result i32) (i64.ge_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32.clz(
  ;; CHECK:   %{{.*}} = call i32 @llvm.ctlz.i32(i32 %{{.*}}, i1 false)
  (func $i32.clz (param i32) (result i32) (i32.clz (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32.ctz(
  ;; CHECK:   %{{.*}} = call i32 @llvm.cttz.i32(i32 %{{.*}}, i1 false)
  (func $i32.ctz (param i32) (result i32) (i32.ctz (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32.popcnt(
  ;; CHECK:   %{{.*}} = call i32 @llvm.ctpop.i32(i32 %{{.*}})
  (func $i32.popcnt (param i32) (result i32) (i32.popcnt (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32.add(
  ;; CHECK:   %{{.*}} = add i32 %{{.*}}, %{{.*}}
  (func $i32.add (param i32 i32) (result i32) (i32.add (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32.sub(
  ;; CHECK:   %{{.*}} = sub i32 %{{.*}}, %{{.*}}
  (func $i32.sub (param i32 i32) (result i32) (i32.sub (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32.mul(
  ;; CHECK:   %{{.*}} = mul i32 %{{.*}}, %{{.*}}
  (func $i32.mul (param i32 i32) (result i32) (i32.mul (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32.div_s(
  ;; CHECK:   %{{.*}} = icmp eq i32 %{{.*}}, 0
  ;; CHECK:   br i1 %{{.*}}, label %trap{{.*}}, label %{{.*}}
  ;; CHECK: trap{{.*}}:
  ;; CHECK:   notail call void @sinter_trap_integer_divide_by_zero()
  ;; CHECK:   unreachable
  ;; CHECK: {{.*}}:
  ;; CHECK:   %{{.*}} = icmp eq i32 %{{.*}}, -2147483648
  ;; CHECK:   %{{.*}} = icmp eq i32 %{{.*}}, -1
  ;; CHECK:   %{{.*}} = and i1 %{{.*}}, %{{.*}}
  ;; CHECK:   br i1 %{{.*}}, label %trap{{.*}}, label %{{.*}}
  ;; CHECK: trap{{.*}}:
  ;; CHECK:   notail call void @sinter_trap_integer_overflow()
  ;; CHECK:   unreachable
  ;; CHECK: {{.*}}:
  ;; CHECK:   %{{.*}} = sdiv i32 %{{.*}}, %{{.*}}
  (func $i32.div_s (param i32 i32) (result i32) (i32.div_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32.div_u(
  ;; CHECK:   %{{.*}} = icmp eq i32 %{{.*}}, 0
  ;; CHECK:   br i1 %{{.*}}, label %trap{{.*}}, label %{{.*}}
  ;; CHECK: trap{{.*}}:
  ;; CHECK:   notail call void @sinter_trap_integer_divide_by_zero()
  ;; CHECK:   unreachable
  ;; CHECK: {{.*}}:
  ;; CHECK:   %{{.*}} = udiv i32 %{{.*}}, %{{.*}}
  (func $i32.div_u (param i32 i32) (result i32) (i32.div_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32.rem_s(
  ;; CHECK:   %{{.*}} = icmp eq i32 %{{.*}}, 0
  ;; CHECK:   br i1 %{{.*}}, label %trap{{.*}}, label %{{.*}}
  ;; CHECK: trap{{.*}}:
  ;; CHECK:   notail call void @sinter_trap_integer_divide_by_zero()
  ;; CHECK:   unreachable
  ;; CHECK: {{.*}}:
  ;; CHECK:   %{{.*}} = icmp eq i32 %{{.*}}, -1
  ;; CHECK:   %{{.*}} = select i1 %{{.*}}, i32 1, i32 %{{.*}}
  ;; CHECK:   %{{.*}} = srem i32 %{{.*}}, %{{.*}}
  (func $i32.rem_s (param i32 i32) (result i32) (i32.rem_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32.rem_u(
  ;; CHECK:   %{{.*}} = icmp eq i32 %{{.*}}, 0
  ;; CHECK:   br i1 %{{.*}}, label %trap{{.*}}, label %{{.*}}
  ;; CHECK: trap{{.*}}:
  ;; CHECK:   notail call void @sinter_trap_integer_divide_by_zero()
  ;; CHECK:   unreachable
  ;; CHECK: {{.*}}:
  ;; CHECK:   %{{.*}} = urem i32 %{{.*}}, %{{.*}}
  (func $i32.rem_u (param i32 i32) (result i32) (i32.rem_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32.and(
  ;; CHECK:   %{{.*}} = and i32 %{{.*}}, %{{.*}}
  (func $i32.and (param i32 i32) (result i32) (i32.and (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32.or(
  ;; CHECK:   %{{.*}} = or i32 %{{.*}}, %{{.*}}
  (func $i32.or (param i32 i32) (result i32) (i32.or (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32.xor(
  ;; CHECK:   %{{.*}} = xor i32 %{{.*}}, %{{.*}}
  (func $i32.xor (param i32 i32) (result i32) (i32.xor (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32.shl(
  ;; CHECK:   %{{.*}} = and i32 %{{.*}}, 31
  ;; CHECK:   %{{.*}} = shl i32 %{{.*}}, %{{.*}}
  (func $i32.shl (param i32 i32) (result i32) (i32.shl (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32.shr_s(
  ;; CHECK:   %{{.*}} = and i32 %{{.*}}, 31
  ;; CHECK:   %{{.*}} = ashr i32 %{{.*}}, %{{.*}}
  (func $i32.shr_s (param i32 i32) (result i32) (i32.shr_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32.shr_u(
  ;; CHECK:   %{{.*}} = and i32 %{{.*}}, 31
  ;; CHECK:   %{{.*}} = lshr i32 %{{.*}}, %{{.*}}
  (func $i32.shr_u (param i32 i32) (result i32) (i32.shr_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32.rotl(
  ;; CHECK:   %{{.*}} = call i32 @llvm.fshl.i32(i32 %{{.*}}, i32 %{{.*}}, i32 %{{.*}})
  (func $i32.rotl (param i32 i32) (result i32) (i32.rotl (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32.rotr(
  ;; CHECK:   %{{.*}} = call i32 @llvm.fshr.i32(i32 %{{.*}}, i32 %{{.*}}, i32 %{{.*}})
  (func $i32.rotr (param i32 i32) (result i32) (i32.rotr (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i64.clz(
  ;; CHECK:   %{{.*}} = call i64 @llvm.ctlz.i64(i64 %{{.*}}, i1 false)
  (func $i64.clz (param i64) (result i64) (i64.clz (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i64.ctz(
  ;; CHECK:   %{{.*}} = call i64 @llvm.cttz.i64(i64 %{{.*}}, i1 false)
  (func $i64.ctz (param i64) (result i64) (i64.ctz (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i64.popcnt(
  ;; CHECK:   %{{.*}} = call i64 @llvm.ctpop.i64(i64 %{{.*}})
  (func $i64.popcnt (param i64) (result i64) (i64.popcnt (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i64.add(
  ;; CHECK:   %{{.*}} = add i64 %{{.*}}, %{{.*}}
  (func $i64.add (param i64 i64) (result i64) (i64.add (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i64.sub(
  ;; CHECK:   %{{.*}} = sub i64 %{{.*}}, %{{.*}}
  (func $i64.sub (param i64 i64) (result i64) (i64.sub (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i64.mul(
  ;; CHECK:   %{{.*}} = mul i64 %{{.*}}, %{{.*}}
  (func $i64.mul (param i64 i64) (result i64) (i64.mul (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i64.div_s(
  ;; CHECK:   %{{.*}} = icmp eq i64 %{{.*}}, 0
  ;; CHECK:   br i1 %{{.*}}, label %trap{{.*}}, label %{{.*}}
  ;; CHECK: trap{{.*}}:
  ;; CHECK:   notail call void @sinter_trap_integer_divide_by_zero()
  ;; CHECK:   unreachable
  ;; CHECK: {{.*}}:
  ;; CHECK:   %{{.*}} = icmp eq i64 %{{.*}}, -9223372036854775808
  ;; CHECK:   %{{.*}} = icmp eq i64 %{{.*}}, -1
  ;; CHECK:   %{{.*}} = and i1 %{{.*}}, %{{.*}}
  ;; CHECK:   br i1 %{{.*}}, label %trap{{.*}}, label %{{.*}}
  ;; CHECK: trap{{.*}}:
  ;; CHECK:   notail call void @sinter_trap_integer_overflow()
  ;; CHECK:   unreachable
  ;; CHECK: {{.*}}:
  ;; CHECK:   %{{.*}} = sdiv i64 %{{.*}}, %{{.*}}
  (func $i64.div_s (param i64 i64) (result i64) (i64.div_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i64.div_u(
  ;; CHECK:   %{{.*}} = icmp eq i64 %{{.*}}, 0
  ;; CHECK:   br i1 %{{.*}}, label %trap{{.*}}, label %{{.*}}
  ;; CHECK: trap{{.*}}:
  ;; CHECK:   notail call void @sinter_trap_integer_divide_by_zero()
  ;; CHECK:   unreachable
  ;; CHECK: {{.*}}:
  ;; CHECK:   %{{.*}} = udiv i64 %{{.*}}, %{{.*}}
  (func $i64.div_u (param i64 i64) (result i64) (i64.div_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i64.rem_s(
  ;; CHECK:   %{{.*}} = icmp eq i64 %{{.*}}, 0
  ;; CHECK:   br i1 %{{.*}}, label %trap{{.*}}, label %{{.*}}
  ;; CHECK: trap{{.*}}:
  ;; CHECK:   notail call void @sinter_trap_integer_divide_by_zero()
  ;; CHECK:   unreachable
  ;; CHECK: {{.*}}:
  ;; CHECK:   %{{.*}} = icmp eq i64 %{{.*}}, -1
  ;; CHECK:   %{{.*}} = select i1 %{{.*}}, i64 1, i64 %{{.*}}
  ;; CHECK:   %{{.*}} = srem i64 %{{.*}}, %{{.*}}
  (func $i64.rem_s (param i64 i64) (result i64) (i64.rem_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i64.rem_u(
  ;; CHECK:   %{{.*}} = icmp eq i64 %{{.*}}, 0
  ;; CHECK:   br i1 %{{.*}}, label %trap{{.*}}, label %{{.*}}
  ;; CHECK: trap{{.*}}:
  ;; CHECK:   notail call void @sinter_trap_integer_divide_by_zero()
  ;; CHECK:   unreachable
  ;; CHECK: {{.*}}:
  ;; CHECK:   %{{.*}} = urem i64 %{{.*}}, %{{.*}}
  (func $i64.rem_u (param i64 i64) (result i64) (i64.rem_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i64.and(
  ;; CHECK:   %{{.*}} = and i64 %{{.*}}, %{{.*}}
  (func $i64.and (param i64 i64) (result i64) (i64.and (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i64.or(
  ;; CHECK:   %{{.*}} = or i64 %{{.*}}, %{{.*}}
  (func $i64.or (param i64 i64) (result i64) (i64.or (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i64.xor(
  ;; CHECK:   %{{.*}} = xor i64 %{{.*}}, %{{.*}}
  (func $i64.xor (param i64 i64) (result i64) (i64.xor (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i64.shl(
  ;; CHECK:   %{{.*}} = and i64 %{{.*}}, 63
  ;; CHECK:   %{{.*}} = shl i64 %{{.*}}, %{{.*}}
  (func $i64.shl (param i64 i64) (result i64) (i64.shl (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i64.shr_s(
  ;; CHECK:   %{{.*}} = and i64 %{{.*}}, 63
  ;; CHECK:   %{{.*}} = ashr i64 %{{.*}}, %{{.*}}
  (func $i64.shr_s (param i64 i64) (result i64) (i64.shr_s (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i64.shr_u(
  ;; CHECK:   %{{.*}} = and i64 %{{.*}}, 63
  ;; CHECK:   %{{.*}} = lshr i64 %{{.*}}, %{{.*}}
  (func $i64.shr_u (param i64 i64) (result i64) (i64.shr_u (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i64.rotl(
  ;; CHECK:   %{{.*}} = call i64 @llvm.fshl.i64(i64 %{{.*}}, i64 %{{.*}}, i64 %{{.*}})
  (func $i64.rotl (param i64 i64) (result i64) (i64.rotl (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i64.rotr(
  ;; CHECK:   %{{.*}} = call i64 @llvm.fshr.i64(i64 %{{.*}}, i64 %{{.*}}, i64 %{{.*}})
  (func $i64.rotr (param i64 i64) (result i64) (i64.rotr (local.get 0) (local.get 1)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32.extend8_s(
  ;; CHECK:   %{{.*}} = trunc i32 %{{.*}} to i8
  ;; CHECK:   %{{.*}} = sext i8 %{{.*}} to i32
  (func $i32.extend8_s (param i32) (result i32) (i32.extend8_s (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i32.extend16_s(
  ;; CHECK:   %{{.*}} = trunc i32 %{{.*}} to i16
  ;; CHECK:   %{{.*}} = sext i16 %{{.*}} to i32
  (func $i32.extend16_s (param i32) (result i32) (i32.extend16_s (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i64.extend8_s(
  ;; CHECK:   %{{.*}} = trunc i64 %{{.*}} to i8
  ;; CHECK:   %{{.*}} = sext i8 %{{.*}} to i64
  (func $i64.extend8_s (param i64) (result i64) (i64.extend8_s (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i64.extend16_s(
  ;; CHECK:   %{{.*}} = trunc i64 %{{.*}} to i16
  ;; CHECK:   %{{.*}} = sext i16 %{{.*}} to i64
  (func $i64.extend16_s (param i64) (result i64) (i64.extend16_s (local.get 0)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.i64.extend32_s(
  ;; CHECK:   %{{.*}} = trunc i64 %{{.*}} to i32
  ;; CHECK:   %{{.*}} = sext i32 %{{.*}} to i64
  (func $i64.extend32_s (param i64) (result i64) (i64.extend32_s (local.get 0)))
  (elem declare func $i32.const $i64.const $i32.eqz $i32.eq $i32.ne $i32.lt_s $i32.lt_u $i32.gt_s $i32.gt_u $i32.le_s $i32.le_u $i32.ge_s $i32.ge_u $i64.eqz $i64.eq $i64.ne $i64.lt_s $i64.lt_u $i64.gt_s $i64.gt_u $i64.le_s $i64.le_u $i64.ge_s $i64.ge_u $i32.clz $i32.ctz $i32.popcnt $i32.add $i32.sub $i32.mul $i32.div_s $i32.div_u $i32.rem_s $i32.rem_u $i32.and $i32.or $i32.xor $i32.shl $i32.shr_s $i32.shr_u $i32.rotl $i32.rotr $i64.clz $i64.ctz $i64.popcnt $i64.add $i64.sub $i64.mul $i64.div_s $i64.div_u $i64.rem_s $i64.rem_u $i64.and $i64.or $i64.xor $i64.shl $i64.shr_s $i64.shr_u $i64.rotl $i64.rotr $i32.extend8_s $i32.extend16_s $i64.extend8_s $i64.extend16_s $i64.extend32_s)
  (func (export "_start")))
