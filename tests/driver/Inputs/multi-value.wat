(module
  (memory (export "memory") 1)
  (func (export "_start") (i32.const 3) (loop (param i32) (drop))))
