# Calls through typed references, null tests and branches, tables that begin full.
# INVOKE: call_ref
# CASE: 41 0 => 42
# CASE: 41 1 => 82
# CASE: 41 2 => trap null function reference
# INVOKE: as_non_null
# CASE: 0 => 5
# CASE: 2 => trap null reference
# INVOKE: br_on_null
# CASE: 0 => 7 11
# CASE: 2 => 7 -1
# INVOKE: br_on_non_null
# CASE: 0 => 7 11
# CASE: 2 => 7 -1
# INVOKE: initial
# CASE: 0 => 11
# CASE: 99 => 11
# CASE: 3 => 20
# CASE: 100 => trap undefined element
# INVOKE: initial_sparse
# CASE: 0 => 11
# CASE: 4999 => 11
# CASE: 2500 => 20
# CASE: 5000 => trap out of bounds table access
# INVOKE: from_global
# CASE: 10 => 20
from wasm import *

m = Module()
t = m.type([i32], [i32])
nullable, nonNull = ref(t, null=True), ref(t)
increment = m.function(t, "local.get 0; i32.const 1; i32.add")
double = m.function(t, "local.get 0; i32.const 1; i32.shl")
m.elements([increment, double], declarative=True)
# Elements: 0 increment, 1 double, 2 null.
chosen = m.table(nullable, 3)
full = m.table(nonNull, 100, init="ref.func %d" % increment)
sparse = m.table(nonNull, 5000, init="ref.func %d" % increment)
m.elements(["ref.func %d" % increment, "ref.func %d" % double], chosen, "i32.const 0",
           type=nullable)
held = m.globalVariable(nonNull, "ref.func %d" % double)
copied = m.globalVariable(nullable, "global.get %d" % held)
m.elements(["global.get %d" % held], full, "i32.const 3", type=nonNull)
m.elements(["ref.func %d" % double], sparse, "i32.const 2500", type=nonNull)

two, toPair = m.type([i32, i32], [i32]), m.type([i32], [i32, i32])
m.function(two, "local.get 0; local.get 1; table.get %d; call_ref %d" % (chosen, t),
           export="call_ref")
m.function(t, """
  local.get 0; table.get %d; ref.as_non_null; drop
  i32.const 5""" % chosen, export="as_non_null")
m.function(toPair, """
  block type=%d
    i32.const 7
    local.get 0; table.get %d
    br_on_null 0
    i32.const 10
    local.set 0
    local.set 1
    local.get 0
    local.get 1
    call_ref %d
    return
  end
  i32.const -1""" % (m.type([], [i32]), chosen, t), locals=[nullable], export="br_on_null")
m.function(toPair, """
  block type=%d
    i32.const 7
    local.get 0; table.get %d
    br_on_non_null 0
    i32.const -1
    return
  end
  local.set 1
  i32.const 10
  local.get 1
  call_ref %d""" % (m.type([], [[i32], nonNull]), chosen, t), locals=[nullable],
           export="br_on_non_null")
m.function(t, "i32.const 10; local.get 0; call_indirect %d %d" % (t, full), export="initial")
m.function(t, "i32.const 10; local.get 0; table.get %d; call_ref %d" % (sparse, t),
           export="initial_sparse")
m.function(t, "local.get 0; global.get %d; call_ref %d" % (copied, t), export="from_global")
m.write()
