;; Three functions: one is hot, one is never called, and one has a `nop` to be replaced.
(module
  (func $hot (local $i i32)
    (loop $again
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (br_if $again (i32.lt_u (local.get $i) (i32.const 1000)))))
  (func $cold (nop))
  (func (export "_start")
    (if (i32.eqz (i32.const 1)) (then (call $cold)))
    (call $hot))
)
