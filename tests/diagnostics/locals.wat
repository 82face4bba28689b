;; A local's index counts parameters and all runs of locals.
;; RUN: %wat2wasm --no-check %s -o %t.wasm
;; RUN: not %sinter build --emit module %t.wasm -o - 2>&1 | FileCheck %s
;; CHECK: error: function 0: local.set: unknown local 3
(module (func (param i32) (local i32 f64) (local.set 3 (i32.const 1))))
