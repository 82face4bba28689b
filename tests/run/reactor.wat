;; A reactor's _initialize runs once, before the function that --invoke names.
;; INVOKE: get
;; CASE: 1 => 43
;; CASE: 2 => 44
(module
  (global $state (mut i32) (i32.const 0))
  (func (export "_initialize") (global.set $state (i32.add (global.get $state) (i32.const 42))))
  (func (export "get") (param i32) (result i32) (i32.add (global.get $state) (local.get 0))))
