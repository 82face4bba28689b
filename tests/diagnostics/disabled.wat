;; A module that needs a proposal which is switched off is refused by the proposal's name.
;; RUN: %wat2wasm --enable-all %s -o %t.wasm
;; RUN: not %sinter build --emit module %t.wasm -o - --disable threads 2>&1 | FileCheck %s
;; RUN: not %sinter inspect %t.wasm --enable threads --disable threads 2>&1 | FileCheck %s
;; RUN: %sinter inspect %t.wasm --disable simd | FileCheck --check-prefix=USES %s
;; CHECK: :0x{{[0-9a-f]+}}: error: function 0: atomic.fence: needs proposal 'threads', which is disabled{{$}}
;; USES: {{^}}proposals   threads{{$}}
(module (func (atomic.fence)))
