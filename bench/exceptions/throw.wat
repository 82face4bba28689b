;; Throws across a number of frames, over and over: the arguments are the depth and the number of throws.
(module
  (tag $e (param i32))
  (func $descend (param $depth i32) (result i32)
    (if (i32.eqz (local.get $depth)) (then (throw $e (i32.const 1))))
    (i32.add (call $descend (i32.sub (local.get $depth) (i32.const 1))) (i32.const 1)))
  (func (export "run") (param $depth i32) (param $n i32) (result i32) (local $sum i32)
    (loop $again
      (try
        (do (drop (call $descend (local.get $depth))))
        (catch $e (local.set $sum (i32.add (local.get $sum)))))
      (local.set $n (i32.sub (local.get $n) (i32.const 1)))
      (br_if $again (local.get $n)))
    (local.get $sum)))
