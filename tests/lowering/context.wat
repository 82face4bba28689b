;; The context model: state is reached through the instance, which is the first argument.
;;
;; RUN: %wat2wasm --debug-names %s -o %t.wasm
;; RUN: %sinter build --emit ir -O0 --model context --bounds check --target x86_64-linux %t.wasm -o %t.ll
;; RUN: FileCheck %s < %t.ll
;; RUN: FileCheck --check-prefix=PROBE %s < %t.ll
;;
;; No frame on the guest's stack can jump the guard region, however many segments there are.
;; PROBE: define internal void @sinter.initialize({{.*}} #[[PROBED:[0-9]+]]
;; PROBE: attributes #[[PROBED]] = { {{.*}}"probe-stack"="inline-asm"
(module
  (import "m" "f" (func $imported (param i32) (result i32)))
  (import "m" "g" (global $shared (mut i32)))
  (memory (export "memory") 1)
  (table $table 2 funcref)
  (global $own (mut i64) (i64.const 7))
  (elem (i32.const 0) $same)
  ;; CHECK-LABEL: define internal tailcc i32 @wasm.1.same(
  ;; CHECK-SAME: ptr noundef align 16 dereferenceable({{[0-9]+}}) "sinter-instance" %0, i32 %1)
  (func $same (export "same") (param i32) (result i32) (local.get 0))

  ;; A defined global is in the instance, an imported one behind a pointer that never changes.
  ;; CHECK-LABEL: @wasm.2.globals(
  ;; CHECK: %[[OWN:.*]] = getelementptr inbounds i8, ptr %0, i64
  ;; CHECK: store i64 1, ptr %[[OWN]]
  ;; CHECK: %[[FIELD:.*]] = getelementptr inbounds i8, ptr %0, i64
  ;; CHECK: %[[CELL:.*]] = load ptr, ptr %[[FIELD]], {{.*}}!invariant.load
  ;; CHECK: store i32 2, ptr %[[CELL]]
  (func $globals (export "globals")
    (global.set $own (i64.const 1))
    (global.set $shared (i32.const 2)))

  ;; CHECK-LABEL: @wasm.3.callImported(
  ;; CHECK: %[[CODE:.*]] = load ptr, {{.*}}!invariant.load
  ;; CHECK: %[[OTHER:.*]] = load ptr, {{.*}}!invariant.load
  ;; CHECK: call tailcc i32 %[[CODE]](ptr %[[OTHER]], i32 3)
  (func $callImported (export "callImported") (result i32) (call $imported (i32.const 3)))

  ;; CHECK-LABEL: @wasm.4.callOwn(
  ;; CHECK: %[[SELF:.*]] = getelementptr inbounds i8, ptr %0, i64 0
  ;; CHECK: call tailcc i32 @wasm.1.same(ptr %[[SELF]], i32 4)
  (func $callOwn (export "callOwn") (result i32) (call $same (i32.const 4)))

  ;; The memory is exported, so others may grow it: its size is read, its base is invariant.
  ;; CHECK-LABEL: @wasm.5.load(
  ;; CHECK: %[[RECORD:.*]] = load ptr, {{.*}}!invariant.load
  ;; CHECK: %[[SIZEFIELD:.*]] = getelementptr inbounds nuw {{.*}}, ptr %[[RECORD]], i32 0, i32 1
  ;; CHECK: %[[SIZE:.*]] = load i64, ptr %[[SIZEFIELD]], align 8, !dbg
  ;; CHECK: icmp ugt i64 %{{.*}}, %[[SIZE]]
  ;; CHECK: call void @sinter_trap_memory_out_of_bounds(ptr %0)
  ;; CHECK: %[[BASE:.*]] = load ptr, {{.*}}!invariant.load
  ;; CHECK: getelementptr i8, ptr %[[BASE]], i64
  (func $load (export "load") (param i32) (result i32) (i32.load (local.get 0)))

  ;; Nothing else can grow the table: its size is a constant. [i32] -> [i32] is 1 | 1 << 1 | 1 << 7.
  ;; CHECK-LABEL: @wasm.6.callIndirect(
  ;; CHECK: icmp uge i64 %{{.*}}, 2
  ;; CHECK: icmp eq i64 %{{.*}}, 131
  ;; CHECK: %[[TARGET:.*]] = load ptr, ptr %{{.*}}
  ;; CHECK: %[[INSTANCE:.*]] = load ptr, ptr %{{.*}}
  ;; CHECK: call tailcc i32 %[[TARGET]](ptr %[[INSTANCE]], i32 5)
  (func $callIndirect (export "callIndirect") (param i32) (result i32)
    (call_indirect (param i32) (result i32) (i32.const 5) (local.get 0)))

  ;; CHECK-LABEL: @wasm.7.reference(
  ;; CHECK: getelementptr inbounds i8, ptr %0, i64
  (func $reference (export "reference") (result funcref) (ref.func $same))

  ;; CHECK-LABEL: @wasm.8.grow(
  ;; CHECK: call i64 @sinter_memory_grow(ptr %0, ptr %{{.*}}, i64 1)
  (func $grow (export "grow") (result i32) (memory.grow (i32.const 1))))

;; How the host calls in, and out.
;; CHECK-LABEL: define internal void @sinter.enter(
;; CHECK: call tailcc i32 %0(ptr %1, i32
;; CHECK-LABEL: define internal tailcc i32 @wasm.host(ptr "sinter-instance" %0, i32
;; CHECK: call void @sinter_call_host(ptr %0, ptr
