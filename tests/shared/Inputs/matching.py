# matching.py - modules that share a table and globals; most take them for ones without functions.
#
# usage: matching.py OUTPUT victim|table|mutable|constant|fitting
from wasm import *

m = Module()
kind = sys.argv[2]
float = [0x60] + vector([i64]) + vector([f32])
nullFunction, nullExtern = ref("nofunc", null=True), ref("noextern", null=True)
if kind == "victim":
    f = m.function(m.type([i32], [i32]), "local.get 0", export="f")
    m.elements([f], table=m.table(funcref, 1), offset="i32.const 0")
    m.export("table", 1, 0)
    m.export("mutable", 3, m.globalVariable(funcref, "ref.func %d" % f, isMutable=True))
    m.export("constant", 3, m.globalVariable(funcref, "ref.func %d" % f))
    m.function(m.type([nullFunction], [i32]), "local.get 0; ref.is_null", export="take_function")
    m.function(m.type([nullExtern], [i32]), "local.get 0; ref.is_null", export="take_extern")
    m.export("bottom", 3, m.globalVariable(nullFunction, "ref.null nofunc"))
    m.export("bottoms", 1, m.table(nullFunction, 1))
    m.add(1, [0x4E] + vector([float, float]))
else:
    # A null function is one of every type: what calls it must never meet another one.
    t = m.type([i64, i64], [i64])
    load = "local.get 0; local.get 0; global.get 0"
    if kind == "table":
        m.add(2, name("victim") + name("table") + [1] + nullFunction + limits(1, None))
        load = "local.get 0; local.get 0; i32.const 0; table.get 0"
    elif kind == "fitting":
        m.importFunction("host", "float", m.add(1, float))
        m.add(2, name("victim") + name("bottom") + [3] + ref(t, null=True) + [0])
        m.add(2, name("victim") + name("bottoms") + [1] + nullFunction + limits(1, None))
    else:
        m.add(2, name("victim") + name(kind) + [3] + nullFunction + [kind == "mutable"])
    m.function(m.type([i64], [i64]), load + "; call_ref %d" % t, export="call")
m.write()
