;; What the name section names is called by its name.
;; RUN: %wat2wasm --no-check --debug-names %s -o %t.wasm
;; RUN: not %sinter build --emit module %t.wasm -o - 2>&1 | FileCheck %s
;; CHECK: error: function 0 "set": global.set: global 0 "limit" is immutable{{$}}
(module
  (global $limit i32 (i32.const 1))
  (func $set (global.set $limit (i32.const 2))))
