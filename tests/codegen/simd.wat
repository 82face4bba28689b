;; Vector instructions become vector instructions: on x86-64's baseline, which has neither rounding nor byte
;; lookup nor saturating conversion, without a call and but for the lookup without scalar code; one
;; instruction where the processor has it.
;;
;; RUN: %wat2wasm --debug-names %s -o %t.wasm
;; RUN: %sinter build --emit asm --target x86_64-linux %t.wasm -o - | FileCheck %s --check-prefix=X86
;; RUN: %sinter build --emit asm --target x86_64-linux --cpu x86-64-v3 %t.wasm -o - | FileCheck %s --check-prefix=AVX
;; RUN: %sinter build --emit asm --target aarch64-linux %t.wasm -o - | FileCheck %s --check-prefix=ARM
;; RUN: %sinter build --emit asm --target riscv64-linux --features +v %t.wasm -o - | FileCheck %s --check-prefix=RVV
;; RUN: %sinter build --emit asm --target riscv64-linux --features +zve64d %t.wasm -o - | FileCheck %s --check-prefix=NARROW
;; RUN: %sinter build --emit asm --target riscv64-linux %t.wasm -o - | FileCheck %s --check-prefix=SCALAR
(module
  (type $binary (func (param v128 v128) (result v128)))
  (type $unary (func (param v128) (result v128)))
  (memory 1)
  (table funcref (elem $add $min $ceil $truncate $unsigned $swizzle $dot))

  ;; X86-LABEL: wasm.0.add:
  ;; X86:         paddb %xmm{{.*}}
  ;; X86-NEXT:    retq
  ;; ARM-LABEL: wasm.0.add:
  ;; ARM:         add v0.16b,
  ;; ARM-NEXT:    ret
  ;; RVV-LABEL: wasm.0.add:
  ;; RVV:         vsetivli zero, 16, e8
  ;; RVV-NEXT:    vadd.vv
  ;; RVV-NEXT:    ret
  ;; SCALAR-LABEL: wasm.0.add:
  ;; SCALAR-NOT:  vadd
  ;; SCALAR:      ret
  (func $add (type $binary) (i8x16.add (local.get 0) (local.get 1)))

  ;; Minimum needs no multiplication to make NaNs quiet.
  ;; X86-LABEL: wasm.1.min:
  ;; X86-NOT:     mulps
  ;; X86-COUNT-2: minps
  ;; X86-NOT:     mulps
  ;; X86:         cmpunordps
  ;; X86-NOT:     mulps
  ;; X86:         retq
  ;; ARM-LABEL: wasm.1.min:
  ;; ARM:         fmin v0.4s, v0.4s, v1.4s
  ;; ARM-NEXT:    ret
  ;; RVV-LABEL: wasm.1.min:
  ;; RVV-NOT:     vfmul
  ;; RVV:         vfmin.vv
  ;; RVV-NEXT:    ret
  (func $min (type $binary) (f32x4.min (local.get 0) (local.get 1)))

  ;; X86-LABEL: wasm.2.ceil:
  ;; X86-NOT:     {{call|jmp|addss}}
  ;; X86:         addps
  ;; X86-NOT:     {{call|jmp|addss}}
  ;; X86:         retq
  ;; AVX-LABEL: wasm.2.ceil:
  ;; AVX:         vroundps $10, %xmm0, %xmm0
  ;; AVX-NEXT:    retq
  ;; ARM-LABEL: wasm.2.ceil:
  ;; ARM:         frintp v0.4s, v0.4s
  ;; ARM-NEXT:    ret
  (func $ceil (type $unary) (f32x4.ceil (local.get 0)))

  ;; X86-LABEL: wasm.3.truncate:
  ;; X86-NOT:     {{cvttss|%[er][a-d]x|%[er][sd]i}}
  ;; X86:         cvttps2dq
  ;; X86-NOT:     {{cvttss|%[er][a-d]x|%[er][sd]i}}
  ;; X86:         retq
  ;; ARM-LABEL: wasm.3.truncate:
  ;; ARM:         fcvtzs v0.4s, v0.4s
  ;; ARM-NEXT:    ret
  ;; RVV-LABEL: wasm.3.truncate:
  ;; RVV:         vfcvt.rtz.x.f.v
  (func $truncate (type $unary) (i32x4.trunc_sat_f32x4_s (local.get 0)))

  ;; X86-LABEL: wasm.4.unsigned:
  ;; X86-NOT:     {{cvttsd2|%[er][a-d]x|%[er][sd]i}}
  ;; X86-COUNT-2: cvttpd2dq
  ;; X86-NOT:     {{cvttsd2|%[er][a-d]x|%[er][sd]i}}
  ;; X86:         retq
  (func $unsigned (type $unary) (i32x4.trunc_sat_f64x2_u_zero (local.get 0)))

  ;; X86-LABEL: wasm.5.swizzle:
  ;; X86-NOT:     call
  ;; X86:         retq
  ;; AVX-LABEL: wasm.5.swizzle:
  ;; AVX:         vpshufb
  ;; ARM-LABEL: wasm.5.swizzle:
  ;; ARM-NOT:     umov
  ;; ARM:         tbl v{{.*}}.16b, { v{{.*}}.16b }
  ;; ARM-NOT:     umov
  ;; ARM:         ret
  ;; RVV-LABEL: wasm.5.swizzle:
  ;; RVV-NOT:     vslidedown
  ;; RVV:         vrgather.vv
  ;; RVV-NOT:     vslidedown
  ;; RVV:         ret
  ;; Where a register may have 64 bits only, two of them.
  ;; NARROW-LABEL: wasm.5.swizzle:
  ;; NARROW:       vsetivli zero, 16, e8, m2
  ;; NARROW-NOT:   e8, m1
  ;; NARROW:       vrgather.vv
  ;; NARROW:       ret
  (func $swizzle (type $binary) (i8x16.swizzle (local.get 0) (local.get 1)))

  ;; X86-LABEL: wasm.6.dot:
  ;; X86:         pmaddwd %xmm{{.*}}
  ;; X86-NEXT:    retq
  ;; ARM-LABEL: wasm.6.dot:
  ;; ARM-DAG:     smull v{{.*}}.4s
  ;; ARM-DAG:     smull2 v{{.*}}.4s
  ;; ARM:         addp v0.4s
  ;; ARM-NEXT:    ret
  (func $dot (type $binary) (i32x4.dot_i16x8_s (local.get 0) (local.get 1)))

  (func (export "_start")
    (v128.store (i32.const 0)
      (call_indirect (type $binary) (v128.load (i32.const 0)) (v128.load (i32.const 16))
        (i32.load (i32.const 32))))
    (v128.store (i32.const 0)
      (call_indirect (type $unary) (v128.load (i32.const 0)) (i32.load (i32.const 36))))))
