;; An element segment that does not fit its table traps before anything runs, whatever the code calls
;; through that table.
;; EXPECT-EXIT: 134
;; EXPECT-STDERR: sinter: trap: out of bounds table access
(module
  (type $plain (func))
  (table 4 funcref)
  (elem (i32.const 3) $nothing $nothing)
  (func $nothing)
  (func (export "_start") (call_indirect (type $plain) (i32.const 3))))
