# shared-counters.py RECORDS COUNTERS OUTPUT - a raw profile of one function, RECORDS times, all with
# the same COUNTERS counters.
import hashlib
import struct
import sys

records, counters = int(sys.argv[1]), int(sys.argv[2])
recordSize = 64
magic = struct.unpack(">Q", b"\xfflprofr\x81")[0]
names = b"\x01\x00f"
distance = records * recordSize  # from the first record to the counters
header = struct.pack("<16Q", magic, 10, 0, records, 0, counters, 0, 0, 0, len(names), distance,
                     0, 0, 0, 0, 2)
identity = struct.unpack("<Q", hashlib.md5(b"f").digest()[:8])[0]
with open(sys.argv[3], "wb") as output:
    output.write(header)
    for i in range(records):
        output.write(struct.pack("<6QI3HHI", identity, 1, (distance - recordSize * i) % 2**64, 0, 0,
                                 0, counters, 0, 0, 0, 0, 0))
    output.write(struct.pack("<Q", 1) * counters + names + bytes(-len(names) % 8))
