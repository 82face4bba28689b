;; A clamped access decides without a branch where it goes: on every ISA, at every level, whatever the index's
;; and the access's width.
;;
;; RUN: %wat2wasm --debug-names %s -o %t.wasm
;; DEFINE: %{build} = %sinter build --bounds clamp --emit asm %t.wasm -o -
;; DEFINE: %{x86} = --target x86_64-linux | FileCheck %s --check-prefixes=CHECK,X86
;; DEFINE: %{arm} = --target aarch64-linux --features +lse | FileCheck %s --check-prefixes=CHECK,ARM
;; DEFINE: %{riscv} = --target riscv64-linux | FileCheck %s --check-prefixes=CHECK,RISCV
;; RUN: %{build} -O0 %{x86}
;; RUN: %{build} -O1 %{x86}
;; RUN: %{build} -O2 %{x86}
;; RUN: %{build} -O3 %{x86}
;; RUN: %{build} -Os %{x86}
;; RUN: %{build} -Oz %{x86}
;; RUN: %{build} -O0 %{arm}
;; RUN: %{build} -O1 %{arm}
;; RUN: %{build} -O2 %{arm}
;; RUN: %{build} -O3 %{arm}
;; RUN: %{build} -Os %{arm}
;; RUN: %{build} -Oz %{arm}
;; RUN: %{build} -O0 %{riscv}
;; RUN: %{build} -O1 %{riscv}
;; RUN: %{build} -O2 %{riscv}
;; RUN: %{build} -O3 %{riscv}
;; RUN: %{build} -Os %{riscv}
;; RUN: %{build} -Oz %{riscv}
(module
  (memory $m 1)
  (memory $wide i64 1)
  ;; CHECK-LABEL: wasm.0.load:
  ;; X86-NOT:     {{^[[:space:]]+j}}
  ;; ARM-NOT:     {{^[[:space:]]+(b\.|cbn?z|tbn?z)}}
  ;; RISCV-NOT:   {{^[[:space:]]+b}}
  ;; X86:         sarq $63,
  ;; ARM:         asr {{(x[0-9]+, x[0-9]+, )?}}#63
  ;; RISCV:       srai {{.*}}, 63
  ;; X86-NOT:     {{^[[:space:]]+j}}
  ;; ARM-NOT:     {{^[[:space:]]+(b\.|cbn?z|tbn?z)}}
  ;; RISCV-NOT:   {{^[[:space:]]+b}}
  ;; CHECK-LABEL: wasm.1.store:
  ;; X86-NOT:     {{^[[:space:]]+j}}
  ;; ARM-NOT:     {{^[[:space:]]+(b\.|cbn?z|tbn?z)}}
  ;; RISCV-NOT:   {{^[[:space:]]+b}}
  ;; CHECK-LABEL: wasm.2.vector:
  ;; X86-NOT:     {{^[[:space:]]+j}}
  ;; ARM-NOT:     {{^[[:space:]]+(b\.|cbn?z|tbn?z)}}
  ;; RISCV-NOT:   {{^[[:space:]]+b}}
  ;; CHECK-LABEL: wasm.3.atomic:
  ;; X86-NOT:     {{^[[:space:]]+j}}
  ;; ARM-NOT:     {{^[[:space:]]+(b\.|cbn?z|tbn?z)}}
  ;; CHECK-LABEL: wasm.4.wide:
  ;; X86-NOT:     {{^[[:space:]]+j}}
  ;; ARM-NOT:     {{^[[:space:]]+(b\.|cbn?z|tbn?z)}}
  ;; RISCV-NOT:   {{^[[:space:]]+b}}
  ;; CHECK-LABEL: wasm.5.chain:
  ;; X86-NOT:     {{^[[:space:]]+j}}
  ;; ARM-NOT:     {{^[[:space:]]+(b\.|cbn?z|tbn?z)}}
  ;; RISCV-NOT:   {{^[[:space:]]+b}}
  ;; CHECK-LABEL: wasm.6._start:
  (func $load (param i32) (result i32) (i32.load offset=8 (local.get 0)))
  (func $store (param i32 i64) (i64.store offset=70000 (local.get 0) (local.get 1)))
  (func $vector (param i32) (result i32)
    (v128.store (local.get 0) (v128.load offset=32 (local.get 0)))
    (i32x4.extract_lane 1 (v128.load64_splat offset=4 (local.get 0))))
  (func $atomic (param i32) (result i32)
    (i32.atomic.rmw8.add_u offset=3 (local.get 0) (i32.const 1)))
  (func $wide (param i64) (result i32)
    (i64.store $wide offset=0x12345678 (local.get 0) (i64.const 1))
    (i32.load $wide (local.get 0)))
  ;; What decides here is loaded by what was decided before.
  (func $chain (param i32) (result i32)
    (i32.load (i32.load (i32.load (local.get 0)))))
  ;; Keeps the others, by themselves, and their memories' sizes unknown.
  (table funcref (elem $load $store $vector $atomic $wide $chain))
  (func (export "_start")
    (drop (memory.grow (i32.const 1)))
    (drop (memory.grow $wide (i64.const 1)))
    (table.set 0 (i32.const 0) (table.get 0 (i32.load (i32.const 0))))
    (call_indirect (i32.load (i32.const 0)))))
