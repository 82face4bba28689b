# Exceptions with exnref: every clause, every type of value, references that are kept and thrown again.
# INVOKE: clauses
# CASE: 0 => 10
# CASE: 1 => 1041
# CASE: 2 => 2000
# CASE: 3 => trap uncaught exception in function 0 at 0x{{[0-9a-f]+}}
# INVOKE: clauses_ref
# CASE: 0 => 10
# CASE: 1 => 41
# CASE: 2 => 3000
# CASE: 3 => 4000
# INVOKE: values
# CASE: 7 => 7 8 0x40e80000 0x4021000000000000 9 1 0
# INVOKE: kept
# CASE: 5 => 5
# INVOKE: thrown_null
# CASE: => trap null exception reference
# INVOKE: first_clause
# CASE: => 1
# INVOKE: to_loop
# CASE: 10 => 45
# INVOKE: to_function
# CASE: 1 => 41
# CASE: 0 => 10
# INVOKE: locals
# CASE: 1 => 6
# INVOKE: inner_first
# CASE: 1 => 141
# CASE: 2 => 200
# INVOKE: within_payload
# CASE: 9 => 9
# INVOKE: tail_call
# CASE: 1 => 77
# CASE: 0 => 10
# INVOKE: tail_call_long
# CASE: 1000000 => 1000000
from wasm import *

m = Module()
none, one, two = m.type([], []), m.type([i32], [i32]), m.type([i32], [i32, exnref])
empty, number = m.tag(none), m.tag(m.type([i32], []))
unknown = m.tag(none)
thrower = m.function(one, """
  local.get 0; i32.const 1; i32.eq; if
    i32.const 41; throw %d
  end
  local.get 0; i32.const 2; i32.eq; if
    throw %d
  end
  local.get 0; i32.const 3; i32.eq; if
    throw %d
  end
  i32.const 10""" % (number, empty, unknown))

m.function(one, """
  block
    block i32
      try_table i32 catch:%d:0 catch:%d:1
        local.get 0; call %d
      end
      return
    end
    i32.const 1000; i32.add; return
  end
  i32.const 2000""" % (number, empty, thrower), export="clauses")

m.function(one, """
  block exnref
    block exnref
      block type=%d
        try_table i32 catch_ref:%d:0 catch_ref:%d:1 catch_all_ref:2
          local.get 0; call %d
        end
        return
      end
      drop; return
    end
    drop; i32.const 3000; return
  end
  drop; i32.const 4000""" %
           (m.type([], [i32, exnref]), number, empty, thrower), export="clauses_ref")

everything = m.type([i32, i64, f32, f64, v128, funcref, exnref], [])
all = m.tag(everything)
throwAll = m.function(m.type([i32], []), """
  local.get 0
  local.get 0; i64.extend_i32_u; i64.const 1; i64.add
  f32.const 7.25
  f64.const 8.5
  i32.const 9; i32x4.splat
  ref.func %d
  ref.null exn
  throw %d""" % (thrower, all))
m.elements([thrower], declarative=True)
results = [i32, i64, i32, i64, i32, i32, i32]
m.function(m.type([i32], results), """
  block type=%d
    try_table catch:%d:0
      local.get 0; call %d
    end
    unreachable
  end
  ref.is_null; i32.eqz; local.set 1
  ref.is_null; i32.eqz; local.set 2
  i32x4.extract_lane 3; local.set 3
  i64.reinterpret_f64; local.set 4
  i32.reinterpret_f32; local.set 5
  local.get 5; local.get 4; local.get 3; local.get 2; local.get 1""" %
           (m.type([], [i32, i64, f32, f64, v128, funcref, exnref]), all, throwAll),
           locals=[i32, i32, i32, i64, i32], export="values")

# An exnref outlives the block that caught it, in a global, and is thrown from elsewhere.
held = m.globalVariable(exnref, "ref.null exn", isMutable=True)
rethrow = m.function(none, "global.get %d; throw_ref" % held)
m.function(one, """
  block exnref
    try_table catch_all_ref:0
      local.get 0; throw %d
    end
    unreachable
  end
  global.set %d
  block i32
    try_table catch:%d:0
      call %d
    end
    unreachable
  end""" % (number, held, number, rethrow), export="kept")
m.function(m.type([], [i32]), "ref.null exn; throw_ref", export="thrown_null")

m.function(m.type([], [i32]), """
  block
    block
      block
        try_table catch:%d:0 catch:%d:1 catch_all:2
          throw %d
        end
        unreachable
      end
      i32.const 1; return
    end
    i32.const 2; return
  end
  i32.const 3""" % (empty, empty, empty), export="first_clause")

# A clause may lead to a loop's start, with the loop's parameter.
m.function(one, """
  i32.const 0
  loop type=%d
    local.get 1; i32.add; local.set 1
    local.get 2; local.get 0; i32.lt_u; if
      local.get 2; i32.const 1; i32.add; local.set 2
      try_table catch:%d:1
        local.get 2; i32.const 1; i32.sub; throw %d
      end
    end
    local.get 1
  end""" % (one, number, number), locals=[i32, i32], export="to_loop")

m.function(one, """
  try_table i32 catch:%d:0
    local.get 0; call %d
  end""" % (number, thrower), export="to_function")

# What the block has written into locals is seen, what is beneath on the stack stays.
m.function(one, """
  i32.const 1
  block
    try_table catch_all:0
      i32.const 5; local.set 1
      local.get 0; call %d; drop
      i32.const 9; local.set 1
    end
  end
  local.get 1; i32.add""" % thrower, locals=[i32], export="locals")

m.function(one, """
  block
    block i32
      try_table catch:%d:1
        block i32
          try_table i32 catch:%d:0
            local.get 0; call %d
          end
          return
        end
        i32.const 100; i32.add; return
      end
      unreachable
    end
    return
  end
  i32.const 200""" % (empty, number, thrower), export="inner_first")

# An exception that carries an exception.
carrier = m.tag(m.type([exnref], []))
m.function(one, """
  block i32
    try_table catch:%d:0
      block exnref
        try_table catch:%d:0
          block exnref
            try_table catch_all_ref:0
              local.get 0; throw %d
            end
            unreachable
          end
          throw %d
        end
        unreachable
      end
      throw_ref
    end
    unreachable
  end""" % (number, carrier, number, carrier), export="within_payload")

# A tail call leaves its function, and with it the function's try blocks.
leaving = m.function(one, """
  block
    try_table catch_all:0
      local.get 0; return_call %d
    end
    unreachable
  end
  i32.const 1""" % thrower)
m.function(one, """
  block
    try_table i32 catch_all:0
      local.get 0; call %d
    end
    return
  end
  i32.const 77""" % leaving, export="tail_call")
# So a loop of tail calls out of try blocks takes no stack.
counting = m.type([i32, i32], [i32])
count = m.importedFunctions + len(m.sections[3])
m.function(counting, """
  block
    try_table catch_all:0
      local.get 0; i32.eqz; if
        local.get 1; throw %d
      end
      local.get 0; i32.const 1; i32.sub
      local.get 1; i32.const 1; i32.add
      return_call %d
    end
    unreachable
  end
  local.get 1""" % (number, count))
m.function(one, "local.get 0; i32.const 0; call %d" % count, export="tail_call_long")
m.write()
