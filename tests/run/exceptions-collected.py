# More exceptions than there is room for at a time, while references keep some of them alive.
# INVOKE: ring
# CASE: 70000 => 1119864
# INVOKE: chain
# CASE: 3000 => 3000
# INVOKE: many
# CASE: 1000000 => 1000000
from wasm import *

m = Module()
none, one = m.type([], []), m.type([i32], [i32])
# 16 KB each: 70,000 of them are more than the GiB that exceptions may take up.
size = 900
large = m.tag(m.type([i32] * size, []))
throwLarge = m.function(m.type([i32], []), "local.get 0\n" * size + "throw %d" % large)
largeRef = m.type([], [i32] * size + [exnref])
kept = m.table(exnref, 16)
first = m.globalVariable(exnref, "ref.null exn", isMutable=True)
rethrow = m.function(m.type([exnref], []), "local.get 0; throw_ref")

# The last 16 stay in a table, the first in a global, one of 1,000 on the stack of a caller.
value = m.function(m.type([exnref], [i32]), """
  block type=%d
    try_table catch_ref:%d:0
      local.get 0; call %d
    end
    unreachable
  end
  drop
""" % (largeRef, large, rethrow) + "local.set 1\n" * size + "local.get 1", locals=[i32])
catch = m.function(m.type([i32], [exnref]), """
  block exnref
    try_table catch_all_ref:0
      local.get 0; call %d
    end
    unreachable
  end""" % throwLarge)
m.function(one, """
  i32.const 0; call %d; local.tee 2; global.set %d
  loop
    local.get 1; i32.const 1; i32.and
    if
      local.get 1; i32.const 15; i32.and
      local.get 1; call %d; table.set %d
    else
      local.get 1; i32.const 15; i32.and
      local.get 1; call %d; table.set %d
    end
    local.get 1; i32.const 1; i32.add; local.tee 1
    local.get 0; i32.lt_u; br_if 0
  end
  i32.const 0; local.set 1
  loop
    local.get 3; local.get 1; table.get %d; call %d; i32.add; local.set 3
    local.get 1; i32.const 1; i32.add; local.tee 1
    i32.const 16; i32.lt_u; br_if 0
  end
  local.get 3
  local.get 2; call %d; i32.add
  global.get %d; call %d; i32.add
""" % (catch, first, catch, kept, catch, kept, kept, value, value, first, value),
           locals=[i32, exnref, i32], export="ring")

# A list through the payloads, whose only root is the operand stack of a recursion.
node = m.tag(m.type([i32, exnref], []))
nodeType = m.type([], [i32, exnref])
wrap = m.function(m.type([i32, exnref], [exnref]), """
  block exnref
    try_table catch_all_ref:0
      local.get 0; local.get 1; throw %d
    end
    unreachable
  end""" % node)
m.function(one, """
  loop
    local.get 1; local.get 2; call %d; local.set 2
    local.get 1; call %d; drop
    local.get 1; i32.const 1; i32.add; local.tee 1
    local.get 0; i32.lt_u; br_if 0
  end
  loop
    local.get 2; ref.is_null; if
      local.get 3; return
    end
    local.get 3; i32.const 1; i32.add; local.set 3
    block type=%d
      try_table catch:%d:0
        local.get 2; throw_ref
      end
      unreachable
    end
    local.set 2
    local.get 0; local.get 3; i32.sub; i32.ne; if
      i32.const -1; return
    end
    br 0
  end
  unreachable""" % (wrap, catch, nodeType, node), locals=[i32, exnref, i32], export="chain")

small = m.tag(m.type([i32], []))
throwSmall = m.function(m.type([i32], []), "local.get 0; throw %d" % small)
m.function(one, """
  loop
    block i32
      try_table catch:%d:0
        i32.const 1; call %d
      end
      unreachable
    end
    local.get 1; i32.add; local.tee 1
    local.get 0; i32.lt_u; br_if 0
  end
  local.get 1""" % (small, throwSmall), locals=[i32], export="many")
m.write()
