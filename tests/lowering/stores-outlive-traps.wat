;; In a library the host sees after a trap what was written before it: behind guard pages every store is
;; anchored and none is merged with a later one. With checks, traps are calls, and an executable shows nothing.
;;
;; RUN: %wat2wasm %s -o %t.wasm
;; RUN: %sinter build --emit ir -O2 --model context --bounds guard --target x86_64-linux %t.wasm -o - | FileCheck %s --check-prefix=GUARD
;; RUN: %sinter build --emit ir -O0 --model context --bounds check --target x86_64-linux %t.wasm -o - | FileCheck %s --check-prefix=PLAIN
;; RUN: %sinter build --emit ir -O0 --bounds guard --invoke write --target x86_64-linux %t.wasm -o - | FileCheck %s --check-prefix=STATIC
;; GUARD-LABEL: define {{.*}}@wasm.0.write(
;; GUARD: store volatile i32 1,
;; GUARD: store volatile i32 3,
;; GUARD: load volatile i32,
;; GUARD: store volatile i32 2,
;; GUARD: store volatile i32 4,
;; GUARD: store volatile ptr null,
;; PLAIN-LABEL: define {{.*}}@wasm.0.write(
;; PLAIN-NOT: volatile
;; PLAIN: ret void
;; STATIC-LABEL: define {{.*}}@wasm.0.write(
;; STATIC: store i32 1, ptr @wasm.global.0
;; STATIC: store i32 2, ptr @wasm.global.0
(module
  (memory (export "memory") 1)
  (global $state (export "state") (mut i32) (i32.const 0))
  (table $table (export "table") 1 funcref)
  (func (export "write") (param i32)
    (global.set $state (i32.const 1))
    (i32.store (i32.const 0) (i32.const 3))
    (drop (i32.load (local.get 0)))
    (global.set $state (i32.const 2))
    (i32.store (i32.const 0) (i32.const 4))
    (table.set $table (i32.const 0) (ref.null func))))
