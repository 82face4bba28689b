# Relaxed dot products: all lanes are signed, sums of two products wrap in 16 bits.
# INVOKE: dot
# CASE: 0x80807f7f807f0102ff00000000000304 0x80807f7f7f80fe02010000000000807f => 0x80007e0281000002ffff00000000007c 0x80807d817f807f0400ffffff000080fb
# CASE: 0x8080808080808080808080808080ff01 0x80808080808080808080808080807f7f => 0x80008000800080008000800080000000 0x807f8080807f8080807f8080807fff7f
from wasm import *

m = Module()
t = m.type([v128, v128], [v128, v128])
m.function(t, """
  local.get 0
  local.get 1
  i16x8.relaxed_dot_i8x16_i7x16_s
  local.get 0
  local.get 1
  local.get 1
  i32x4.relaxed_dot_i8x16_i7x16_add_s""", export="dot")
m.write()
