;; A module that needs the proposal is refused by the proposal's name.
;; RUN: %wat2wasm --enable-memory64 %s -o %t.wasm
;; RUN: not %sinter build --emit module %t.wasm -o - 2>&1 | FileCheck %s
;; CHECK: :0x{{[0-9a-f]+}}: error: {{.*}}needs proposal 'memory64', which is not supported yet
(module (memory i64 1))
