"""Prints a module of several partitions that import native functions, for link.c."""

print("""(module
  (import "host" "negate" (func $negate (param i32) (result i32)))
  (import "host" "bad" (func $bad (param i32)))
  (memory (export "memory") 1)
  (func $3 (param i32) (result i32) (call $bad (local.get 0)) (local.get 0))""")
step = "(local.set 0 (i32.mul (i32.add (local.get 0) (i32.const %d)) (i32.const 77777)))"
for i in range(3):
    print('  (func $%d (export "f%d") (param i32) (result i32)' % (i, i))
    print("    (if (call $negate (local.get 0)) (then %s))" % " ".join(step % (2000000 + k) for k in range(7500)))
    print("    (call $%d (call $negate (i32.const 0))))" % (i + 1))
print(")")
