;; A 64-bit memory may be valid and yet begin with more than any executable can have.
;; RUN: %wat2wasm %s -o %t.wasm
;; RUN: not %sinter build %t.wasm -o %t 2>&1 | FileCheck %s
;; CHECK: {{.*}}.wasm:0x{{[0-9a-f]+}}: error: a memory that begins with more than 140737488355328 bytes is not supported{{$}}
(module
  (memory i64 0x1000000000000)
  (func (export "_start")))
