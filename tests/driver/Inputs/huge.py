# huge.py - one function with 14,000 blocks where accesses are checked; its last access traps.
print('(module (memory 1) (func (export "_start") (local i32 i32) (loop')
for i in range(7000):
    print('(local.set 0 (i32.add (local.get 0) (i32.load offset=%d (local.get 0))))' % (i * 4))
print('(br_if 0 (i32.lt_u (local.tee 1 (i32.add (local.get 1) (i32.const 1))) (i32.const 3))))')
print('(drop (i32.load offset=65533 (local.get 0)))))')
