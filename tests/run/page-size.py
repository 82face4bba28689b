# Memories with pages of one byte: sizes and growth in bytes, accesses that end where they do.
# INVOKE: size
# CASE: => 3
# INVOKE: load8
# CASE: 0 => 120
# CASE: 2 => 122
# CASE: 3 => trap out of bounds memory access
# CASE: 4096 => trap out of bounds memory access
# INVOKE: load16
# CASE: 1 => 31353
# CASE: 2 => trap out of bounds memory access
# CASE: -1 => trap out of bounds memory access
# INVOKE: grow
# CASE: 0 => 3 3
# CASE: 7 => 3 10
# CASE: 65533 => 3 65536
# CASE: 100000 => 3 100003
# CASE: -4 => 3 -1
# CASE: -3 => -1 3
# CASE: -1 => -1 3
# INVOKE: grow_store
# CASE: 2 => trap out of bounds memory access
# CASE: 4 => 99
# INVOKE: grow_limited
# CASE: 7 => 3 10
# CASE: 8 => -1 3
# INVOKE: grow_wide
# CASE: 70000 => 5 70005
# CASE: -1 => -1 5
from wasm import *

m = Module()
bytes3 = m.memory(3, pageSizeLog2=0)
limited = m.memory(3, 10, pageSizeLog2=0)
wide = m.memory(5, address=i64, pageSizeLog2=0)
m.data(b"xyz", offset="i32.const 0")
toI32, i32ToI32, i32ToPair = m.type([], [i32]), m.type([i32], [i32]), m.type([i32], [i32, i32])
m.function(toI32, "memory.size", export="size")
m.function(i32ToI32, "local.get 0; i32.load8_u", export="load8")
m.function(i32ToI32, "local.get 0; i32.load16_u", export="load16")
m.function(i32ToPair, "local.get 0; memory.grow; memory.size", export="grow")
m.function(i32ToI32, """
  local.get 0; memory.grow; drop
  i32.const 3; i32.const 99; i32.store
  i32.const 3; i32.load""", export="grow_store")
m.function(i32ToPair, "local.get 0; memory.grow %d; memory.size %d" % (limited, limited),
           export="grow_limited")
m.function(m.type([i64], [i64, i64]), "local.get 0; memory.grow %d; memory.size %d" % (wide, wide),
           export="grow_wide")
m.write()
