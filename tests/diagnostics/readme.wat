;; How a test of this folder works, as a test.
;;
;; wat2wasm writes modules that do not validate when it is told not to check them. What it cannot
;; write at all comes from yaml2obj, whose bodies are hexadecimal bytes. The diagnostic is one line
;; with file, offset, function and instruction, and the exit status is 1.
;;
;; RUN: %wat2wasm --no-check --debug-names %s -o %t.wasm
;; RUN: not %sinter build --emit module %t.wasm -o - > %t.out 2> %t.err
;; RUN: FileCheck %s < %t.err
;; RUN: FileCheck %s --check-prefix=EMPTY --allow-empty < %t.out
;; CHECK: {{^.*}}readme.wat.tmp.wasm:0x1c: error: function 0 "fib": i32.add: expected i32, found i64{{$}}
;; CHECK-NOT: {{.}}
;; EMPTY-NOT: {{.}}
(module
  (func $fib (result i32)
    (i32.add (i32.const 1) (i64.const 2))))
