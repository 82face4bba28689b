# Tables with 64-bit indices, and copies between them and others.
# INVOKE: call
# CASE: 1 => 11
# CASE: 2 => 12
# CASE: 0 => trap uninitialized element
# CASE: 5 => trap undefined element
# CASE: 4294967297 => trap undefined element
# CASE: -1 => trap undefined element
# INVOKE: is_null
# CASE: 0 => 1
# CASE: 1 => 0
# CASE: 4294967297 => trap out of bounds table access
# INVOKE: grow
# CASE: 3 => 5 8
# CASE: 6 => -1 5
# CASE: -1 => -1 5
# INVOKE: copy
# CASE: 0 1 2 => 11
# CASE: 3 1 2 => trap out of bounds table access
# CASE: 0 4294967297 0 => trap out of bounds table access
# CASE: 0 -1 2 => trap out of bounds table access
# INVOKE: fill
# CASE: 3 2 => 0
# CASE: 3 3 => trap out of bounds table access
# CASE: 3 -1 => trap out of bounds table access
from wasm import *

m = Module()
wide = m.table(funcref, 5, 10, address=i64)
narrow = m.table(funcref, 4)
toI32 = m.type([], [i32])
eleven = m.function(toI32, "i32.const 11")
twelve = m.function(toI32, "i32.const 12")
m.elements([eleven, twelve], wide, "i64.const 1")
i64ToI32 = m.type([i64], [i32])
m.function(i64ToI32, "local.get 0; call_indirect %d %d" % (toI32, wide), export="call")
m.function(i64ToI32, "local.get 0; table.get %d; ref.is_null" % wide, export="is_null")
m.function(m.type([i64], [i64, i64]),
           "ref.null func; local.get 0; table.grow %d; table.size %d" % (wide, wide),
           export="grow")
m.function(m.type([i32, i64, i32], [i32]), """
  local.get 0; local.get 1; local.get 2; table.copy %d %d
  i32.const 0; call_indirect %d %d""" % (narrow, wide, toI32, narrow), export="copy")
m.function(m.type([i64, i64], [i32]), """
  local.get 0; ref.func %d; local.get 1; table.fill %d
  i64.const 4; table.get %d; ref.is_null""" % (eleven, wide, wide), export="fill")
m.write()
