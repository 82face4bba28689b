;; Without a name section the export's name stands for the function's, with control characters
;; escaped: a module cannot write to the terminal through a diagnostic.
;; RUN: %wat2wasm --no-check %s -o %t.wasm
;; RUN: not %sinter build --emit module %t.wasm -o - 2>&1 | FileCheck %s
;; CHECK: error: function 0 "\1b[31mred\0a": drop: expected a value, found nothing
(module (func (export "\1b[31mred\n") drop))
