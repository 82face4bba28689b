# nested.py - prints a module whose export "run" nests deeply: nested.py blocks|loops DEPTH.
#
# Blocks: run leaves all of them at once, half of them or one, and adds 1 after each further one.
# Loops: run(n) runs each loop n times; each has a counter and a store.
import sys


def blocks(depth):
    yield "(local $count i32)"
    yield "(block " * depth
    yield "(br_table 0 %d %d (local.get $n))" % (depth // 2, depth - 1)
    yield ") (local.set $count (i32.add (local.get $count) (i32.const 1)))" * depth
    yield "(local.get $count)"


def loops(depth):
    yield "(local %s)" % " ".join(["i32"] * depth)
    for i in range(1, depth + 1):
        yield "(loop (i32.store offset=%d (i32.const 0) (local.get %d))" % (4 * i, i)
    yield "(i32.store (i32.const 0) (i32.add (i32.load (i32.const 0)) (i32.const 1)))"
    for i in range(depth, 0, -1):
        yield ("(local.set %d (i32.add (local.get %d) (i32.const 1)))"
               "(br_if 0 (i32.lt_u (local.get %d) (local.get $n))))" % (i, i, i))
    yield "(i32.load (i32.const 0))"


body = {"blocks": blocks, "loops": loops}[sys.argv[1]](int(sys.argv[2]))
print("(module (memory 1) (func (export \"run\") (param $n i32) (result i32)")
print("\n".join(body))
print("))")
