;; A memory's size, growth and bulk operations; accesses that an earlier one has proved in bounds.
;;
;; RUN: %wat2wasm --debug-names %s -o %t.wasm
;; RUN: %sinter build --emit ir -O0 --bounds guard --target x86_64-linux %t.wasm -o - | FileCheck %s --check-prefix=GUARD
;; RUN: %sinter build --emit ir -O0 --bounds check --target x86_64-linux %t.wasm -o - | FileCheck %s --check-prefix=BOUND
;; The CHECK lines come from update_checks.py.
(module
  (memory 1)
  (data $d "abc")
  ;; GUARD-LABEL: @wasm.{{[0-9]+}}.memory.size(
  ;; GUARD:   %{{.*}} = load i64, ptr getelementptr inbounds nuw ({ ptr, i64, i64, i64, i32, i32, i32, i32 }, ptr @wasm.memory.0, i32 0, i32 1), align 8
  ;; GUARD:   %{{.*}} = lshr i64 %{{.*}}, 16
  ;; GUARD:   %{{.*}} = trunc i64 %{{.*}} to i32
  ;; BOUND-LABEL: @wasm.{{[0-9]+}}.memory.size(
  ;; BOUND:   %{{.*}} = load i64, ptr getelementptr inbounds nuw ({ ptr, i64, i64, i64, i32, i32, i32, i32 }, ptr @wasm.memory.0, i32 0, i32 1), align 8
  ;; BOUND:   %{{.*}} = lshr i64 %{{.*}}, 16
  ;; BOUND:   %{{.*}} = trunc i64 %{{.*}} to i32
  (func $memory.size (result i32) (memory.size))
  ;; GUARD-LABEL: @wasm.{{[0-9]+}}.memory.grow(
  ;; GUARD:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; GUARD:   %{{.*}} = notail call i64 @sinter_memory_grow(ptr @wasm.memory.0, i64 %{{.*}})
  ;; GUARD:   %{{.*}} = trunc i64 %{{.*}} to i32
  ;; BOUND-LABEL: @wasm.{{[0-9]+}}.memory.grow(
  ;; BOUND:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; BOUND:   %{{.*}} = notail call i64 @sinter_memory_grow(ptr @wasm.memory.0, i64 %{{.*}})
  ;; BOUND:   %{{.*}} = trunc i64 %{{.*}} to i32
  (func $memory.grow (param i32) (result i32) (memory.grow (local.get 0)))
  ;; GUARD-LABEL: @wasm.{{[0-9]+}}.memory.fill(
  ;; GUARD:   %{{.*}} = trunc i32 %{{.*}} to i8
  ;; GUARD:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; GUARD:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; GUARD:   %{{.*}} = load i64, ptr getelementptr inbounds nuw ({ ptr, i64, i64, i64, i32, i32, i32, i32 }, ptr @wasm.memory.0, i32 0, i32 1), align 8
  ;; GUARD:   %{{.*}} = add nuw nsw i64 %{{.*}}, %{{.*}}
  ;; GUARD:   %{{.*}} = icmp ugt i64 %{{.*}}, %{{.*}}
  ;; GUARD:   br i1 %{{.*}}, label %trap{{.*}}, label %{{.*}}
  ;; GUARD: trap{{.*}}:
  ;; GUARD:   notail call void @sinter_trap_memory_out_of_bounds()
  ;; GUARD:   unreachable
  ;; GUARD: {{.*}}:
  ;; GUARD:   %{{.*}} = getelementptr i8, ptr @wasm.bytes.0, i64 %{{.*}}
  ;; GUARD:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; GUARD:   call void @llvm.memset.p0.i64(ptr align 1 %{{.*}}, i8 %{{.*}}, i64 %{{.*}}, i1 false)
  ;; BOUND-LABEL: @wasm.{{[0-9]+}}.memory.fill(
  ;; BOUND:   %{{.*}} = trunc i32 %{{.*}} to i8
  ;; BOUND:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; BOUND:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; BOUND:   %{{.*}} = load i64, ptr getelementptr inbounds nuw ({ ptr, i64, i64, i64, i32, i32, i32, i32 }, ptr @wasm.memory.0, i32 0, i32 1), align 8
  ;; BOUND:   %{{.*}} = add nuw nsw i64 %{{.*}}, %{{.*}}
  ;; BOUND:   %{{.*}} = icmp ugt i64 %{{.*}}, %{{.*}}
  ;; BOUND:   br i1 %{{.*}}, label %trap{{.*}}, label %{{.*}}
  ;; BOUND: trap{{.*}}:
  ;; BOUND:   notail call void @sinter_trap_memory_out_of_bounds()
  ;; BOUND:   unreachable
  ;; BOUND: {{.*}}:
  ;; BOUND:   %{{.*}} = load ptr, ptr @wasm.memory.0, align 8
  ;; BOUND:   %{{.*}} = getelementptr i8, ptr %{{.*}}, i64 %{{.*}}
  ;; BOUND:   %{{.*}} = getelementptr i8, ptr %{{.*}}, i64 0
  ;; BOUND:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; BOUND:   call void @llvm.memset.p0.i64(ptr align 1 %{{.*}}, i8 %{{.*}}, i64 %{{.*}}, i1 false)
  (func $memory.fill (param i32 i32 i32) (memory.fill (local.get 0) (local.get 1) (local.get 2)))
  ;; GUARD-LABEL: @wasm.{{[0-9]+}}.memory.copy(
  ;; GUARD:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; GUARD:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; GUARD:   %{{.*}} = load i64, ptr getelementptr inbounds nuw ({ ptr, i64, i64, i64, i32, i32, i32, i32 }, ptr @wasm.memory.0, i32 0, i32 1), align 8
  ;; GUARD:   %{{.*}} = add nuw nsw i64 %{{.*}}, %{{.*}}
  ;; GUARD:   %{{.*}} = icmp ugt i64 %{{.*}}, %{{.*}}
  ;; GUARD:   br i1 %{{.*}}, label %trap{{.*}}, label %{{.*}}
  ;; GUARD: trap{{.*}}:
  ;; GUARD:   notail call void @sinter_trap_memory_out_of_bounds()
  ;; GUARD:   unreachable
  ;; GUARD: {{.*}}:
  ;; GUARD:   %{{.*}} = getelementptr i8, ptr @wasm.bytes.0, i64 %{{.*}}
  ;; GUARD:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; GUARD:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; GUARD:   %{{.*}} = load i64, ptr getelementptr inbounds nuw ({ ptr, i64, i64, i64, i32, i32, i32, i32 }, ptr @wasm.memory.0, i32 0, i32 1), align 8
  ;; GUARD:   %{{.*}} = add nuw nsw i64 %{{.*}}, %{{.*}}
  ;; GUARD:   %{{.*}} = icmp ugt i64 %{{.*}}, %{{.*}}
  ;; GUARD:   br i1 %{{.*}}, label %trap{{.*}}, label %{{.*}}
  ;; GUARD: trap{{.*}}:
  ;; GUARD:   notail call void @sinter_trap_memory_out_of_bounds()
  ;; GUARD:   unreachable
  ;; GUARD: {{.*}}:
  ;; GUARD:   %{{.*}} = getelementptr i8, ptr @wasm.bytes.0, i64 %{{.*}}
  ;; GUARD:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; GUARD:   call void @llvm.memmove.p0.p0.i64(ptr align 1 %{{.*}}, ptr align 1 %{{.*}}, i64 %{{.*}}, i1 false)
  ;; BOUND-LABEL: @wasm.{{[0-9]+}}.memory.copy(
  ;; BOUND:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; BOUND:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; BOUND:   %{{.*}} = load i64, ptr getelementptr inbounds nuw ({ ptr, i64, i64, i64, i32, i32, i32, i32 }, ptr @wasm.memory.0, i32 0, i32 1), align 8
  ;; BOUND:   %{{.*}} = add nuw nsw i64 %{{.*}}, %{{.*}}
  ;; BOUND:   %{{.*}} = icmp ugt i64 %{{.*}}, %{{.*}}
  ;; BOUND:   br i1 %{{.*}}, label %trap{{.*}}, label %{{.*}}
  ;; BOUND: trap{{.*}}:
  ;; BOUND:   notail call void @sinter_trap_memory_out_of_bounds()
  ;; BOUND:   unreachable
  ;; BOUND: {{.*}}:
  ;; BOUND:   %{{.*}} = load ptr, ptr @wasm.memory.0, align 8
  ;; BOUND:   %{{.*}} = getelementptr i8, ptr %{{.*}}, i64 %{{.*}}
  ;; BOUND:   %{{.*}} = getelementptr i8, ptr %{{.*}}, i64 0
  ;; BOUND:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; BOUND:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; BOUND:   %{{.*}} = load i64, ptr getelementptr inbounds nuw ({ ptr, i64, i64, i64, i32, i32, i32, i32 }, ptr @wasm.memory.0, i32 0, i32 1), align 8
  ;; BOUND:   %{{.*}} = add nuw nsw i64 %{{.*}}, %{{.*}}
  ;; BOUND:   %{{.*}} = icmp ugt i64 %{{.*}}, %{{.*}}
  ;; BOUND:   br i1 %{{.*}}, label %trap{{.*}}, label %{{.*}}
  ;; BOUND: trap{{.*}}:
  ;; BOUND:   notail call void @sinter_trap_memory_out_of_bounds()
  ;; BOUND:   unreachable
  ;; BOUND: {{.*}}:
  ;; BOUND:   %{{.*}} = load ptr, ptr @wasm.memory.0, align 8
  ;; BOUND:   %{{.*}} = getelementptr i8, ptr %{{.*}}, i64 %{{.*}}
  ;; BOUND:   %{{.*}} = getelementptr i8, ptr %{{.*}}, i64 0
  ;; BOUND:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; BOUND:   call void @llvm.memmove.p0.p0.i64(ptr align 1 %{{.*}}, ptr align 1 %{{.*}}, i64 %{{.*}}, i1 false)
  (func $memory.copy (param i32 i32 i32) (memory.copy (local.get 0) (local.get 1) (local.get 2)))
  ;; GUARD-LABEL: @wasm.{{[0-9]+}}.memory.init(
  ;; GUARD:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; GUARD:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; GUARD:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; GUARD:   notail call void @sinter_memory_init(ptr @wasm.memory.0, ptr @wasm.data.0, i64 %{{.*}}, i64 %{{.*}}, i64 %{{.*}})
  ;; BOUND-LABEL: @wasm.{{[0-9]+}}.memory.init(
  ;; BOUND:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; BOUND:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; BOUND:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; BOUND:   notail call void @sinter_memory_init(ptr @wasm.memory.0, ptr @wasm.data.0, i64 %{{.*}}, i64 %{{.*}}, i64 %{{.*}})
  (func $memory.init (param i32 i32 i32)
    (memory.init $d (local.get 0) (local.get 1) (local.get 2)))
  ;; GUARD-LABEL: @wasm.{{[0-9]+}}.data.drop(
  ;; GUARD:   store i64 0, ptr getelementptr inbounds nuw ({ ptr, i64 }, ptr @wasm.data.0, i32 0, i32 1), align 8
  ;; BOUND-LABEL: @wasm.{{[0-9]+}}.data.drop(
  ;; BOUND:   store i64 0, ptr getelementptr inbounds nuw ({ ptr, i64 }, ptr @wasm.data.0, i32 0, i32 1), align 8
  (func $data.drop (data.drop $d))
  ;; The second access lies below the first one: no check, not anchored.
  ;; GUARD-LABEL: @wasm.{{[0-9]+}}.proved.by.access(
  ;; GUARD:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; GUARD:   %{{.*}} = getelementptr i8, ptr getelementptr (i8, ptr @wasm.bytes.0, i64 8), i64 %{{.*}}
  ;; GUARD:   %{{.*}} = load volatile i64, ptr %{{.*}}, align 1
  ;; GUARD:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; GUARD:   %{{.*}} = getelementptr i8, ptr @wasm.bytes.0, i64 %{{.*}}
  ;; GUARD:   %{{.*}} = load i64, ptr %{{.*}}, align 1
  ;; GUARD:   %{{.*}} = add i64 %{{.*}}, %{{.*}}
  ;; BOUND-LABEL: @wasm.{{[0-9]+}}.proved.by.access(
  ;; BOUND:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; BOUND:   %{{.*}} = load i64, ptr getelementptr inbounds nuw ({ ptr, i64, i64, i64, i32, i32, i32, i32 }, ptr @wasm.memory.0, i32 0, i32 1), align 8
  ;; BOUND:   %{{.*}} = add nuw nsw i64 %{{.*}}, 16
  ;; BOUND:   %{{.*}} = icmp ugt i64 %{{.*}}, %{{.*}}
  ;; BOUND:   br i1 %{{.*}}, label %trap{{.*}}, label %{{.*}}
  ;; BOUND: trap{{.*}}:
  ;; BOUND:   notail call void @sinter_trap_memory_out_of_bounds()
  ;; BOUND:   unreachable
  ;; BOUND: {{.*}}:
  ;; BOUND:   %{{.*}} = load ptr, ptr @wasm.memory.0, align 8
  ;; BOUND:   %{{.*}} = getelementptr i8, ptr %{{.*}}, i64 %{{.*}}
  ;; BOUND:   %{{.*}} = getelementptr i8, ptr %{{.*}}, i64 8
  ;; BOUND:   %{{.*}} = load i64, ptr %{{.*}}, align 1
  ;; BOUND:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; BOUND:   %{{.*}} = load ptr, ptr @wasm.memory.0, align 8
  ;; BOUND:   %{{.*}} = getelementptr i8, ptr %{{.*}}, i64 %{{.*}}
  ;; BOUND:   %{{.*}} = getelementptr i8, ptr %{{.*}}, i64 0
  ;; BOUND:   %{{.*}} = load i64, ptr %{{.*}}, align 1
  ;; BOUND:   %{{.*}} = add i64 %{{.*}}, %{{.*}}
  (func $proved.by.access (param i32) (result i64)
    (i64.add (i64.load offset=8 (local.get 0)) (i64.load (local.get 0))))
  ;; After a join the first access may not have happened.
  ;; GUARD-LABEL: @wasm.{{[0-9]+}}.not.proved.after.join(
  ;; GUARD:   %{{.*}} = icmp ne i32 %{{.*}}, 0
  ;; GUARD:   br i1 %{{.*}}, label %{{.*}}, label %{{.*}}
  ;; GUARD: {{.*}}:
  ;; GUARD:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; GUARD:   %{{.*}} = getelementptr i8, ptr @wasm.bytes.0, i64 %{{.*}}
  ;; GUARD:   %{{.*}} = load volatile i32, ptr %{{.*}}, align 1
  ;; GUARD:   br label %{{.*}}
  ;; GUARD: {{.*}}:
  ;; GUARD:   br label %{{.*}}
  ;; GUARD: {{.*}}:
  ;; GUARD:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; GUARD:   %{{.*}} = getelementptr i8, ptr @wasm.bytes.0, i64 %{{.*}}
  ;; GUARD:   %{{.*}} = load volatile i32, ptr %{{.*}}, align 1
  ;; BOUND-LABEL: @wasm.{{[0-9]+}}.not.proved.after.join(
  ;; BOUND:   %{{.*}} = icmp ne i32 %{{.*}}, 0
  ;; BOUND:   br i1 %{{.*}}, label %{{.*}}, label %{{.*}}
  ;; BOUND: {{.*}}:
  ;; BOUND:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; BOUND:   %{{.*}} = load i64, ptr getelementptr inbounds nuw ({ ptr, i64, i64, i64, i32, i32, i32, i32 }, ptr @wasm.memory.0, i32 0, i32 1), align 8
  ;; BOUND:   %{{.*}} = add nuw nsw i64 %{{.*}}, 4
  ;; BOUND:   %{{.*}} = icmp ugt i64 %{{.*}}, %{{.*}}
  ;; BOUND:   br i1 %{{.*}}, label %trap{{.*}}, label %{{.*}}
  ;; BOUND: trap{{.*}}:
  ;; BOUND:   notail call void @sinter_trap_memory_out_of_bounds()
  ;; BOUND:   unreachable
  ;; BOUND: {{.*}}:
  ;; BOUND:   %{{.*}} = load ptr, ptr @wasm.memory.0, align 8
  ;; BOUND:   %{{.*}} = getelementptr i8, ptr %{{.*}}, i64 %{{.*}}
  ;; BOUND:   %{{.*}} = getelementptr i8, ptr %{{.*}}, i64 0
  ;; BOUND:   %{{.*}} = load i32, ptr %{{.*}}, align 1
  ;; BOUND:   br label %{{.*}}
  ;; BOUND: {{.*}}:
  ;; BOUND:   br label %{{.*}}
  ;; BOUND: {{.*}}:
  ;; BOUND:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; BOUND:   %{{.*}} = load i64, ptr getelementptr inbounds nuw ({ ptr, i64, i64, i64, i32, i32, i32, i32 }, ptr @wasm.memory.0, i32 0, i32 1), align 8
  ;; BOUND:   %{{.*}} = add nuw nsw i64 %{{.*}}, 4
  ;; BOUND:   %{{.*}} = icmp ugt i64 %{{.*}}, %{{.*}}
  ;; BOUND:   br i1 %{{.*}}, label %trap{{.*}}, label %{{.*}}
  ;; BOUND: trap{{.*}}:
  ;; BOUND:   notail call void @sinter_trap_memory_out_of_bounds()
  ;; BOUND:   unreachable
  ;; BOUND: {{.*}}:
  ;; BOUND:   %{{.*}} = load ptr, ptr @wasm.memory.0, align 8
  ;; BOUND:   %{{.*}} = getelementptr i8, ptr %{{.*}}, i64 %{{.*}}
  ;; BOUND:   %{{.*}} = getelementptr i8, ptr %{{.*}}, i64 0
  ;; BOUND:   %{{.*}} = load i32, ptr %{{.*}}, align 1
  (func $not.proved.after.join (param i32 i32) (result i32)
    (if (local.get 1) (then (drop (i32.load (local.get 0)))))
    (i32.load (local.get 0)))
  ;; GUARD-LABEL: @wasm.{{[0-9]+}}.proved.by.minimum(
  ;; GUARD:   %{{.*}} = load i32, ptr getelementptr (i8, ptr @wasm.bytes.0, i64 65532), align 1
  ;; BOUND-LABEL: @wasm.{{[0-9]+}}.proved.by.minimum(
  ;; BOUND:   %{{.*}} = load ptr, ptr @wasm.memory.0, align 8
  ;; BOUND:   %{{.*}} = getelementptr i8, ptr %{{.*}}, i64 65532
  ;; BOUND:   %{{.*}} = getelementptr i8, ptr %{{.*}}, i64 0
  ;; BOUND:   %{{.*}} = load i32, ptr %{{.*}}, align 1
  (func $proved.by.minimum (result i32) (i32.load (i32.const 65532)))
  ;; GUARD-LABEL: @wasm.{{[0-9]+}}.not.proved.by.minimum(
  ;; GUARD:   %{{.*}} = load volatile i32, ptr getelementptr (i8, ptr @wasm.bytes.0, i64 65533), align 1
  ;; BOUND-LABEL: @wasm.{{[0-9]+}}.not.proved.by.minimum(
  ;; BOUND:   %{{.*}} = load i64, ptr getelementptr inbounds nuw ({ ptr, i64, i64, i64, i32, i32, i32, i32 }, ptr @wasm.memory.0, i32 0, i32 1), align 8
  ;; BOUND:   %{{.*}} = icmp ugt i64 65537, %{{.*}}
  ;; BOUND:   br i1 %{{.*}}, label %trap{{.*}}, label %{{.*}}
  ;; BOUND: trap{{.*}}:
  ;; BOUND:   notail call void @sinter_trap_memory_out_of_bounds()
  ;; BOUND:   unreachable
  ;; BOUND: {{.*}}:
  ;; BOUND:   %{{.*}} = load ptr, ptr @wasm.memory.0, align 8
  ;; BOUND:   %{{.*}} = getelementptr i8, ptr %{{.*}}, i64 65533
  ;; BOUND:   %{{.*}} = getelementptr i8, ptr %{{.*}}, i64 0
  ;; BOUND:   %{{.*}} = load i32, ptr %{{.*}}, align 1
  (func $not.proved.by.minimum (result i32) (i32.load (i32.const 65533)))
  ;; The offset does not wrap: it becomes part of a 64-bit address.
  ;; GUARD-LABEL: @wasm.{{[0-9]+}}.offset.of.4.GiB(
  ;; GUARD:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; GUARD:   %{{.*}} = getelementptr i8, ptr getelementptr (i8, ptr @wasm.bytes.0, i64 4294967295), i64 %{{.*}}
  ;; GUARD:   %{{.*}} = load volatile i8, ptr %{{.*}}, align 1
  ;; GUARD:   %{{.*}} = zext i8 %{{.*}} to i32
  ;; BOUND-LABEL: @wasm.{{[0-9]+}}.offset.of.4.GiB(
  ;; BOUND:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; BOUND:   %{{.*}} = load i64, ptr getelementptr inbounds nuw ({ ptr, i64, i64, i64, i32, i32, i32, i32 }, ptr @wasm.memory.0, i32 0, i32 1), align 8
  ;; BOUND:   %{{.*}} = add nuw nsw i64 %{{.*}}, 4294967296
  ;; BOUND:   %{{.*}} = icmp ugt i64 %{{.*}}, %{{.*}}
  ;; BOUND:   br i1 %{{.*}}, label %trap{{.*}}, label %{{.*}}
  ;; BOUND: trap{{.*}}:
  ;; BOUND:   notail call void @sinter_trap_memory_out_of_bounds()
  ;; BOUND:   unreachable
  ;; BOUND: {{.*}}:
  ;; BOUND:   %{{.*}} = load ptr, ptr @wasm.memory.0, align 8
  ;; BOUND:   %{{.*}} = getelementptr i8, ptr %{{.*}}, i64 %{{.*}}
  ;; BOUND:   %{{.*}} = getelementptr i8, ptr %{{.*}}, i64 4294967295
  ;; BOUND:   %{{.*}} = load i8, ptr %{{.*}}, align 1
  ;; BOUND:   %{{.*}} = zext i8 %{{.*}} to i32
  (func $offset.of.4.GiB (param i32) (result i32) (i32.load8_u offset=4294967295 (local.get 0)))
  (elem declare func $memory.size $memory.grow $memory.fill $memory.copy $memory.init $data.drop
    $proved.by.access $not.proved.after.join $proved.by.minimum $not.proved.by.minimum
    $offset.of.4.GiB)
  (func (export "_start")))
