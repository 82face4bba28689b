# large-frame.py - prints a module whose recursive function keeps 50,000 locals alive over its call.
count = 50000
print('(module (memory 1) (func $f (export "_start")')
print(" (local" + " i64" * count + ")")
for index in range(count):
    print("(local.set %d (i64.load (i32.const %d)))" % (index, index % 1000 * 8))
print("(call $f)")
for index in range(count):
    print("(i64.store (i32.const %d) (local.get %d))" % (index % 1000 * 8, index))
print("))")
