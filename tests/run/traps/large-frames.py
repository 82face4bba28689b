# Recursion whose frames hold 8 KiB of values that are all needed at once meets the guard region and
# does not jump over it.
# BUILD-ARGS: --stack-size 256k
# INVOKE: recurse
# CASE: 0 => trap call stack exhausted in function {{[0-9]+.*}}
# INVOKE: finite
# CASE: 5 => 2618881
from wasm import *

m = Module()
unary = m.type([i64], [i64])
slots = 1024


def function(index, before, export):
    """Reads 8 KiB of globals into locals, calls itself, and needs them all afterwards."""
    code = before
    for slot in range(slots):
        code += "local.get 0; i64.const %d; i64.xor; global.get 0; i64.mul; local.set %d\n" % (
            slot, slot + 1)
    code += "local.get 0; i64.const 1; i64.sub; call %d; global.set 0\n" % index
    code += "i64.const 0\n" + "".join("local.get %d; i64.add\n" % (slot + 1)
                                      for slot in range(slots))
    code += "global.set 1; global.get 0; global.get 1; i64.add"
    return m.function(unary, code, locals=[i64] * slots, export=export)


m.globalVariable(i64, "i64.const 1", isMutable=True)
m.globalVariable(i64, "i64.const 1", isMutable=True)
function(0, "", "recurse")
function(1, "local.get 0; i64.eqz; if; i64.const 1; return; end\n", "finite")
m.write()
