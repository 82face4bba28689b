;; Loads and stores: anchored behind guard pages, plain behind a check.
;;
;; RUN: %wat2wasm --debug-names %s -o %t.wasm
;; RUN: %sinter build --emit ir -O0 --bounds guard --target x86_64-linux %t.wasm -o - | FileCheck %s --check-prefix=GUARD
;; RUN: %sinter build --emit ir -O0 --bounds check --target x86_64-linux %t.wasm -o - | FileCheck %s --check-prefix=BOUND
;; The CHECK lines come from update_checks.py.
(module
  (memory 1)
  ;; GUARD-LABEL: @wasm.{{[0-9]+}}.i32.load(
  ;; GUARD:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; GUARD:   %{{.*}} = getelementptr i8, ptr getelementptr (i8, ptr @wasm.bytes.0, i64 16), i64 %{{.*}}
  ;; GUARD:   %{{.*}} = load volatile i32, ptr %{{.*}}, align 1
  ;; BOUND-LABEL: @wasm.{{[0-9]+}}.i32.load(
  ;; BOUND:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; BOUND:   %{{.*}} = add nuw nsw i64 %{{.*}}, 20
  ;; BOUND:   %{{.*}} = icmp ugt i64 %{{.*}}, 65536
  ;; BOUND:   br i1 %{{.*}}, label %trap{{.*}}, label %{{.*}}
  ;; BOUND: trap{{.*}}:
  ;; BOUND:   notail call void @sinter_trap_memory_out_of_bounds()
  ;; BOUND:   unreachable
  ;; BOUND: {{.*}}:
  ;; BOUND:   %{{.*}} = load ptr, ptr @wasm.memory.0, align 8
  ;; BOUND:   %{{.*}} = getelementptr i8, ptr %{{.*}}, i64 %{{.*}}
  ;; BOUND:   %{{.*}} = getelementptr i8, ptr %{{.*}}, i64 16
  ;; BOUND:   %{{.*}} = load i32, ptr %{{.*}}, align 1
  (func $i32.load (param i32) (result i32) (i32.load offset=16 (local.get 0)))
  ;; GUARD-LABEL: @wasm.{{[0-9]+}}.i64.load(
  ;; GUARD:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; GUARD:   %{{.*}} = getelementptr i8, ptr getelementptr (i8, ptr @wasm.bytes.0, i64 16), i64 %{{.*}}
  ;; GUARD:   %{{.*}} = load volatile i64, ptr %{{.*}}, align 1
  ;; BOUND-LABEL: @wasm.{{[0-9]+}}.i64.load(
  ;; BOUND:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; BOUND:   %{{.*}} = add nuw nsw i64 %{{.*}}, 24
  ;; BOUND:   %{{.*}} = icmp ugt i64 %{{.*}}, 65536
  ;; BOUND:   br i1 %{{.*}}, label %trap{{.*}}, label %{{.*}}
  ;; BOUND: trap{{.*}}:
  ;; BOUND:   notail call void @sinter_trap_memory_out_of_bounds()
  ;; BOUND:   unreachable
  ;; BOUND: {{.*}}:
  ;; BOUND:   %{{.*}} = load ptr, ptr @wasm.memory.0, align 8
  ;; BOUND:   %{{.*}} = getelementptr i8, ptr %{{.*}}, i64 %{{.*}}
  ;; BOUND:   %{{.*}} = getelementptr i8, ptr %{{.*}}, i64 16
  ;; BOUND:   %{{.*}} = load i64, ptr %{{.*}}, align 1
  (func $i64.load (param i32) (result i64) (i64.load offset=16 (local.get 0)))
  ;; GUARD-LABEL: @wasm.{{[0-9]+}}.f32.load(
  ;; GUARD:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; GUARD:   %{{.*}} = getelementptr i8, ptr getelementptr (i8, ptr @wasm.bytes.0, i64 16), i64 %{{.*}}
  ;; GUARD:   %{{.*}} = load volatile float, ptr %{{.*}}, align 1
  ;; BOUND-LABEL: @wasm.{{[0-9]+}}.f32.load(
  ;; BOUND:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; BOUND:   %{{.*}} = add nuw nsw i64 %{{.*}}, 20
  ;; BOUND:   %{{.*}} = icmp ugt i64 %{{.*}}, 65536
  ;; BOUND:   br i1 %{{.*}}, label %trap{{.*}}, label %{{.*}}
  ;; BOUND: trap{{.*}}:
  ;; BOUND:   notail call void @sinter_trap_memory_out_of_bounds()
  ;; BOUND:   unreachable
  ;; BOUND: {{.*}}:
  ;; BOUND:   %{{.*}} = load ptr, ptr @wasm.memory.0, align 8
  ;; BOUND:   %{{.*}} = getelementptr i8, ptr %{{.*}}, i64 %{{.*}}
  ;; BOUND:   %{{.*}} = getelementptr i8, ptr %{{.*}}, i64 16
  ;; BOUND:   %{{.*}} = load float, ptr %{{.*}}, align 1
  (func $f32.load (param i32) (result f32) (f32.load offset=16 (local.get 0)))
  ;; GUARD-LABEL: @wasm.{{[0-9]+}}.f64.load(
  ;; GUARD:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; GUARD:   %{{.*}} = getelementptr i8, ptr getelementptr (i8, ptr @wasm.bytes.0, i64 16), i64 %{{.*}}
  ;; GUARD:   %{{.*}} = load volatile double, ptr %{{.*}}, align 1
  ;; BOUND-LABEL: @wasm.{{[0-9]+}}.f64.load(
  ;; BOUND:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; BOUND:   %{{.*}} = add nuw nsw i64 %{{.*}}, 24
  ;; BOUND:   %{{.*}} = icmp ugt i64 %{{.*}}, 65536
  ;; BOUND:   br i1 %{{.*}}, label %trap{{.*}}, label %{{.*}}
  ;; BOUND: trap{{.*}}:
  ;; BOUND:   notail call void @sinter_trap_memory_out_of_bounds()
  ;; BOUND:   unreachable
  ;; BOUND: {{.*}}:
  ;; BOUND:   %{{.*}} = load ptr, ptr @wasm.memory.0, align 8
  ;; BOUND:   %{{.*}} = getelementptr i8, ptr %{{.*}}, i64 %{{.*}}
  ;; BOUND:   %{{.*}} = getelementptr i8, ptr %{{.*}}, i64 16
  ;; BOUND:   %{{.*}} = load double, ptr %{{.*}}, align 1
  (func $f64.load (param i32) (result f64) (f64.load offset=16 (local.get 0)))
  ;; GUARD-LABEL: @wasm.{{[0-9]+}}.i32.load8_s(
  ;; GUARD:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; GUARD:   %{{.*}} = getelementptr i8, ptr getelementptr (i8, ptr @wasm.bytes.0, i64 16), i64 %{{.*}}
  ;; GUARD:   %{{.*}} = load volatile i8, ptr %{{.*}}, align 1
  ;; GUARD:   %{{.*}} = sext i8 %{{.*}} to i32
  ;; BOUND-LABEL: @wasm.{{[0-9]+}}.i32.load8_s(
  ;; BOUND:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; BOUND:   %{{.*}} = add nuw nsw i64 %{{.*}}, 17
  ;; BOUND:   %{{.*}} = icmp ugt i64 %{{.*}}, 65536
  ;; BOUND:   br i1 %{{.*}}, label %trap{{.*}}, label %{{.*}}
  ;; BOUND: trap{{.*}}:
  ;; BOUND:   notail call void @sinter_trap_memory_out_of_bounds()
  ;; BOUND:   unreachable
  ;; BOUND: {{.*}}:
  ;; BOUND:   %{{.*}} = load ptr, ptr @wasm.memory.0, align 8
  ;; BOUND:   %{{.*}} = getelementptr i8, ptr %{{.*}}, i64 %{{.*}}
  ;; BOUND:   %{{.*}} = getelementptr i8, ptr %{{.*}}, i64 16
  ;; BOUND:   %{{.*}} = load i8, ptr %{{.*}}, align 1
  ;; BOUND:   %{{.*}} = sext i8 %{{.*}} to i32
  (func $i32.load8_s (param i32) (result i32) (i32.load8_s offset=16 (local.get 0)))
  ;; GUARD-LABEL: @wasm.{{[0-9]+}}.i32.load8_u(
  ;; GUARD:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; GUARD:   %{{.*}} = getelementptr i8, ptr getelementptr (i8, ptr @wasm.bytes.0, i64 16), i64 %{{.*}}
  ;; GUARD:   %{{.*}} = load volatile i8, ptr %{{.*}}, align 1
  ;; GUARD:   %{{.*}} = zext i8 %{{.*}} to i32
  ;; BOUND-LABEL: @wasm.{{[0-9]+}}.i32.load8_u(
  ;; BOUND:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; BOUND:   %{{.*}} = add nuw nsw i64 %{{.*}}, 17
  ;; BOUND:   %{{.*}} = icmp ugt i64 %{{.*}}, 65536
  ;; BOUND:   br i1 %{{.*}}, label %trap{{.*}}, label %{{.*}}
  ;; BOUND: trap{{.*}}:
  ;; BOUND:   notail call void @sinter_trap_memory_out_of_bounds()
  ;; BOUND:   unreachable
  ;; BOUND: {{.*}}:
  ;; BOUND:   %{{.*}} = load ptr, ptr @wasm.memory.0, align 8
  ;; BOUND:   %{{.*}} = getelementptr i8, ptr %{{.*}}, i64 %{{.*}}
  ;; BOUND:   %{{.*}} = getelementptr i8, ptr %{{.*}}, i64 16
  ;; BOUND:   %{{.*}} = load i8, ptr %{{.*}}, align 1
  ;; BOUND:   %{{.*}} = zext i8 %{{.*}} to i32
  (func $i32.load8_u (param i32) (result i32) (i32.load8_u offset=16 (local.get 0)))
  ;; GUARD-LABEL: @wasm.{{[0-9]+}}.i32.load16_s(
  ;; GUARD:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; GUARD:   %{{.*}} = getelementptr i8, ptr getelementptr (i8, ptr @wasm.bytes.0, i64 16), i64 %{{.*}}
  ;; GUARD:   %{{.*}} = load volatile i16, ptr %{{.*}}, align 1
  ;; GUARD:   %{{.*}} = sext i16 %{{.*}} to i32
  ;; BOUND-LABEL: @wasm.{{[0-9]+}}.i32.load16_s(
  ;; BOUND:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; BOUND:   %{{.*}} = add nuw nsw i64 %{{.*}}, 18
  ;; BOUND:   %{{.*}} = icmp ugt i64 %{{.*}}, 65536
  ;; BOUND:   br i1 %{{.*}}, label %trap{{.*}}, label %{{.*}}
  ;; BOUND: trap{{.*}}:
  ;; BOUND:   notail call void @sinter_trap_memory_out_of_bounds()
  ;; BOUND:   unreachable
  ;; BOUND: {{.*}}:
  ;; BOUND:   %{{.*}} = load ptr, ptr @wasm.memory.0, align 8
  ;; BOUND:   %{{.*}} = getelementptr i8, ptr %{{.*}}, i64 %{{.*}}
  ;; BOUND:   %{{.*}} = getelementptr i8, ptr %{{.*}}, i64 16
  ;; BOUND:   %{{.*}} = load i16, ptr %{{.*}}, align 1
  ;; BOUND:   %{{.*}} = sext i16 %{{.*}} to i32
  (func $i32.load16_s (param i32) (result i32) (i32.load16_s offset=16 (local.get 0)))
  ;; GUARD-LABEL: @wasm.{{[0-9]+}}.i32.load16_u(
  ;; GUARD:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; GUARD:   %{{.*}} = getelementptr i8, ptr getelementptr (i8, ptr @wasm.bytes.0, i64 16), i64 %{{.*}}
  ;; GUARD:   %{{.*}} = load volatile i16, ptr %{{.*}}, align 1
  ;; GUARD:   %{{.*}} = zext i16 %{{.*}} to i32
  ;; BOUND-LABEL: @wasm.{{[0-9]+}}.i32.load16_u(
  ;; BOUND:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; BOUND:   %{{.*}} = add nuw nsw i64 %{{.*}}, 18
  ;; BOUND:   %{{.*}} = icmp ugt i64 %{{.*}}, 65536
  ;; BOUND:   br i1 %{{.*}}, label %trap{{.*}}, label %{{.*}}
  ;; BOUND: trap{{.*}}:
  ;; BOUND:   notail call void @sinter_trap_memory_out_of_bounds()
  ;; BOUND:   unreachable
  ;; BOUND: {{.*}}:
  ;; BOUND:   %{{.*}} = load ptr, ptr @wasm.memory.0, align 8
  ;; BOUND:   %{{.*}} = getelementptr i8, ptr %{{.*}}, i64 %{{.*}}
  ;; BOUND:   %{{.*}} = getelementptr i8, ptr %{{.*}}, i64 16
  ;; BOUND:   %{{.*}} = load i16, ptr %{{.*}}, align 1
  ;; BOUND:   %{{.*}} = zext i16 %{{.*}} to i32
  (func $i32.load16_u (param i32) (result i32) (i32.load16_u offset=16 (local.get 0)))
  ;; GUARD-LABEL: @wasm.{{[0-9]+}}.i64.load8_s(
  ;; GUARD:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; GUARD:   %{{.*}} = getelementptr i8, ptr getelementptr (i8, ptr @wasm.bytes.0, i64 16), i64 %{{.*}}
  ;; GUARD:   %{{.*}} = load volatile i8, ptr %{{.*}}, align 1
  ;; GUARD:   %{{.*}} = sext i8 %{{.*}} to i64
  ;; BOUND-LABEL: @wasm.{{[0-9]+}}.i64.load8_s(
  ;; BOUND:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; BOUND:   %{{.*}} = add nuw nsw i64 %{{.*}}, 17
  ;; BOUND:   %{{.*}} = icmp ugt i64 %{{.*}}, 65536
  ;; BOUND:   br i1 %{{.*}}, label %trap{{.*}}, label %{{.*}}
  ;; BOUND: trap{{.*}}:
  ;; BOUND:   notail call void @sinter_trap_memory_out_of_bounds()
  ;; BOUND:   unreachable
  ;; BOUND: {{.*}}:
  ;; BOUND:   %{{.*}} = load ptr, ptr @wasm.memory.0, align 8
  ;; BOUND:   %{{.*}} = getelementptr i8, ptr %{{.*}}, i64 %{{.*}}
  ;; BOUND:   %{{.*}} = getelementptr i8, ptr %{{.*}}, i64 16
  ;; BOUND:   %{{.*}} = load i8, ptr %{{.*}}, align 1
  ;; BOUND:   %{{.*}} = sext i8 %{{.*}} to i64
  (func $i64.load8_s (param i32) (result i64) (i64.load8_s offset=16 (local.get 0)))
  ;; GUARD-LABEL: @wasm.{{[0-9]+}}.i64.load8_u(
  ;; GUARD:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; GUARD:   %{{.*}} = getelementptr i8, ptr getelementptr (i8, ptr @wasm.bytes.0, i64 16), i64 %{{.*}}
  ;; GUARD:   %{{.*}} = load volatile i8, ptr %{{.*}}, align 1
  ;; GUARD:   %{{.*}} = zext i8 %{{.*}} to i64
  ;; BOUND-LABEL: @wasm.{{[0-9]+}}.i64.load8_u(
  ;; BOUND:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; BOUND:   %{{.*}} = add nuw nsw i64 %{{.*}}, 17
  ;; BOUND:   %{{.*}} = icmp ugt i64 %{{.*}}, 65536
  ;; BOUND:   br i1 %{{.*}}, label %trap{{.*}}, label %{{.*}}
  ;; BOUND: trap{{.*}}:
  ;; BOUND:   notail call void @sinter_trap_memory_out_of_bounds()
  ;; BOUND:   unreachable
  ;; BOUND: {{.*}}:
  ;; BOUND:   %{{.*}} = load ptr, ptr @wasm.memory.0, align 8
  ;; BOUND:   %{{.*}} = getelementptr i8, ptr %{{.*}}, i64 %{{.*}}
  ;; BOUND:   %{{.*}} = getelementptr i8, ptr %{{.*}}, i64 16
  ;; BOUND:   %{{.*}} = load i8, ptr %{{.*}}, align 1
  ;; BOUND:   %{{.*}} = zext i8 %{{.*}} to i64
  (func $i64.load8_u (param i32) (result i64) (i64.load8_u offset=16 (local.get 0)))
  ;; GUARD-LABEL: @wasm.{{[0-9]+}}.i64.load16_s(
  ;; GUARD:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; GUARD:   %{{.*}} = getelementptr i8, ptr getelementptr (i8, ptr @wasm.bytes.0, i64 16), i64 %{{.*}}
  ;; GUARD:   %{{.*}} = load volatile i16, ptr %{{.*}}, align 1
  ;; GUARD:   %{{.*}} = sext i16 %{{.*}} to i64
  ;; BOUND-LABEL: @wasm.{{[0-9]+}}.i64.load16_s(
  ;; BOUND:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; BOUND:   %{{.*}} = add nuw nsw i64 %{{.*}}, 18
  ;; BOUND:   %{{.*}} = icmp ugt i64 %{{.*}}, 65536
  ;; BOUND:   br i1 %{{.*}}, label %trap{{.*}}, label %{{.*}}
  ;; BOUND: trap{{.*}}:
  ;; BOUND:   notail call void @sinter_trap_memory_out_of_bounds()
  ;; BOUND:   unreachable
  ;; BOUND: {{.*}}:
  ;; BOUND:   %{{.*}} = load ptr, ptr @wasm.memory.0, align 8
  ;; BOUND:   %{{.*}} = getelementptr i8, ptr %{{.*}}, i64 %{{.*}}
  ;; BOUND:   %{{.*}} = getelementptr i8, ptr %{{.*}}, i64 16
  ;; BOUND:   %{{.*}} = load i16, ptr %{{.*}}, align 1
  ;; BOUND:   %{{.*}} = sext i16 %{{.*}} to i64
  (func $i64.load16_s (param i32) (result i64) (i64.load16_s offset=16 (local.get 0)))
  ;; GUARD-LABEL: @wasm.{{[0-9]+}}.i64.load16_u(
  ;; GUARD:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; GUARD:   %{{.*}} = getelementptr i8, ptr getelementptr (i8, ptr @wasm.bytes.0, i64 16), i64 %{{.*}}
  ;; GUARD:   %{{.*}} = load volatile i16, ptr %{{.*}}, align 1
  ;; GUARD:   %{{.*}} = zext i16 %{{.*}} to i64
  ;; BOUND-LABEL: @wasm.{{[0-9]+}}.i64.load16_u(
  ;; BOUND:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; BOUND:   %{{.*}} = add nuw nsw i64 %{{.*}}, 18
  ;; BOUND:   %{{.*}} = icmp ugt i64 %{{.*}}, 65536
  ;; BOUND:   br i1 %{{.*}}, label %trap{{.*}}, label %{{.*}}
  ;; BOUND: trap{{.*}}:
  ;; BOUND:   notail call void @sinter_trap_memory_out_of_bounds()
  ;; BOUND:   unreachable
  ;; BOUND: {{.*}}:
  ;; BOUND:   %{{.*}} = load ptr, ptr @wasm.memory.0, align 8
  ;; BOUND:   %{{.*}} = getelementptr i8, ptr %{{.*}}, i64 %{{.*}}
  ;; BOUND:   %{{.*}} = getelementptr i8, ptr %{{.*}}, i64 16
  ;; BOUND:   %{{.*}} = load i16, ptr %{{.*}}, align 1
  ;; BOUND:   %{{.*}} = zext i16 %{{.*}} to i64
  (func $i64.load16_u (param i32) (result i64) (i64.load16_u offset=16 (local.get 0)))
  ;; GUARD-LABEL: @wasm.{{[0-9]+}}.i64.load32_s(
  ;; GUARD:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; GUARD:   %{{.*}} = getelementptr i8, ptr getelementptr (i8, ptr @wasm.bytes.0, i64 16), i64 %{{.*}}
  ;; GUARD:   %{{.*}} = load volatile i32, ptr %{{.*}}, align 1
  ;; GUARD:   %{{.*}} = sext i32 %{{.*}} to i64
  ;; BOUND-LABEL: @wasm.{{[0-9]+}}.i64.load32_s(
  ;; BOUND:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; BOUND:   %{{.*}} = add nuw nsw i64 %{{.*}}, 20
  ;; BOUND:   %{{.*}} = icmp ugt i64 %{{.*}}, 65536
  ;; BOUND:   br i1 %{{.*}}, label %trap{{.*}}, label %{{.*}}
  ;; BOUND: trap{{.*}}:
  ;; BOUND:   notail call void @sinter_trap_memory_out_of_bounds()
  ;; BOUND:   unreachable
  ;; BOUND: {{.*}}:
  ;; BOUND:   %{{.*}} = load ptr, ptr @wasm.memory.0, align 8
  ;; BOUND:   %{{.*}} = getelementptr i8, ptr %{{.*}}, i64 %{{.*}}
  ;; BOUND:   %{{.*}} = getelementptr i8, ptr %{{.*}}, i64 16
  ;; BOUND:   %{{.*}} = load i32, ptr %{{.*}}, align 1
  ;; BOUND:   %{{.*}} = sext i32 %{{.*}} to i64
  (func $i64.load32_s (param i32) (result i64) (i64.load32_s offset=16 (local.get 0)))
  ;; GUARD-LABEL: @wasm.{{[0-9]+}}.i64.load32_u(
  ;; GUARD:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; GUARD:   %{{.*}} = getelementptr i8, ptr getelementptr (i8, ptr @wasm.bytes.0, i64 16), i64 %{{.*}}
  ;; GUARD:   %{{.*}} = load volatile i32, ptr %{{.*}}, align 1
  ;; GUARD:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; BOUND-LABEL: @wasm.{{[0-9]+}}.i64.load32_u(
  ;; BOUND:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; BOUND:   %{{.*}} = add nuw nsw i64 %{{.*}}, 20
  ;; BOUND:   %{{.*}} = icmp ugt i64 %{{.*}}, 65536
  ;; BOUND:   br i1 %{{.*}}, label %trap{{.*}}, label %{{.*}}
  ;; BOUND: trap{{.*}}:
  ;; BOUND:   notail call void @sinter_trap_memory_out_of_bounds()
  ;; BOUND:   unreachable
  ;; BOUND: {{.*}}:
  ;; BOUND:   %{{.*}} = load ptr, ptr @wasm.memory.0, align 8
  ;; BOUND:   %{{.*}} = getelementptr i8, ptr %{{.*}}, i64 %{{.*}}
  ;; BOUND:   %{{.*}} = getelementptr i8, ptr %{{.*}}, i64 16
  ;; BOUND:   %{{.*}} = load i32, ptr %{{.*}}, align 1
  ;; BOUND:   %{{.*}} = zext i32 %{{.*}} to i64
  (func $i64.load32_u (param i32) (result i64) (i64.load32_u offset=16 (local.get 0)))
  ;; GUARD-LABEL: @wasm.{{[0-9]+}}.i32.store(
  ;; GUARD:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; GUARD:   %{{.*}} = getelementptr i8, ptr getelementptr (i8, ptr @wasm.bytes.0, i64 16), i64 %{{.*}}
  ;; GUARD:   store volatile i32 %{{.*}}, ptr %{{.*}}, align 1
  ;; BOUND-LABEL: @wasm.{{[0-9]+}}.i32.store(
  ;; BOUND:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; BOUND:   %{{.*}} = add nuw nsw i64 %{{.*}}, 20
  ;; BOUND:   %{{.*}} = icmp ugt i64 %{{.*}}, 65536
  ;; BOUND:   br i1 %{{.*}}, label %trap{{.*}}, label %{{.*}}
  ;; BOUND: trap{{.*}}:
  ;; BOUND:   notail call void @sinter_trap_memory_out_of_bounds()
  ;; BOUND:   unreachable
  ;; BOUND: {{.*}}:
  ;; BOUND:   %{{.*}} = load ptr, ptr @wasm.memory.0, align 8
  ;; BOUND:   %{{.*}} = getelementptr i8, ptr %{{.*}}, i64 %{{.*}}
  ;; BOUND:   %{{.*}} = getelementptr i8, ptr %{{.*}}, i64 16
  ;; BOUND:   store i32 %{{.*}}, ptr %{{.*}}, align 1
  (func $i32.store (param i32 i32) (i32.store offset=16 (local.get 0) (local.get 1)))
  ;; GUARD-LABEL: @wasm.{{[0-9]+}}.i64.store(
  ;; GUARD:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; GUARD:   %{{.*}} = getelementptr i8, ptr getelementptr (i8, ptr @wasm.bytes.0, i64 16), i64 %{{.*}}
  ;; GUARD:   store volatile i64 %{{.*}}, ptr %{{.*}}, align 1
  ;; BOUND-LABEL: @wasm.{{[0-9]+}}.i64.store(
  ;; BOUND:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; BOUND:   %{{.*}} = add nuw nsw i64 %{{.*}}, 24
  ;; BOUND:   %{{.*}} = icmp ugt i64 %{{.*}}, 65536
  ;; BOUND:   br i1 %{{.*}}, label %trap{{.*}}, label %{{.*}}
  ;; BOUND: trap{{.*}}:
  ;; BOUND:   notail call void @sinter_trap_memory_out_of_bounds()
  ;; BOUND:   unreachable
  ;; BOUND: {{.*}}:
  ;; BOUND:   %{{.*}} = load ptr, ptr @wasm.memory.0, align 8
  ;; BOUND:   %{{.*}} = getelementptr i8, ptr %{{.*}}, i64 %{{.*}}
  ;; BOUND:   %{{.*}} = getelementptr i8, ptr %{{.*}}, i64 16
  ;; BOUND:   store i64 %{{.*}}, ptr %{{.*}}, align 1
  (func $i64.store (param i32 i64) (i64.store offset=16 (local.get 0) (local.get 1)))
  ;; GUARD-LABEL: @wasm.{{[0-9]+}}.f32.store(
  ;; GUARD:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; GUARD:   %{{.*}} = getelementptr i8, ptr getelementptr (i8, ptr @wasm.bytes.0, i64 16), i64 %{{.*}}
  ;; GUARD:   store volatile float %{{.*}}, ptr %{{.*}}, align 1
  ;; BOUND-LABEL: @wasm.{{[0-9]+}}.f32.store(
  ;; BOUND:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; BOUND:   %{{.*}} = add nuw nsw i64 %{{.*}}, 20
  ;; BOUND:   %{{.*}} = icmp ugt i64 %{{.*}}, 65536
  ;; BOUND:   br i1 %{{.*}}, label %trap{{.*}}, label %{{.*}}
  ;; BOUND: trap{{.*}}:
  ;; BOUND:   notail call void @sinter_trap_memory_out_of_bounds()
  ;; BOUND:   unreachable
  ;; BOUND: {{.*}}:
  ;; BOUND:   %{{.*}} = load ptr, ptr @wasm.memory.0, align 8
  ;; BOUND:   %{{.*}} = getelementptr i8, ptr %{{.*}}, i64 %{{.*}}
  ;; BOUND:   %{{.*}} = getelementptr i8, ptr %{{.*}}, i64 16
  ;; BOUND:   store float %{{.*}}, ptr %{{.*}}, align 1
  (func $f32.store (param i32 f32) (f32.store offset=16 (local.get 0) (local.get 1)))
  ;; GUARD-LABEL: @wasm.{{[0-9]+}}.f64.store(
  ;; GUARD:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; GUARD:   %{{.*}} = getelementptr i8, ptr getelementptr (i8, ptr @wasm.bytes.0, i64 16), i64 %{{.*}}
  ;; GUARD:   store volatile double %{{.*}}, ptr %{{.*}}, align 1
  ;; BOUND-LABEL: @wasm.{{[0-9]+}}.f64.store(
  ;; BOUND:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; BOUND:   %{{.*}} = add nuw nsw i64 %{{.*}}, 24
  ;; BOUND:   %{{.*}} = icmp ugt i64 %{{.*}}, 65536
  ;; BOUND:   br i1 %{{.*}}, label %trap{{.*}}, label %{{.*}}
  ;; BOUND: trap{{.*}}:
  ;; BOUND:   notail call void @sinter_trap_memory_out_of_bounds()
  ;; BOUND:   unreachable
  ;; BOUND: {{.*}}:
  ;; BOUND:   %{{.*}} = load ptr, ptr @wasm.memory.0, align 8
  ;; BOUND:   %{{.*}} = getelementptr i8, ptr %{{.*}}, i64 %{{.*}}
  ;; BOUND:   %{{.*}} = getelementptr i8, ptr %{{.*}}, i64 16
  ;; BOUND:   store double %{{.*}}, ptr %{{.*}}, align 1
  (func $f64.store (param i32 f64) (f64.store offset=16 (local.get 0) (local.get 1)))
  ;; GUARD-LABEL: @wasm.{{[0-9]+}}.i32.store8(
  ;; GUARD:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; GUARD:   %{{.*}} = getelementptr i8, ptr getelementptr (i8, ptr @wasm.bytes.0, i64 16), i64 %{{.*}}
  ;; GUARD:   %{{.*}} = trunc i32 %{{.*}} to i8
  ;; GUARD:   store volatile i8 %{{.*}}, ptr %{{.*}}, align 1
  ;; BOUND-LABEL: @wasm.{{[0-9]+}}.i32.store8(
  ;; BOUND:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; BOUND:   %{{.*}} = add nuw nsw i64 %{{.*}}, 17
  ;; BOUND:   %{{.*}} = icmp ugt i64 %{{.*}}, 65536
  ;; BOUND:   br i1 %{{.*}}, label %trap{{.*}}, label %{{.*}}
  ;; BOUND: trap{{.*}}:
  ;; BOUND:   notail call void @sinter_trap_memory_out_of_bounds()
  ;; BOUND:   unreachable
  ;; BOUND: {{.*}}:
  ;; BOUND:   %{{.*}} = load ptr, ptr @wasm.memory.0, align 8
  ;; BOUND:   %{{.*}} = getelementptr i8, ptr %{{.*}}, i64 %{{.*}}
  ;; BOUND:   %{{.*}} = getelementptr i8, ptr %{{.*}}, i64 16
  ;; BOUND:   %{{.*}} = trunc i32 %{{.*}} to i8
  ;; BOUND:   store i8 %{{.*}}, ptr %{{.*}}, align 1
  (func $i32.store8 (param i32 i32) (i32.store8 offset=16 (local.get 0) (local.get 1)))
  ;; GUARD-LABEL: @wasm.{{[0-9]+}}.i32.store16(
  ;; GUARD:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; GUARD:   %{{.*}} = getelementptr i8, ptr getelementptr (i8, ptr @wasm.bytes.0, i64 16), i64 %{{.*}}
  ;; GUARD:   %{{.*}} = trunc i32 %{{.*}} to i16
  ;; GUARD:   store volatile i16 %{{.*}}, ptr %{{.*}}, align 1
  ;; BOUND-LABEL: @wasm.{{[0-9]+}}.i32.store16(
  ;; BOUND:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; BOUND:   %{{.*}} = add nuw nsw i64 %{{.*}}, 18
  ;; BOUND:   %{{.*}} = icmp ugt i64 %{{.*}}, 65536
  ;; BOUND:   br i1 %{{.*}}, label %trap{{.*}}, label %{{.*}}
  ;; BOUND: trap{{.*}}:
  ;; BOUND:   notail call void @sinter_trap_memory_out_of_bounds()
  ;; BOUND:   unreachable
  ;; BOUND: {{.*}}:
  ;; BOUND:   %{{.*}} = load ptr, ptr @wasm.memory.0, align 8
  ;; BOUND:   %{{.*}} = getelementptr i8, ptr %{{.*}}, i64 %{{.*}}
  ;; BOUND:   %{{.*}} = getelementptr i8, ptr %{{.*}}, i64 16
  ;; BOUND:   %{{.*}} = trunc i32 %{{.*}} to i16
  ;; BOUND:   store i16 %{{.*}}, ptr %{{.*}}, align 1
  (func $i32.store16 (param i32 i32) (i32.store16 offset=16 (local.get 0) (local.get 1)))
  ;; GUARD-LABEL: @wasm.{{[0-9]+}}.i64.store8(
  ;; GUARD:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; GUARD:   %{{.*}} = getelementptr i8, ptr getelementptr (i8, ptr @wasm.bytes.0, i64 16), i64 %{{.*}}
  ;; GUARD:   %{{.*}} = trunc i64 %{{.*}} to i8
  ;; GUARD:   store volatile i8 %{{.*}}, ptr %{{.*}}, align 1
  ;; BOUND-LABEL: @wasm.{{[0-9]+}}.i64.store8(
  ;; BOUND:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; BOUND:   %{{.*}} = add nuw nsw i64 %{{.*}}, 17
  ;; BOUND:   %{{.*}} = icmp ugt i64 %{{.*}}, 65536
  ;; BOUND:   br i1 %{{.*}}, label %trap{{.*}}, label %{{.*}}
  ;; BOUND: trap{{.*}}:
  ;; BOUND:   notail call void @sinter_trap_memory_out_of_bounds()
  ;; BOUND:   unreachable
  ;; BOUND: {{.*}}:
  ;; BOUND:   %{{.*}} = load ptr, ptr @wasm.memory.0, align 8
  ;; BOUND:   %{{.*}} = getelementptr i8, ptr %{{.*}}, i64 %{{.*}}
  ;; BOUND:   %{{.*}} = getelementptr i8, ptr %{{.*}}, i64 16
  ;; BOUND:   %{{.*}} = trunc i64 %{{.*}} to i8
  ;; BOUND:   store i8 %{{.*}}, ptr %{{.*}}, align 1
  (func $i64.store8 (param i32 i64) (i64.store8 offset=16 (local.get 0) (local.get 1)))
  ;; GUARD-LABEL: @wasm.{{[0-9]+}}.i64.store16(
  ;; GUARD:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; GUARD:   %{{.*}} = getelementptr i8, ptr getelementptr (i8, ptr @wasm.bytes.0, i64 16), i64 %{{.*}}
  ;; GUARD:   %{{.*}} = trunc i64 %{{.*}} to i16
  ;; GUARD:   store volatile i16 %{{.*}}, ptr %{{.*}}, align 1
  ;; BOUND-LABEL: @wasm.{{[0-9]+}}.i64.store16(
  ;; BOUND:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; BOUND:   %{{.*}} = add nuw nsw i64 %{{.*}}, 18
  ;; BOUND:   %{{.*}} = icmp ugt i64 %{{.*}}, 65536
  ;; BOUND:   br i1 %{{.*}}, label %trap{{.*}}, label %{{.*}}
  ;; BOUND: trap{{.*}}:
  ;; BOUND:   notail call void @sinter_trap_memory_out_of_bounds()
  ;; BOUND:   unreachable
  ;; BOUND: {{.*}}:
  ;; BOUND:   %{{.*}} = load ptr, ptr @wasm.memory.0, align 8
  ;; BOUND:   %{{.*}} = getelementptr i8, ptr %{{.*}}, i64 %{{.*}}
  ;; BOUND:   %{{.*}} = getelementptr i8, ptr %{{.*}}, i64 16
  ;; BOUND:   %{{.*}} = trunc i64 %{{.*}} to i16
  ;; BOUND:   store i16 %{{.*}}, ptr %{{.*}}, align 1
  (func $i64.store16 (param i32 i64) (i64.store16 offset=16 (local.get 0) (local.get 1)))
  ;; GUARD-LABEL: @wasm.{{[0-9]+}}.i64.store32(
  ;; GUARD:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; GUARD:   %{{.*}} = getelementptr i8, ptr getelementptr (i8, ptr @wasm.bytes.0, i64 16), i64 %{{.*}}
  ;; GUARD:   %{{.*}} = trunc i64 %{{.*}} to i32
  ;; GUARD:   store volatile i32 %{{.*}}, ptr %{{.*}}, align 1
  ;; BOUND-LABEL: @wasm.{{[0-9]+}}.i64.store32(
  ;; BOUND:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; BOUND:   %{{.*}} = add nuw nsw i64 %{{.*}}, 20
  ;; BOUND:   %{{.*}} = icmp ugt i64 %{{.*}}, 65536
  ;; BOUND:   br i1 %{{.*}}, label %trap{{.*}}, label %{{.*}}
  ;; BOUND: trap{{.*}}:
  ;; BOUND:   notail call void @sinter_trap_memory_out_of_bounds()
  ;; BOUND:   unreachable
  ;; BOUND: {{.*}}:
  ;; BOUND:   %{{.*}} = load ptr, ptr @wasm.memory.0, align 8
  ;; BOUND:   %{{.*}} = getelementptr i8, ptr %{{.*}}, i64 %{{.*}}
  ;; BOUND:   %{{.*}} = getelementptr i8, ptr %{{.*}}, i64 16
  ;; BOUND:   %{{.*}} = trunc i64 %{{.*}} to i32
  ;; BOUND:   store i32 %{{.*}}, ptr %{{.*}}, align 1
  (func $i64.store32 (param i32 i64) (i64.store32 offset=16 (local.get 0) (local.get 1)))
  (elem declare func $i32.load $i64.load $f32.load $f64.load $i32.load8_s $i32.load8_u $i32.load16_s $i32.load16_u $i64.load8_s $i64.load8_u $i64.load16_s $i64.load16_u $i64.load32_s $i64.load32_u $i32.store $i64.store $f32.store $f64.store $i32.store8 $i32.store16 $i64.store8 $i64.store16 $i64.store32)
  (func (export "_start")))
