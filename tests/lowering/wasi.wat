;; Imports of WASI functions become calls of C functions, with the WASI instance in front. Both
;; modules mean the same functions, but for those whose records differ.
;;
;; RUN: %wat2wasm --debug-names %s -o %t.wasm
;; RUN: %sinter build --emit ir -O0 --target x86_64-linux %t.wasm -o - | FileCheck %s
(module
  (import "wasi_snapshot_preview1" "fd_seek"
    (func $seek (param i32 i64 i32 i32) (result i32)))
  (import "wasi_unstable" "fd_seek"
    (func $unstable_seek (param i32 i64 i32 i32) (result i32)))
  (import "wasi_unstable" "fd_filestat_get"
    (func $unstable_fd_filestat (param i32 i32) (result i32)))
  (import "wasi_unstable" "path_filestat_get"
    (func $unstable_path_filestat (param i32 i32 i32 i32 i32) (result i32)))
  (import "wasi_unstable" "poll_oneoff"
    (func $unstable_poll (param i32 i32 i32 i32) (result i32)))
  (import "wasi_unstable" "fd_write" (func $write (param i32 i32 i32 i32) (result i32)))
  (import "wasi_unstable" "proc_exit" (func $exit (param i32)))
  (memory (export "memory") 1)
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.preview1(
  ;; CHECK: call i32 @sinter_wasi_fd_seek(ptr @sinter_wasi, i32 %0, i64 %1, i32 %2, i32 %3)
  (func $preview1 (export "preview1") (param i32 i64 i32 i32) (result i32)
    (call $seek (local.get 0) (local.get 1) (local.get 2) (local.get 3)))
  ;; CHECK-LABEL: @wasm.{{[0-9]+}}.unstable(
  ;; CHECK: call i32 @sinter_wasi_unstable_fd_seek(ptr @sinter_wasi, i32 1, i64 2, i32 0, i32 4)
  ;; CHECK: call i32 @sinter_wasi_unstable_fd_filestat_get(ptr @sinter_wasi, i32 1, i32 2)
  ;; CHECK: call i32 @sinter_wasi_unstable_path_filestat_get(ptr @sinter_wasi, i32 1, i32 2, i32 3, i32 4, i32 5)
  ;; CHECK: call i32 @sinter_wasi_unstable_poll_oneoff(ptr @sinter_wasi, i32 1, i32 2, i32 3, i32 4)
  ;; CHECK: call i32 @sinter_wasi_fd_write(ptr @sinter_wasi, i32 1, i32 2, i32 3, i32 4)
  ;; CHECK: call void @sinter_wasi_proc_exit(ptr @sinter_wasi, i32 1)
  (func $unstable (export "_start")
    (drop (call $preview1 (i32.const 1) (i64.const 2) (i32.const 0) (i32.const 4)))
    (drop (call $unstable_seek (i32.const 1) (i64.const 2) (i32.const 0) (i32.const 4)))
    (drop (call $unstable_fd_filestat (i32.const 1) (i32.const 2)))
    (drop (call $unstable_path_filestat (i32.const 1) (i32.const 2) (i32.const 3) (i32.const 4)
      (i32.const 5)))
    (drop (call $unstable_poll (i32.const 1) (i32.const 2) (i32.const 3) (i32.const 4)))
    (drop (call $write (i32.const 1) (i32.const 2) (i32.const 3) (i32.const 4)))
    (call $exit (i32.const 1))))
