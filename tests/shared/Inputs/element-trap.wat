;; An element segment is out of bounds, so no data segment is ever looked at.
(module
  (memory (export "memory") 1)
  (table 1 funcref)
  (func $f)
  (elem (i32.const 1) $f)
  (data (i32.const 0) "first"))
