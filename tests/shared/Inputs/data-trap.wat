;; The second segment is out of bounds: the first one is there, the third is not.
(module
  (memory (export "memory") 1)
  (data (i32.const 0) "first")
  (data (i32.const 65534) "second")
  (data (i32.const 100) "third"))
