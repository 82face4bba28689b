;; What the host calls: a leaf is the function itself, though it may trap: by itself, which it notes and
;; returns from, or by faults, if nothing is in registers that the caller wants back. Around what calls,
;; or needs more registers and may fault, there is an entry. Aliases have an entry each; functions with
;; many arguments get them in slots, through an entry that nobody else sees. Where memories are served, a
;; leaf asks whether they are.
;; RUN: %wat2wasm %s -o %t.wasm
;; RUN: %sinter build %t.wasm --emit asm --model context --module-name m --target x86_64-linux -o - | FileCheck --check-prefixes=CHECK,GUARD,UNGATED %s
;; RUN: %sinter build %t.wasm --emit asm --model context --module-name m --bounds uffd --target x86_64-linux -o - | FileCheck --check-prefixes=CHECK,GUARD,GATED %s
;; RUN: %sinter build %t.wasm --emit asm --model context --module-name m --bounds check --target x86_64-linux -o - | FileCheck --check-prefixes=CHECK,CHECKED,UNGATED %s
;; RUN: %sinter build %t.wasm --emit asm --model context --module-name m --bounds clamp --target x86_64-linux -o - | FileCheck --check-prefixes=CHECK,CHECKED,UNGATED %s
;; RUN: %sinter build %t.wasm --emit asm --model context --module-name m --target aarch64-linux -o - | FileCheck --check-prefixes=CHECK,GUARD,UNGATED %s
;; RUN: %sinter build %t.wasm --emit asm --model context --module-name m --target riscv64-linux -o - | FileCheck --check-prefixes=CHECK,GUARD,UNGATED %s
;; RUN: %sinter build %t.wasm --emit asm --model context --module-name m --target x86_64-linux -o - | FileCheck --check-prefix=DIVIDE %s
;; RUN: %sinter build %t.wasm --emit asm --model context --target x86_64-linux -o - | FileCheck --check-prefix=NONE %s
;; NONE-NOT: sinter_thread_is_prepared
;; NONE-NOT: wasm.typed
;; UNGATED-NOT: .slow
;; GATED-DAG: je wasm.typed.1.slow
;; GATED-DAG: {{^}}wasm.typed.1.slow:
;; GATED-DAG: {{^}}wasm.typed.5.slow:
;; CHECK-DAG: {{^}}m_add = wasm.typed.0{{$}}
;; CHECK-DAG: {{^}}m_plus = wasm.typed.0{{$}}
;; CHECK-DAG: {{^}}m_load = wasm.typed.1{{$}}
;; CHECK-DAG: {{^}}m_divide = wasm.typed.2{{$}}
;; CHECK-DAG: {{^}}m_recurse:
;; CHECK-DAG: {{^}}sinter.packed.4 = wasm.typed.4{{$}}
;; CHECK-DAG: .hidden sinter.packed.4
;; CHECK-DAG: {{^}}m_many:
;; GUARD-DAG: {{^}}m_reverse:
;; CHECKED-DAG: {{^}}m_reverse = wasm.typed.5{{$}}
;; GUARD-DAG: {{^}}m_copy:
;; CHECKED-DAG: {{^}}m_copy = wasm.typed.6{{$}}
;; The second argument is the trap's number.
;; DIVIDE-LABEL: {{^}}wasm.typed.2:
;; DIVIDE: divl
;; DIVIDE: movl $7, %esi
;; DIVIDE: jmp sinter_typed_trap
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
  (func (export "reverse") (param i32)
    (local i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32)
    (local.set 1 (i32.load offset=0 (local.get 0)))
    (local.set 2 (i32.load offset=4 (local.get 0)))
    (local.set 3 (i32.load offset=8 (local.get 0)))
    (local.set 4 (i32.load offset=12 (local.get 0)))
    (local.set 5 (i32.load offset=16 (local.get 0)))
    (local.set 6 (i32.load offset=20 (local.get 0)))
    (local.set 7 (i32.load offset=24 (local.get 0)))
    (local.set 8 (i32.load offset=28 (local.get 0)))
    (local.set 9 (i32.load offset=32 (local.get 0)))
    (local.set 10 (i32.load offset=36 (local.get 0)))
    (local.set 11 (i32.load offset=40 (local.get 0)))
    (local.set 12 (i32.load offset=44 (local.get 0)))
    (local.set 13 (i32.load offset=48 (local.get 0)))
    (local.set 14 (i32.load offset=52 (local.get 0)))
    (local.set 15 (i32.load offset=56 (local.get 0)))
    (local.set 16 (i32.load offset=60 (local.get 0)))
    (local.set 17 (i32.load offset=64 (local.get 0)))
    (local.set 18 (i32.load offset=68 (local.get 0)))
    (local.set 19 (i32.load offset=72 (local.get 0)))
    (local.set 20 (i32.load offset=76 (local.get 0)))
    (i32.store offset=0 (local.get 0) (local.get 20))
    (i32.store offset=4 (local.get 0) (local.get 19))
    (i32.store offset=8 (local.get 0) (local.get 18))
    (i32.store offset=12 (local.get 0) (local.get 17))
    (i32.store offset=16 (local.get 0) (local.get 16))
    (i32.store offset=20 (local.get 0) (local.get 15))
    (i32.store offset=24 (local.get 0) (local.get 14))
    (i32.store offset=28 (local.get 0) (local.get 13))
    (i32.store offset=32 (local.get 0) (local.get 12))
    (i32.store offset=36 (local.get 0) (local.get 11))
    (i32.store offset=40 (local.get 0) (local.get 10))
    (i32.store offset=44 (local.get 0) (local.get 9))
    (i32.store offset=48 (local.get 0) (local.get 8))
    (i32.store offset=52 (local.get 0) (local.get 7))
    (i32.store offset=56 (local.get 0) (local.get 6))
    (i32.store offset=60 (local.get 0) (local.get 5))
    (i32.store offset=64 (local.get 0) (local.get 4))
    (i32.store offset=68 (local.get 0) (local.get 3))
    (i32.store offset=72 (local.get 0) (local.get 2))
    (i32.store offset=76 (local.get 0) (local.get 1)))
  (func (export "copy") (param i32 i32 i32)
    (memory.copy (local.get 0) (local.get 1) (local.get 2)))
)
