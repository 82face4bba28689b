;; --stack-size buys depth: 300,000 levels fit into 256 MiB.
;; BUILD-ARGS: --stack-size 256M
;; INVOKE: f
;; CASE: 300000 => 300000
(module
  (func $f (export "f") (param i32) (result i32)
    (if (i32.eqz (local.get 0)) (then (return (i32.const 0))))
    (i32.add (call $f (i32.sub (local.get 0) (i32.const 1))) (i32.const 1))))
