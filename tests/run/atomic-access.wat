;; Atomic loads and stores at every width, of plain and of shared memories, and accesses that are
;; unaligned or out of bounds. An access that is both is unaligned.
;; INVOKE: load
;; CASE: 0 => -2071689852 -8897841259083430524 132 34180 132 34180 2223277444
;; CASE: 65528 => 0 0 0 0 0 0 0
;; CASE: 65536 => trap out of bounds memory access in function 0 "load" at {{0x[0-9a-f]+}}
;; CASE: -8 => trap out of bounds memory access
;; CASE: 4 => trap unaligned atomic
;; CASE: 65540 => trap out of bounds memory access
;; INVOKE: load_unused
;; CASE: 65532 => 1
;; CASE: 65536 => trap out of bounds memory access in function 1 "load_unused" at {{0x[0-9a-f]+}}
;; CASE: 65535 => trap unaligned atomic
;; CASE: 65537 => trap unaligned atomic
;; INVOKE: store
;; CASE: 0 => 4293844428 8536140395787963887 239 52719 239 52719 2309737967
;; CASE: 65472 => 4293844428 8536140395787963887 239 52719 239 52719 2309737967
;; CASE: 65480 => trap out of bounds memory access
;; INVOKE: store16
;; CASE: 65534 => 1
;; CASE: 65536 => trap out of bounds memory access
;; CASE: 1 => trap unaligned atomic
;; INVOKE: rmw
;; CASE: 65532 => 0
;; CASE: 65536 => trap out of bounds memory access in function 4 "rmw" at {{0x[0-9a-f]+}}
;; CASE: 2 => trap unaligned atomic
;; INVOKE: rmw8
;; CASE: 65535 => 0
;; CASE: 65536 => trap out of bounds memory access in function 5 "rmw8" at {{0x[0-9a-f]+}}
;; INVOKE: cmpxchg
;; CASE: 65528 => 0
;; CASE: 65536 => trap out of bounds memory access in function 6 "cmpxchg" at {{0x[0-9a-f]+}}
;; CASE: 4 => trap unaligned atomic
;; INVOKE: offset
;; CASE: 1 => 9
;; CASE: 3 => trap unaligned atomic
;; INVOKE: grow
;; CASE: 1 => 1 2 5
;; CASE: 3 => -1 1 5
(module
  (memory $plain 1) (memory $shared 1 3 shared)
  (data (memory $plain) (i32.const 0) "\84\85\84\84\84\84\84\84")
  (func (export "load") (param i32) (result i32 i64 i32 i32 i64 i64 i64)
    (i32.atomic.load (local.get 0)) (i64.atomic.load (local.get 0))
    (i32.atomic.load8_u (local.get 0)) (i32.atomic.load16_u (local.get 0))
    (i64.atomic.load8_u (local.get 0)) (i64.atomic.load16_u (local.get 0))
    (i64.atomic.load32_u (local.get 0)))
  (func (export "load_unused") (param i32) (result i32)
    (drop (i32.atomic.load (local.get 0)))
    (i32.const 1))
  (func (export "store") (param i32) (result i64 i64 i64 i64 i64 i64 i64)
    (i32.atomic.store 1 (local.get 0) (i32.const 0xffeeddcc))
    (i64.atomic.store 1 offset=8 (local.get 0) (i64.const 0x76767676abcdcdef))
    (i32.atomic.store8 1 offset=16 (local.get 0) (i32.const 0xabcdcdef))
    (i32.atomic.store16 1 offset=24 (local.get 0) (i32.const 0xabcdcdef))
    (i64.atomic.store8 1 offset=32 (local.get 0) (i64.const 0x76767676abcdcdef))
    (i64.atomic.store16 1 offset=40 (local.get 0) (i64.const 0x76767676abcdcdef))
    (i64.atomic.store32 1 offset=56 (local.get 0) (i64.const 0x7676767689abcdef))
    (atomic.fence)
    (i64.load $shared (local.get 0)) (i64.load $shared offset=8 (local.get 0))
    (i64.load $shared offset=16 (local.get 0)) (i64.load $shared offset=24 (local.get 0))
    (i64.load $shared offset=32 (local.get 0)) (i64.load $shared offset=40 (local.get 0))
    (i64.load $shared offset=56 (local.get 0)))
  (func (export "store16") (param i32) (result i32)
    (i32.atomic.store16 (local.get 0) (i32.const 1))
    (i32.atomic.load16_u (local.get 0)))
  (func (export "rmw") (param i32) (result i32)
    (i32.atomic.rmw.add (local.get 0) (i32.const 5)))
  (func (export "rmw8") (param i32) (result i64)
    (i64.atomic.rmw8.sub_u (local.get 0) (i64.const 5)))
  (func (export "cmpxchg") (param i32) (result i64)
    (i64.atomic.rmw.cmpxchg (local.get 0) (i64.const 0) (i64.const 9)))
  (func (export "offset") (param i32) (result i32)
    (i32.atomic.store offset=7 (local.get 0) (i32.const 9))
    (i32.atomic.load offset=3 (i32.const 5)))
  ;; A shared memory never moves.
  (func (export "grow") (param i32) (result i32 i32 i32)
    (i32.store $shared (i32.const 0) (i32.const 5))
    (memory.grow $shared (local.get 0)) (memory.size $shared)
    (i32.atomic.load 1 (i32.const 0))))
