;; Which checks an earlier one makes superfluous, whatever has been called in between: memories never
;; shrink. The columns are those of tests/codegen/remarks-bounds.wat.
;;
;; RUN: %wat2wasm --debug-names %s -o %t.wasm
;; RUN: %sinter build --target x86_64-linux --model context --emit asm --remarks bounds --bounds check %t.wasm -o %t.s 2>&1 | FileCheck %s
;; RUN: FileCheck %s --check-prefix=ASM --input-file=%t.s
(module
  (func $f (import "" "f") (result i32))
  (memory 2)
  (memory 2)
  (export "memory" (memory 0))

  ;; In a loop, and behind it.
  ;; CHECK: {{^ +3 +2 +2 +0 +0 +1 +0 +0 +0  1 "field"$}}
  ;; ASM-LABEL: wasm.1.field:
  ;; ASM:       cmpq
  ;; ASM-NEXT:  ja
  ;; ASM-NOT:   ja
  ;; ASM:       retq
  (func $field (export "field") (param i32) (result i32)
    (i32.store offset=8 (local.get 0) (i32.const 0))
    (loop
      (i32.store offset=4 (local.get 0) (call $f))
      (br_if 0 (call $f)))
    (i32.load (local.get 0)))

  ;; The later access reaches further.
  ;; CHECK: {{^ +2 +2 +0 +0 +0 +2 +0 +0 +0  2 "further"$}}
  (func $further (export "further") (param i32) (result i32)
    (i32.store offset=4 (local.get 0) (i32.const 0))
    (drop (call $f))
    (i64.store offset=1 (local.get 0) (i64.const 0))
    (i32.const 0))

  ;; Another memory.
  ;; CHECK: {{^ +2 +2 +0 +0 +0 +2 +0 +0 +0  3 "memories"$}}
  (func $memories (export "memories") (param i32) (result i32)
    (i32.store offset=4 (local.get 0) (i32.const 0))
    (drop (call $f))
    (i32.load 1 (local.get 0)))

  ;; The first access is on one path only.
  ;; CHECK: {{^ +2 +2 +0 +0 +0 +2 +0 +0 +0  4 "path"$}}
  (func $path (export "path") (param i32) (result i32)
    (if (call $f) (then (i32.store offset=4 (local.get 0) (i32.const 0))))
    (drop (call $f))
    (i32.load (local.get 0)))

  ;; The index is another number each time.
  ;; CHECK: {{^ +2 +2 +0 +0 +0 +2 +0 +0 +0  5 "moving"$}}
  (func $moving (export "moving") (param i32) (result i32)
    (i32.store offset=4 (local.get 0) (i32.const 0))
    (loop
      (local.set 0 (i32.add (local.get 0) (i32.const -4)))
      (i32.store (local.get 0) (call $f))
      (br_if 0 (call $f)))
    (i32.const 0))

  ;; The sum wraps in 32 bits: index + 4 is 0 if index is -4.
  ;; CHECK: {{^ +2 +2 +0 +0 +0 +2 +0 +0 +0  6 "wrapping"$}}
  (func $wrapping (export "wrapping") (param i32) (result i32)
    (i32.store (i32.add (local.get 0) (i32.const 4)) (call $f))
    (i32.store (local.get 0) (call $f))
    (i32.const 0))

  ;; 65,536 is the largest index; memory has two pages at least.
  ;; CHECK: {{^ +2 +2 +0 +0 +1 +1 +0 +0 +0  7 "minimum"$}}
  (func $minimum (export "minimum") (param i32) (result i32)
    (i32.add
      (i32.load8_u offset=65535 (i32.and (local.get 0) (i32.const 65536)))
      (i32.load8_u offset=65535 (i32.and (local.get 0) (i32.const 65537)))))

  (func (export "grow") (drop (memory.grow (i32.const 1))) (drop (memory.grow 1 (i32.const 1)))))
