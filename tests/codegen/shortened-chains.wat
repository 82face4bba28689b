;; An unrolled search for the greatest of numbers that lie far apart: iterations wait for one
;; operation each, however many numbers there are. A number that is used in between must be known
;; there.
;;
;; RUN: %wat2wasm --debug-names %s -o %t.wasm
;; RUN: %sinter build --target x86_64-linux --bounds guard --emit ir %t.wasm -o - | FileCheck %s
;; RUN: %sinter build --target x86_64-linux --bounds check --emit ir %t.wasm -o - | FileCheck %s
(module
  (memory 16)
  (table funcref (elem $greatest $watched))

  ;; CHECK-LABEL: @wasm.0.greatest(
  ;; CHECK:       slow.fast:
  ;; CHECK:       %[[BEST:[.0-9a-z]+]] = phi i32 [ 0, {{.*}} [ %[[NEXT:[0-9]+]],
  ;; CHECK:       load i32
  ;; CHECK-NOT:   smax{{.*}} %[[BEST]]
  ;; CHECK:       %[[NEXT]] = {{.*}} @llvm.smax.i32(i32 %{{[0-9]+}}, i32 %[[BEST]])
  ;; CHECK:       br i1
  (func $greatest (param $p i32) (param $count i32) (result i32)
    (local $best i32) (local $x i32)
    (loop $next
      (local.set $x (i32.load (local.get $p)))
      (local.set $best (select (local.get $best) (local.get $x)
                               (i32.gt_s (local.get $best) (local.get $x))))
      (local.set $x (i32.load offset=4096 (local.get $p)))
      (local.set $best (select (local.get $best) (local.get $x)
                               (i32.gt_s (local.get $best) (local.get $x))))
      (local.set $x (i32.load offset=8192 (local.get $p)))
      (local.set $best (select (local.get $best) (local.get $x)
                               (i32.gt_s (local.get $best) (local.get $x))))
      (local.set $p (i32.add (local.get $p) (i32.const 12288)))
      (br_if $next (local.tee $count (i32.sub (local.get $count) (i32.const 1)))))
    (local.get $best))

  ;; CHECK-LABEL: @wasm.1.watched(
  ;; CHECK:       %[[BEST:[.0-9a-z]+]] = phi i32 [ 0,
  ;; CHECK:       %[[FIRST:[0-9]+]] = {{.*}}@llvm.umax.i32(i32 %[[BEST]], i32 %{{[0-9]+}})
  ;; CHECK:       store {{(volatile )?}}i32 %[[FIRST]]
  ;; CHECK:       @llvm.umax.i32({{.*}}%[[FIRST]]
  (func $watched (param $p i32) (param $q i32) (result i32)
    (local $best i32) (local $x i32)
    (loop $next
      (local.set $x (i32.load (local.get $p)))
      (local.set $best (select (local.get $best) (local.get $x)
                               (i32.gt_u (local.get $best) (local.get $x))))
      (i32.store (local.get $q) (local.get $best))
      (local.set $x (i32.load offset=4096 (local.get $p)))
      (local.set $best (select (local.get $best) (local.get $x)
                               (i32.gt_u (local.get $best) (local.get $x))))
      (local.set $p (local.get $x))
      (br_if $next (local.get $x)))
    (local.get $best))

  (func (export "_start")
    (drop (call_indirect (param i32 i32) (result i32)
            (i32.const 0) (i32.const 0) (i32.load (i32.const 0))))))
