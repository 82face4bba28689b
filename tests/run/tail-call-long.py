# Ten million tail calls in constant stack: direct, indirect and through references, between
# functions whose signatures differ in number, kind and width of parameters.
# BUILD-ARGS: --stack-size 64k
# INVOKE: direct
# CASE: 10000000 => 10000000
# INVOKE: indirect
# CASE: 10000000 => 10000000
# INVOKE: reference
# CASE: 10000000 => 10000000
# INVOKE: wide
# CASE: 10000000 => 10000000
from wasm import *

m = Module()
main = m.type([i64], [i64])
# Two states that call each other: (left, done) and (f64 done, i32 spare, left, f32 spare).
even = m.type([i64, i64], [i64])
odd = m.type([f64, i32, i64, f32], [i64])
# More parameters than there are registers for.
many = m.type([i64] * 12 + [f64] * 12, [i64])
table = m.table(funcref, 2)


def pair(callOdd, callEven):
    """Defines the functions of the two states; the index of the first."""
    first = m.function(even, """
      local.get 0
      i64.eqz
      if
        local.get 1
        return
      end
      local.get 1
      i64.const 1
      i64.add
      f64.convert_i64_s
      local.get 1
      i32.wrap_i64
      local.get 0
      i64.const 1
      i64.sub
      f32.const 0.5
      """ + callOdd)
    m.function(odd, """
      local.get 2
      i64.eqz
      if
        local.get 0
        i64.trunc_f64_s
        return
      end
      local.get 2
      i64.const 1
      i64.sub
      local.get 0
      i64.trunc_f64_s
      i64.const 1
      i64.add
      """ + callEven)
    return first


direct = pair("return_call 1", "return_call 0")
indirect = pair("i32.const 1; return_call_indirect %d" % odd,
                "i32.const 0; return_call_indirect %d" % even)
reference = pair("ref.func 5; return_call_ref %d" % odd, "ref.func 4; return_call_ref %d" % even)
m.elements([indirect, indirect + 1], table, "i32.const 0")
m.elements([reference, reference + 1], declarative=True)

# Its parameters rotate by one with every call, which keeps the sum of the first and the last.
wide = m.function(many, """
  local.get 0
  i64.eqz
  if
    local.get 11
    return
  end
  local.get 0
  i64.const 1
  i64.sub
  """ + "".join("local.get %d\n" % i for i in [2, 3, 4, 5, 6, 7, 8, 9, 10, 1]) + """
  local.get 11
  i64.const 1
  i64.add
  """ + "".join("local.get %d\n" % i for i in list(range(13, 24)) + [12]) + "return_call 6")

for name, function in [("direct", direct), ("indirect", indirect), ("reference", reference)]:
    m.function(main, "local.get 0; i64.const 0; call %d" % function, export=name)
m.function(main, "local.get 0\n" + "i64.const 0\n" * 11 + "f64.const 1\n" * 12 + "call %d" % wide,
           export="wide")
m.write()
