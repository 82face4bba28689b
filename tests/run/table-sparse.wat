;; A large table that is mostly or all null costs neither the compiler memory nor the image bytes.
;; RUN: %wat2wasm %s -o %t.wasm
;; RUN: %sinter build %t.wasm -o %t.image -O0 --target %target
;; RUN: find %t.image -size -100k | FileCheck %s --check-prefix=SMALL
;; SMALL: image
;; RUN: not %run %t.image 2>&1 | FileCheck %s
;; CHECK: sinter: trap: uninitialized element in function 1
(module
  (table $empty 10000000 funcref)
  (table 10000000 funcref) (table 10000000 funcref) (table 10000000 funcref)
  (table $last 10000000 funcref)
  (elem (table $last) (i32.const 9999999) func $called)
  (global $calls (mut i32) (i32.const 0))
  (func $called (global.set $calls (i32.const 1)))
  (func (export "_start")
    (call_indirect $last (i32.const 9999999))
    (if (i32.eqz (global.get $calls)) (then (unreachable)))
    (call_indirect $empty (i32.const 9999999))))
