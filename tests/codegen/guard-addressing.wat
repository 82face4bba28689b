;; A guarded access costs nothing: no check, and on x86-64 no base register either. The last load's
;; offset is the largest one that fits the displacement together with memory's base.
;;
;; RUN: %wat2wasm --debug-names %s -o %t.wasm
;; RUN: %sinter build --emit asm --target x86_64-linux %t.wasm -o - | FileCheck %s --check-prefix=X86
;; RUN: %sinter build --emit asm --target aarch64-linux %t.wasm -o - | FileCheck %s --check-prefix=ARM
;; RUN: %sinter build --emit asm --target riscv64-linux %t.wasm -o - | FileCheck %s --check-prefix=RISCV
(module
  (memory 1)
  (table funcref (elem $load $load.offset $load.far $store $loop))

  ;; X86-LABEL: wasm.0.load:
  ;; X86-NOT:   {{cmp|%r1[0-5]|%gs}}
  ;; X86:       movl 65536(%r{{[a-z]+}}), %eax
  ;; X86-NEXT:  retq
  ;; ARM-LABEL: wasm.0.load:
  ;; ARM:       mov w[[BASE:[0-9]+]], #65536
  ;; ARM-NOT:   cmp
  ;; ARM:       ldr w0, [x[[BASE]], w0, uxtw]
  ;; ARM-NEXT:  ret
  ;; RISCV-LABEL: wasm.0.load:
  ;; RISCV-NOT: {{lbu|bltu|bgeu}}
  ;; RISCV:     lui [[BASE:a[0-9]+]], 16
  ;; RISCV-NOT: {{lbu|bltu|bgeu}}
  ;; RISCV:     lw a0, 0(a0)
  ;; RISCV-NEXT: ret
  (func $load (param i32) (result i32) (i32.load (local.get 0)))

  ;; X86-LABEL: wasm.1.load.offset:
  ;; X86:       movq 65552(%r{{[a-z]+}}), %rax
  ;; X86-NEXT:  retq
  ;; ARM-LABEL: wasm.1.load.offset:
  ;; ARM-NOT:   cmp
  ;; ARM:       ldr x0, [x{{[0-9]+}}, w0, uxtw]
  ;; RISCV-LABEL: wasm.1.load.offset:
  ;; RISCV-NOT: {{lbu|bltu|bgeu}}
  ;; RISCV:     ld a0, 16(a0)
  (func $load.offset (param i32) (result i64) (i64.load offset=16 (local.get 0)))

  ;; X86-LABEL: wasm.2.load.far:
  ;; X86:       movzbl 2147483647(%r{{[a-z]+}}), %eax
  ;; X86-NEXT:  retq
  (func $load.far (param i32) (result i32) (i32.load8_u offset=2147418111 (local.get 0)))

  ;; X86-LABEL: wasm.3.store:
  ;; X86:       movsd %xmm0, 65536(%r{{[a-z]+}})
  ;; ARM-LABEL: wasm.3.store:
  ;; ARM:       str d0, [x{{[0-9]+}}, w0, uxtw]
  ;; RISCV-LABEL: wasm.3.store:
  ;; RISCV:     fsd fa0, 0(a0)
  (func $store (param i32 f64) (f64.store (local.get 0) (local.get 1)))

  ;; In a loop the constants are made once.
  ;; ARM-LABEL: wasm.4.loop:
  ;; ARM:       mov w{{[0-9]+}}, #65536
  ;; ARM:       [[LOOP:.LBB[0-9_]+]]:
  ;; ARM-NOT:   mov {{.*}}#65536
  ;; ARM:       ldr w{{[0-9]+}}, [x[[ADDRESS:[0-9]+]]]
  ;; ARM:       ldr w{{[0-9]+}}, [x[[ADDRESS]], #4]
  ;; ARM:       {{cbnz|b\.}}{{.*}}[[LOOP]]
  (func $loop (param i32) (result i32) (local i32)
    (loop
      (local.set 1 (i32.add (local.get 1) (i32.load (local.get 0))))
      (br_if 0 (local.tee 0 (i32.load offset=4 (local.get 0)))))
    (local.get 1))
  ;; Nobody knows what is called here.
  (func (export "_start")
    (table.set 0 (i32.const 0) (table.get 0 (i32.load (i32.const 4))))
    (call_indirect (i32.load (i32.const 0)))))
