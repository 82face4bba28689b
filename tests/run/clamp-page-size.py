# Clamped accesses to a memory whose pages are of one byte, and to one of 4 GiB: the last bytes work,
# what goes beyond them changes nothing and does not trap.
# MODES: clamp
# INVOKE: tiny
# CASE: 0 => 1 2 0
# CASE: 1 => 0 1 2
# CASE: 2 => 0 0 0
# CASE: 3 => 0 0 0
# CASE: -1 => 0 0 0
# CASE: -2 => 0 0 0
# INVOKE: grown
# CASE: 8 => 513
# CASE: 9 => 0
# CASE: 4096 => 0
# INVOKE: whole
# CASE: -2 => 0 1 2
# CASE: -1 => 0 0 0
# CASE: 0 => 1 0 0
from wasm import *

m = Module()
tiny = m.memory(3, pageSizeLog2=0)
large = m.memory(65536)
store = "local.get 0; i32.const 0x201; i32.store16 memory=%d; "


def bytesAt(memory, addresses):
    return "; ".join("i32.const %d; i32.load8_u memory=%d" % (address, memory)
                     for address in addresses)


threeBytes = m.type([i32], [i32, i32, i32])
m.function(threeBytes, store % tiny + bytesAt(tiny, [0, 1, 2]), export="tiny")
m.function(m.type([i32], [i32]), "i32.const 7; memory.grow %d; drop; " % tiny + store % tiny +
           "i32.const 8; i32.load16_u memory=%d" % tiny, export="grown")
m.function(threeBytes, store % large + bytesAt(large, [0, -2, -1]), export="whole")
m.write()
