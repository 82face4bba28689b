;; Data segments are written in order, so a later one covers an earlier one; offsets are expressions.
;; INVOKE: load
;; CASE: 10 => 0x44422241
;; CASE: 65532 => 0x39383736
(module
  (memory 1)
  (data (i32.const 10) "AAAAAAAA")
  (data (i32.const 11) "\22\22")
  (data (i32.add (i32.const 10) (i32.const 2)) "BBBB")
  (data (i32.const 13) "D")
  (data (i32.const 65532) "6789")
  (data (i32.const 65536) "")
  (func (export "load") (param i32) (result i32) (i32.load (local.get 0))))
