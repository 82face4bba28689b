# 128-bit sums, differences and products of 64-bit halves, the low one first.
# INVOKE: sum
# CASE: -1 0 1 0 => 0 1
# CASE: -1 -1 1 0 => 0 0
# CASE: 0x8000000000000000 1 0x8000000000000000 2 => 0 4
# INVOKE: difference
# CASE: 0 0 1 0 => -1 -1
# CASE: 5 3 7 1 => -2 1
# INVOKE: products
# CASE: -1 -1 => 1 0 1 -2
# CASE: 0x8000000000000000 2 => 0 -1 0 1
# CASE: 0x123456789abcdef0 0x0fedcba987654321 => 2465395958572223728 81621149086635842 2465395958572223728 81621149086635842
from wasm import *

m = Module()
binary = m.type([i64] * 4, [i64] * 2)
operands = "local.get 0; local.get 1; local.get 2; local.get 3;"
m.function(binary, operands + "i64.add128", export="sum")
m.function(binary, operands + "i64.sub128", export="difference")
m.function(m.type([i64] * 2, [i64] * 4), """
  local.get 0
  local.get 1
  i64.mul_wide_s
  local.get 0
  local.get 1
  i64.mul_wide_u""", export="products")
m.write()
