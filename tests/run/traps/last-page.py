# Accesses that begin in the last page and end behind it, of every width and alignment: the last one that
# fits, and those of which a byte, half, or all but a byte does not exist. Operands: which access, where.
# INVOKE: main
# CASE: 0 65535 => 1
# CASE: 0 65536 => trap out of bounds memory access
# CASE: 0 -2 => trap out of bounds memory access
# CASE: 1 65534 => 1
# CASE: 1 65535 => trap out of bounds memory access
# CASE: 1 65536 => trap out of bounds memory access
# CASE: 1 -1 => trap out of bounds memory access
# CASE: 2 65532 => 1
# CASE: 2 65533 => trap out of bounds memory access
# CASE: 2 65534 => trap out of bounds memory access
# CASE: 2 65535 => trap out of bounds memory access
# CASE: 2 65536 => trap out of bounds memory access
# CASE: 2 -1 => trap out of bounds memory access
# CASE: 3 65532 => 1
# CASE: 3 65533 => trap out of bounds memory access
# CASE: 3 65534 => trap out of bounds memory access
# CASE: 3 65535 => trap out of bounds memory access
# CASE: 3 65536 => trap out of bounds memory access
# CASE: 3 -1 => trap out of bounds memory access
# CASE: 4 65528 => 1
# CASE: 4 65529 => trap out of bounds memory access
# CASE: 4 65532 => trap out of bounds memory access
# CASE: 4 65535 => trap out of bounds memory access
# CASE: 4 65536 => trap out of bounds memory access
# CASE: 4 -1 => trap out of bounds memory access
# CASE: 5 65528 => 1
# CASE: 5 65529 => trap out of bounds memory access
# CASE: 5 65532 => trap out of bounds memory access
# CASE: 5 65535 => trap out of bounds memory access
# CASE: 5 65536 => trap out of bounds memory access
# CASE: 5 -1 => trap out of bounds memory access
# CASE: 6 65535 => 1
# CASE: 6 65536 => trap out of bounds memory access
# CASE: 6 -2 => trap out of bounds memory access
# CASE: 7 65534 => 1
# CASE: 7 65535 => trap out of bounds memory access
# CASE: 7 65536 => trap out of bounds memory access
# CASE: 7 -1 => trap out of bounds memory access
# CASE: 8 65532 => 1
# CASE: 8 65533 => trap out of bounds memory access
# CASE: 8 65534 => trap out of bounds memory access
# CASE: 8 65535 => trap out of bounds memory access
# CASE: 8 65536 => trap out of bounds memory access
# CASE: 8 -1 => trap out of bounds memory access
# CASE: 9 65528 => 1
# CASE: 9 65529 => trap out of bounds memory access
# CASE: 9 65532 => trap out of bounds memory access
# CASE: 9 65535 => trap out of bounds memory access
# CASE: 9 65536 => trap out of bounds memory access
# CASE: 9 -1 => trap out of bounds memory access
# INVOKE: offset
# CASE: 0 65504 => 1
# CASE: 0 65505 => trap out of bounds memory access
# CASE: 4 65497 => 1
# CASE: 4 65498 => trap out of bounds memory access
# CASE: 4 65505 => trap out of bounds memory access
# CASE: 9 65497 => 1
# CASE: 9 65504 => trap out of bounds memory access
# CASE: 9 -31 => trap out of bounds memory access
from wasm import *

accesses = ["i32.load8_u", "i32.load16_s", "i64.load32_u", "f32.load", "i64.load", "f64.load",
            "i32.store8", "i64.store16", "i32.store", "f64.store"]

m = Module()
m.memory(1)
binary = m.type([i32, i32], [i32])


def function(name, suffix):
    """Runs the access that the first operand says, and returns 1."""
    code = ""
    for number, access in enumerate(accesses):
        value = "%s.const 5" % access[:3]
        code += "local.get 0; i32.const %d; i32.eq; if\n local.get 1; " % number
        if "store" in access:
            code += "%s; %s %s\n" % (value, access, suffix)
        else:
            code += "%s %s; drop\n" % (access, suffix)
        code += "end\n"
    m.function(binary, code + "i32.const 1", export=name)


function("main", "")
function("offset", "offset=31")
m.write()
