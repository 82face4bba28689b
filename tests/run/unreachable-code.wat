;; Code that cannot be reached is skipped, whatever it holds; blocks around it still end properly.
;; INVOKE: f
;; CASE: 0 => 5
;; CASE: 1 => trap unreachable
;; CASE: 2 => 9
(module
  (memory 1)
  (func (export "f") (param i32) (result i32)
    (block $a (result i32)
      (if (i32.eqz (local.get 0))
        (then
          (br $a (i32.const 5))
          (drop (i32.add (i32.const 1)))
          (block (loop (br 0)) (unreachable))
          (drop (select (i32.load (i32.const -1)) (i32.const 3) (unreachable)))))
      (if (i32.eq (local.get 0) (i32.const 1))
        (then (unreachable) (call_indirect (i32.const 0)) (return)))
      (return (i32.const 9))
      (drop)
      (i32.const 8)))
  (table 0 funcref))
