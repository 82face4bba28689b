;; What stands behind an instruction that is known to trap never runs, and LLVM may have no value for
;; its operands.
;;
;; RUN: %wat2wasm %s -o %t.wasm
;; RUN: %sinter build --emit ir -O0 --model context --target x86_64-linux %t.wasm -o - | FileCheck %s
;;
;; CHECK-NOT: @wasm.f64.
;; CHECK: call void @sinter_trap_invalid_conversion
;; CHECK: call double @llvm.sqrt.f64(double poison)
(module
  (func (export "root") (result f64)
    (f64.sqrt (f64.convert_i32_s (i32.trunc_f64_s (f64.const nan))))))
