;; Memories of 65,535 and 65,536 pages: what the last page holds, and what is behind it. Growth stops at
;; 65,535 pages in every mode; a memory that begins with 65,536 has them all.
;; INVOKE: grow
;; CASE: 65534 => 1 65535 0
;; CASE: 65535 => -1 1 0
;; INVOKE: grow_end
;; CASE: -65540 => 0
;; CASE: -65539 => trap out of bounds memory access
;; CASE: -4 => trap out of bounds memory access
;; INVOKE: full
;; CASE: -4 => 65536 7
;; CASE: 0 => 65536 7
;; CASE: -3 => trap out of bounds memory access
;; CASE: -1 => trap out of bounds memory access
;; INVOKE: full_offset
;; CASE: -8 => 0
;; CASE: -7 => trap out of bounds memory access
;; CASE: -1 => trap out of bounds memory access
;; INVOKE: full_grow
;; CASE: 0 => 65536
;; CASE: 1 => -1
;; INVOKE: full_bulk
;; CASE: -4 4 => 16843009
;; CASE: -4 5 => trap out of bounds memory access
;; CASE: 0 0 => 0
;; INVOKE: next_to_full
;; CASE: 65532 => 1 1
;; CASE: 65533 => trap out of bounds memory access
(module
  (memory $small 1) (memory $full 65536) (memory $next 1)
  (func (export "grow") (param i32) (result i32 i32 i32)
    (memory.grow $small (local.get 0)) (memory.size $small)
    (i32.load $small (i32.sub (i32.mul (memory.size $small) (i32.const 65536)) (i32.const 4))))
  (func (export "grow_end") (param i32) (result i32)
    (drop (memory.grow $small (i32.const 65534)))
    (i32.load $small (local.get 0)))
  (func (export "full") (param i32) (result i32 i32)
    (i32.store $full (local.get 0) (i32.const 7))
    (memory.size $full) (i32.load $full (local.get 0)))
  (func (export "full_offset") (param i32) (result i32)
    (i32.load $full offset=4 (local.get 0)))
  (func (export "full_grow") (param i32) (result i32) (memory.grow $full (local.get 0)))
  (func (export "full_bulk") (param i32 i32) (result i32)
    (memory.fill $full (local.get 0) (i32.const 1) (local.get 1))
    (i32.load $full (i32.const -4)))
  ;; The neighbour behind the full memory is not what its end leads to.
  (func (export "next_to_full") (param i32) (result i32 i32)
    (i32.store $next (local.get 0) (i32.const 1))
    (i32.load $next (local.get 0))
    (i32.add (i32.load $full (i32.const -4)) (i32.const 1))))
