;; A module that needs the proposal is refused by the proposal's name.
;; RUN: %wat2wasm --enable-all %s -o %t.wasm
;; RUN: not %sinter build --emit module %t.wasm -o - 2>&1 | FileCheck %s
;; CHECK: :0x{{[0-9a-f]+}}: error: {{.*}}needs proposal 'simd', which is not supported yet
(module (func (param v128)))
