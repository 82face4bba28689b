;; Offsets that only the host knows: segments overwrite one another in order.
(module
  (global $at (import "host" "at") i32)
  (memory (export "memory") 1)
  (data (i32.const 0) "aaaa")
  (data (global.get $at) "bb")
  (data (i32.const 3) "cc"))
