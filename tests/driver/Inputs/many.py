# many.py - prints a module of 5,000 functions of 100 bytes: enough for several partitions.
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../support"))
from binary import section, uleb

count = 5000
bodies = []
for i in range(count):
    # Each multiplies and adds a few times, and calls the next one; the last calls nobody.
    body = b"\0\x20\0" + (b"\x41" + uleb(i % 60 + 1) + b"\x6c\x20\0\x6a") * 15
    body += b"\x10" + uleb(i + 1) if i + 1 < count else b""
    bodies.append(body + b"\x0b")
bodies.append(b"\0\x41\1\x10\0\x1a\x0b")  # _start calls the first

sys.stdout.buffer.write(
    b"\0asm\1\0\0\0" + section(1, b"\2\x60\1\x7f\1\x7f\x60\0\0")
    + section(3, uleb(count + 1) + b"\0" * count + b"\1")
    + section(7, b"\1\x06_start\0" + uleb(count))
    + section(10, uleb(count + 1) + b"".join(uleb(len(body)) + body for body in bodies)))
