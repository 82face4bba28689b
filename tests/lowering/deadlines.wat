;; How a host stops code: a word that it sets is looked at in every function and loop, or instructions are paid for
;; at the end of every straight line, and bulk operations by their size before they begin.
;;
;; RUN: %wat2wasm --debug-names %s -o %t.wasm
;; RUN: %sinter build --emit ir -O0 --model context --bounds check --target x86_64-linux %t.wasm --interruptible -o %t.ll
;; RUN: FileCheck --check-prefix=POLL %s < %t.ll
;; RUN: %sinter build --emit ir -O0 --model context --bounds check --target x86_64-linux %t.wasm --fuel -o %t.ll
;; RUN: FileCheck --check-prefix=FUEL %s < %t.ll
;; RUN: %sinter build --emit ir -O0 --model context --bounds check --target x86_64-linux %t.wasm -o %t.ll
;; RUN: FileCheck --check-prefix=NEITHER %s < %t.ll
;; NEITHER-NOT: deadline
;; NEITHER-NOT: @sinter_trap_interrupted
;; NEITHER-NOT: @sinter_trap_out_of_fuel
(module
  (memory 1)
  ;; Once when the function begins, and once in each round.
  ;; POLL-LABEL: define internal {{.*}} @wasm.0.loop(
  ;; POLL: load atomic i64, ptr %{{.*}} monotonic, align 8
  ;; POLL: call {{.*}} @sinter_trap_interrupted
  ;; POLL: br label %[[LOOP:[0-9]+]]
  ;; POLL: [[LOOP]]:
  ;; POLL: load atomic i64, ptr %{{.*}} monotonic, align 8
  ;; POLL: br i1 %{{.*}}, label %[[LOOP]]
  ;; FUEL-LABEL: define internal {{.*}} @wasm.0.loop(
  ;; `loop`, the five in it, and two times `end`.
  ;; FUEL: [[LEFT:%[0-9]+]] = sub i64 %{{.*}}, 1
  ;; FUEL: store i64 [[LEFT]]
  ;; FUEL: icmp slt i64 [[LEFT]], 0
  ;; FUEL: sub i64 %{{.*}}, 5
  ;; FUEL: sub i64 %{{.*}}, 1
  ;; FUEL: sub i64 %{{.*}}, 1
  ;; FUEL-NOT: sub i64
  (func $loop (param i32)
    (loop $l (br_if $l (local.tee 0 (i32.sub (local.get 0) (i32.const 1))))))
  ;; POLL-LABEL: define internal {{.*}} @wasm.1.line(
  ;; POLL: load atomic i64
  ;; POLL-NOT: load atomic i64
  ;; FUEL-LABEL: define internal {{.*}} @wasm.1.line(
  ;; FUEL: sub i64 %{{.*}}, 4
  ;; FUEL-NOT: sub i64
  (func $line (param i32) (result i32) (i32.add (local.get 0) (i32.const 1)))
  ;; POLL-LABEL: define internal {{.*}} @wasm.2.fill(
  ;; FUEL-LABEL: define internal {{.*}} @wasm.2.fill(
  ;; FUEL: [[PAID:%[0-9]+]] = sub i64 %{{.*}}, 4
  ;; FUEL: [[COUNT:%[0-9]+]] = zext i32
  ;; FUEL: [[PRICE:%[0-9]+]] = lshr i64 [[COUNT]], 6
  ;; FUEL: [[LEFT:%[0-9]+]] = sub i64 [[PAID]], [[PRICE]]
  ;; FUEL: call i64 @llvm.smax.i64(i64 [[LEFT]], i64 -1)
  ;; FUEL: call {{.*}} @sinter_trap_out_of_fuel
  (func $fill (param i32)
    (memory.fill (local.get 0) (i32.const 0) (local.get 0)))
  (export "loop" (func $loop)) (export "line" (func $line)) (export "fill" (func $fill)))
