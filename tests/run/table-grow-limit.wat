;; A table grows to ten million elements, whatever the module says; beyond, table.grow fails rather
;; than use up the machine's memory.
;; INVOKE: grow
;; CASE: 9999999 => 1 10000000
;; CASE: 10000000 => -1 1
;; CASE: -2 => -1 1
;; INVOKE: growDeclared
;; CASE: 9999999 => 1 10000000
;; CASE: 10000000 => -1 1
(module
  (table $open 1 funcref)
  (table $declared 1 0xffffffff funcref)
  (func $f)
  (elem declare func $f)
  (func (export "grow") (param i32) (result i32 i32)
    (table.grow $open (ref.func $f) (local.get 0))
    (table.size $open))
  (func (export "growDeclared") (param i32) (result i32 i32)
    (table.grow $declared (ref.func $f) (local.get 0))
    (table.size $declared)))
