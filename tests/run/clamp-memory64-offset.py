# Offsets of 64 bits on clamped accesses: index + offset + width is never taken modulo 2^64.
# MODES: clamp
# INVOKE: far
# CASE: 0 => 0
# CASE: 1 => 0
# CASE: -1 => 0
# CASE: -8 => 0
# CASE: -65536 => 0
# CASE: -65537 => 0
# CASE: 9223372036854775807 => 0
# CASE: -9223372036854775808 => 0
from wasm import *

m = Module()
m.memory(2, address=i64)
offsets = [0x10000, 0x1fff9, 0x20000, 0x7ffffffffffffff0, 0x8000000000000000, 0xfffffffffffefff8,
           0xfffffffffffffff0, 0xffffffffffffffff]
# What is stored where the sum really is in bounds would not be lost.
stores = "".join("""
  local.get 0; i64.const %d; i64.ge_u; if; local.get 0; i64.const -1; i64.store offset=%#x; end;
""" % (max(0, 0x20000 - 8 - offset + 1), offset) for offset in offsets)
m.function(m.type([i64], [i64]), stores + """
  loop
    local.get 1; local.get 2; i64.load; i64.or; local.set 1
    local.get 2; i64.const 8; i64.add; local.tee 2; i64.const 0x20000; i64.lt_u; br_if 0
  end
  local.get 1""", locals=[i64, i64], export="far")
m.write()
