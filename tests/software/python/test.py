"""The language and its standard library, with results that are the same everywhere."""
import collections
import contextlib
import dataclasses
import datetime
import decimal
import fractions
import functools
import hashlib
import io
import itertools
import json
import os
import re
import struct
import sys
import tempfile
import textwrap
import zlib

print(sys.version_info[:3], sys.platform, sys.argv[1:])

# Closures, generators, exceptions through thousands of frames.
def counter():
    n = 0
    def step(by=1):
        nonlocal n
        n += by
        return n
    return step

step = counter()
print([step(), step(10), step()])
def primes():
    composites = {}
    for n in itertools.count(2):
        if n not in composites:
            yield n
            composites[n * n] = [n]
        else:
            for p in composites.pop(n):
                composites.setdefault(n + p, []).append(p)
print(list(itertools.islice(primes(), 12)), sum(itertools.takewhile(lambda p: p < 10000, primes())))
caught = 0
for i in range(5000):
    try:
        if i % 2:
            raise ValueError(i)
    except ValueError as e:
        caught += e.args[0] == i
print(caught)
try:
    try:
        {}["missing"]
    except KeyError as e:
        raise RuntimeError("wrapped") from e
except RuntimeError as e:
    print(repr(e), repr(e.__cause__))
def deep(n):
    return deep(n - 1) + 1 if n else 0
print(deep(500))
try:
    deep(10**6)
except RecursionError as e:
    print(type(e).__name__)
with contextlib.suppress(ZeroDivisionError):
    1 / 0

# Numbers.
print(2**100, 7 // -2, -7 % 3, 0.1 + 0.2, round(2.5), 1e300 * 1e10, int("ff", 16), (255).bit_length())
print(decimal.Decimal(1) / 7, fractions.Fraction(1, 3) + fractions.Fraction(2, 5), complex(1, 2) * 1j)
print(functools.reduce(lambda a, b: a * b, range(1, 31)), hash(1.5) == hash(fractions.Fraction(3, 2)))

# Text.
print(re.sub(r"(?P<y>\d+)-(?P<m>\d+)-(?P<d>\d+)", r"\g<d>.\g<m>.\g<y>", "2024-02-29"))
print(f"{3.14159:8.3f}|{'mid':^9}|{255:#x}|{1234567:,}|{True!r:>6}", "naïve 日本".encode(), "ß".upper())
print(textwrap.fill("the quick brown fox jumps over the lazy dog", 20).split("\n"))
print(collections.Counter("mississippi").most_common(2), sorted("banana", key=lambda c: (-ord(c), c)))

# Data.
@dataclasses.dataclass(order=True)
class Point:
    x: float
    y: float = 0
    tags: list = dataclasses.field(default_factory=list)
print(sorted([Point(2), Point(1, 5), Point(1, 2)]))
match {"kind": "box", "size": [2, 3]}:
    case {"kind": str(kind), "size": [w, h]}:
        print(kind, w * h)
print(json.dumps(json.loads('{"b": [1, 2.5, null, {"c": "\\u0041"}], "a": true}'), sort_keys=True, indent=1))
print(struct.unpack("<ihd", struct.pack("<ihd", -5, 300, 0.5)), zlib.crc32(b"check"), zlib.decompress(zlib.compress(b"x" * 1000)) == b"x" * 1000)
print(hashlib.sha256(b"abc").hexdigest(), hashlib.md5(b"").hexdigest())
print(datetime.date(2024, 2, 29) + datetime.timedelta(365), datetime.datetime(2000, 1, 1).isoweekday())

# Files, in the grant.
os.chdir("/data")
with open("/data/written.txt", "w") as file:
    file.writelines("line %d\n" % i for i in range(1, 6))
with open("/data/written.txt", "r+b") as file:
    file.seek(5)
    file.write(b"ONE")
    print(file.seek(0, io.SEEK_END), file.tell())
os.makedirs("/data/a/b/c")
os.rename("/data/written.txt", "/data/a/b/moved.txt")
print([(where, sorted(folders), sorted(files)) for where, folders, files in os.walk("/data/a")])
print(os.stat("/data/a/b/moved.txt").st_size, os.path.exists("/data/written.txt"))
os.replace("/data/a/b/moved.txt", "/data/written.txt")
os.removedirs("/data/a/b/c")
with tempfile.TemporaryDirectory(dir="/data") as folder:
    os.symlink("written.txt", folder + "/link")
    print(os.listdir(folder), os.readlink(folder + "/link"))
for path in ["/etc/passwd", "/data/missing", "/data/written.txt/under"]:
    try:
        open(path)
    except OSError as e:
        print(type(e).__name__, e.errno)
