(module
  (memory (export "memory") 1)
  (func $callee)
  (func (export "_start") (try (do (return_call $callee)) (catch_all))))
