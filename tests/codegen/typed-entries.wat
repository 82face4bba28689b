;; What the host calls: an entry around code that may trap, call or loop into something else; the
;; function itself where nothing can happen. Aliases have an entry each; functions with many arguments
;; get them in slots, through an entry that nobody else sees.
;; RUN: %wat2wasm %s -o %t.wasm
;; RUN: %sinter build %t.wasm --emit asm --model context --module-name m --target x86_64-linux -o - | FileCheck --check-prefixes=CHECK,GUARD %s
;; RUN: %sinter build %t.wasm --emit asm --model context --module-name m --bounds clamp --target x86_64-linux -o - | FileCheck --check-prefixes=CHECK,CLAMP %s
;; RUN: %sinter build %t.wasm --emit asm --model context --target x86_64-linux -o - | FileCheck --check-prefix=NONE %s
;; NONE-NOT: sinter_thread_is_prepared
;; NONE-NOT: wasm.typed
;; CHECK-DAG: {{^}}m_add = wasm.typed.0{{$}}
;; CHECK-DAG: {{^}}m_plus = wasm.typed.0{{$}}
;; GUARD-DAG: {{^}}m_load:
;; CLAMP-DAG: {{^}}m_load = wasm.typed.1{{$}}
;; CHECK-DAG: {{^}}m_divide:
;; CHECK-DAG: {{^}}m_recurse:
;; CHECK-DAG: {{^}}sinter.packed.4:
;; CHECK-DAG: .hidden sinter.packed.4
;; CHECK-DAG: {{^}}m_many:
(module
  (memory (export "memory") 1)
  (func $add (export "add") (export "plus") (param i32 i32) (result i32)
    (i32.add (local.get 0) (local.get 1)))
  (func (export "load") (param i32) (result i32) (i32.load (local.get 0)))
  (func (export "divide") (param i32 i32) (result i32) (i32.div_u (local.get 0) (local.get 1)))
  (func $recurse (export "recurse") (param i32) (result i32)
    (i32.add (call $recurse (i32.sub (local.get 0) (i32.const 1))) (i32.const 1)))
  (func (export "many") (param i32 i32 i32 i32 i32 i32 i32) (result i32)
    (i32.div_u (local.get 0) (local.get 6)))
)
