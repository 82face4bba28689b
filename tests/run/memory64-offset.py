# Offsets beyond 32 bits, up to the largest: index + offset never wraps.
# INVOKE: far
# CASE: 0 7 => 7 0
# CASE: 65532 7 => 7 0
# CASE: 65533 7 => trap out of bounds memory access
# CASE: -1 7 => trap out of bounds memory access
# CASE: -4294967296 7 => trap out of bounds memory access
# CASE: -4295032832 7 => trap out of bounds memory access
# INVOKE: largest
# CASE: 0 => trap out of bounds memory access
# CASE: 1 => trap out of bounds memory access
# CASE: 4 => trap out of bounds memory access
# CASE: -1 => trap out of bounds memory access
# INVOKE: nearly_largest
# CASE: 0 => trap out of bounds memory access
# CASE: 16 => trap out of bounds memory access
# CASE: -16 => trap out of bounds memory access
# INVOKE: constant
# CASE: => trap out of bounds memory access
# INVOKE: beyond_4g
# CASE: 4295098367 => 0
# CASE: 4295098368 => trap out of bounds memory access
from wasm import *

m = Module()
small = m.memory(1, address=i64)
large = m.memory(65538, address=i64)
toI32 = m.type([i64], [i32])
m.function(m.type([i64, i32], [i32, i32]), """
  local.get 0; local.get 1; i32.store memory=%d offset=0x100010000
  local.get 0; i64.const 0x100010000; i64.add; i32.load memory=%d
  i64.const 0x10000; i32.load memory=%d""" % (large, large, large), export="far")
m.function(toI32, "local.get 0; i32.load8_u offset=0xffffffffffffffff", export="largest")
m.function(toI32, "local.get 0; i64.load offset=0xfffffffffffffff0; i32.wrap_i64",
           export="nearly_largest")
m.function(m.type([], [i32]), "i64.const 16; i32.load offset=0xfffffffffffffff0",
           export="constant")
m.function(toI32, "local.get 0; i32.load8_u memory=%d" % large, export="beyond_4g")
m.write()
