# many-accesses.py - prints a module of 800 functions that load once, and call a small one that loads
# twice: several partitions, each with a copy of the small one.
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../support"))
from binary import section, uleb

count = 800
bodies = [b"\0\x20\0\x28\0\4\x20\0\x28\0\0\x6a\x0b"]  # a load with offset 4 and one without
for i in range(1, count):
    # Adds much to the result of a load whose address the small function returns; calls the next.
    body = b"\0\x20\0\x10\0\x28\0\0" + (b"\x41" + uleb(i % 60 + 1) + b"\x6a") * 100
    body += b"\x10" + uleb(i + 1) if i + 1 < count else b""
    bodies.append(body + b"\x0b")
bodies.append(b"\0\x41\1\x40\0\x10\1\x1a\x0b")  # _start grows the memory and calls the first

sys.stdout.buffer.write(
    b"\0asm\1\0\0\0" + section(1, b"\2\x60\1\x7f\1\x7f\x60\0\0")
    + section(3, uleb(count + 1) + b"\0" * count + b"\1") + section(5, b"\1\0\1")
    + section(7, b"\1\x06_start\0" + uleb(count))
    + section(10, uleb(count + 1) + b"".join(uleb(len(body)) + body for body in bodies)))
