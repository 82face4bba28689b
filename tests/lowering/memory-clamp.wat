;; A clamped access is in front of byte 0 unless sinter.clamp finds its index small enough; what is
;; known to be out of bounds goes there without asking, a constant in bounds does neither. Unchecked, an access is
;; plain.
;;
;; RUN: %wat2wasm --debug-names %s -o %t.wasm
;; RUN: %sinter build --emit ir -O0 --bounds clamp %t.wasm -o - | FileCheck %s --check-prefix=CLAMP
;; RUN: %sinter build --emit ir -O0 --bounds none %t.wasm -o - 2>/dev/null | FileCheck %s --check-prefix=NONE
(module
  (memory 1 2)
  (table funcref (elem $load $twice $constant $large))
  ;; CLAMP-LABEL: @wasm.{{[0-9]+}}.load(
  ;; CLAMP:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; CLAMP:   %{{.*}} = load i64, ptr getelementptr inbounds nuw ({ ptr, i64, i64, i64, i32, i32, i32, i32 }, ptr @wasm.memory.0, i32 0, i32 1), align 8
  ;; CLAMP:   %{{.*}} = sub nsw i64 %{{.*}}, 7
  ;; CLAMP:   %{{.*}} = add i64 %{{.*}}, 65540
  ;; CLAMP:   %{{.*}} = call i64 @sinter.clamp(i64 %{{.*}}, i64 %{{.*}}, i64 %{{.*}})
  ;; CLAMP:   %{{.*}} = getelementptr i8, ptr getelementptr (i8, ptr @wasm.bytes.0, i64 -65536), i64 %{{.*}}
  ;; CLAMP:   %{{.*}} = load i32, ptr %{{.*}}, align 1
  ;; NONE-LABEL: @wasm.{{[0-9]+}}.load(
  ;; NONE:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; NONE:   %{{.*}} = getelementptr i8, ptr getelementptr (i8, ptr @wasm.bytes.0, i64 4), i64 %{{.*}}
  ;; NONE:   %{{.*}} = load i32, ptr %{{.*}}, align 1
  (func $load (param i32) (result i32) (i32.load offset=4 (local.get 0)))
  ;; CLAMP-LABEL: @wasm.{{[0-9]+}}.twice(
  ;; CLAMP:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; CLAMP:   %{{.*}} = load i64, ptr getelementptr inbounds nuw ({ ptr, i64, i64, i64, i32, i32, i32, i32 }, ptr @wasm.memory.0, i32 0, i32 1), align 8
  ;; CLAMP:   %{{.*}} = sub nsw i64 %{{.*}}, 7
  ;; CLAMP:   %{{.*}} = add i64 %{{.*}}, 65540
  ;; CLAMP:   %{{.*}} = call i64 @sinter.clamp(i64 %{{.*}}, i64 %{{.*}}, i64 %{{.*}})
  ;; CLAMP:   %{{.*}} = getelementptr i8, ptr getelementptr (i8, ptr @wasm.bytes.0, i64 -65536), i64 %{{.*}}
  ;; CLAMP:   %{{.*}} = load i32, ptr %{{.*}}, align 1
  ;; CLAMP:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; CLAMP:   %{{.*}} = load i64, ptr getelementptr inbounds nuw ({ ptr, i64, i64, i64, i32, i32, i32, i32 }, ptr @wasm.memory.0, i32 0, i32 1), align 8
  ;; CLAMP:   %{{.*}} = sub nsw i64 %{{.*}}, 3
  ;; CLAMP:   %{{.*}} = add i64 %{{.*}}, 65536
  ;; CLAMP:   %{{.*}} = call i64 @sinter.clamp(i64 %{{.*}}, i64 %{{.*}}, i64 %{{.*}})
  ;; CLAMP:   %{{.*}} = getelementptr i8, ptr getelementptr (i8, ptr @wasm.bytes.0, i64 -65536), i64 %{{.*}}
  ;; CLAMP:   %{{.*}} = load i32, ptr %{{.*}}, align 1
  ;; CLAMP:   %{{.*}} = add i32 %{{.*}}, %{{.*}}
  ;; NONE-LABEL: @wasm.{{[0-9]+}}.twice(
  ;; NONE:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; NONE:   %{{.*}} = getelementptr i8, ptr getelementptr (i8, ptr @wasm.bytes.0, i64 4), i64 %{{.*}}
  ;; NONE:   %{{.*}} = load i32, ptr %{{.*}}, align 1
  ;; NONE:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; NONE:   %{{.*}} = getelementptr i8, ptr @wasm.bytes.0, i64 %{{.*}}
  ;; NONE:   %{{.*}} = load i32, ptr %{{.*}}, align 1
  ;; NONE:   %{{.*}} = add i32 %{{.*}}, %{{.*}}
  (func $twice (param i32) (result i32)
    (i32.add (i32.load offset=4 (local.get 0)) (i32.load (local.get 0))))
  ;; CLAMP-LABEL: @wasm.{{[0-9]+}}.constant(
  ;; CLAMP:   %{{.*}} = load i32, ptr getelementptr (i8, ptr @wasm.bytes.0, i64 65532), align 1
  ;; NONE-LABEL: @wasm.{{[0-9]+}}.constant(
  ;; NONE:   %{{.*}} = load i32, ptr getelementptr (i8, ptr @wasm.bytes.0, i64 65532), align 1
  (func $constant (result i32) (i32.load (i32.const 65532)))
  ;; CLAMP-LABEL: @wasm.{{[0-9]+}}.large(
  ;; CLAMP:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; CLAMP:   %{{.*}} = load i64, ptr getelementptr inbounds nuw ({ ptr, i64, i64, i64, i32, i32, i32, i32 }, ptr @wasm.memory.0, i32 0, i32 1), align 8
  ;; CLAMP:   %{{.*}} = sub nsw i64 %{{.*}}, 4294967298
  ;; CLAMP:   %{{.*}} = add i64 %{{.*}}, 4295032831
  ;; CLAMP:   %{{.*}} = call i64 @sinter.clamp(i64 %{{.*}}, i64 %{{.*}}, i64 %{{.*}})
  ;; CLAMP:   %{{.*}} = getelementptr i8, ptr getelementptr (i8, ptr @wasm.bytes.0, i64 -65536), i64 %{{.*}}
  ;; CLAMP:   store i32 %{{.*}}, ptr %{{.*}}, align 1
  ;; NONE-LABEL: @wasm.{{[0-9]+}}.large(
  ;; NONE:   %{{.*}} = zext i32 %{{.*}} to i64
  ;; NONE:   %{{.*}} = getelementptr i8, ptr getelementptr (i8, ptr @wasm.bytes.0, i64 4294967295), i64 %{{.*}}
  ;; NONE:   store i32 %{{.*}}, ptr %{{.*}}, align 1
  (func $large (param i32 i32)
    (i32.store offset=0xffffffff (local.get 0) (local.get 1)))
  (func (export "_start") (drop (memory.grow (i32.const 1)))))
