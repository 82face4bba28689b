# branch-hints.py - branches with and without hints.
from wasm import *

m = Module()
unary = m.type([i32], [i32])
m.function(unary, """
  block
    local.get 0
    @unlikely br_if 0
    local.get 0; i32.const 5; i32.lt_u
    @likely br_if 0
    local.get 0; i32.const 6; i32.lt_u
    br_if 0
  end
  local.get 0; i32.const 7; i32.lt_u
  @if if i32
    i32.const 1
  else
    i32.const 2
  end""", locals=[i64], export="main", hints=[("@unlikely", 0), ("@likely", 1), ("@if", 1)])
m.write()
