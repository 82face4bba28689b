# generators.py - modules of any size n that grow in one way each, written as bytes.
#
# What an ahead-of-time compiler may do in more than linear time shows in a module that has much of
# one thing: functions, blocks in blocks, locals, values that meet. Each generator makes such a
# module of size n, valid, with nothing that depends on anything but n; its first size is what
# compiles in some tenths of a second, and `limit` the largest that the format's or Sinter's limits
# allow. Where C has the same thing, `c` is the program to give a C compiler for comparison.
#
# usage: generators.py NAME N FILE, where FILE ends in .wasm or .c
#
# Instructions are written as the tests write them, with the names of Opcodes.def. Nothing may be
# known to a compiler in advance: functions take parameters, and are called through a table; index and
# arguments come from memory.

import functools
import os
import random
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../tests/support"))

from binary import section, uleb  # noqa: E402
from wasm import assemble, f64, funcref, i32, i64, limits, name, sleb  # noqa: E402


@functools.lru_cache(maxsize=4096)
def code(text):
    return bytes(assemble(text))


def vector(items):
    return uleb(len(items)) + b"".join(items)


def functionType(params, results):
    return b"\x60" + vector([bytes([type]) for type in params]) + vector(
        [bytes([type]) for type in results])


plain = functionType([i32, i32], [i32])  # that of most functions here
nothing = functionType([], [])


def constant(number, opcode=0x41):
    return bytes([opcode]) + bytes(sleb(number))


def get(local):
    return b"\x20" + uleb(local)


def put(local):
    return b"\x21" + uleb(local)


class Module:
    """Collects types, bodies and segments. Function 0 is `_start`, which calls what memory says: what
    is compiled is what the table has, all other functions unless `elements` says which."""

    def __init__(self, *types):
        self.types = [nothing, plain, *types]
        self.functions = []
        self.data = []
        self.elements = None
        self.globals = []
        self.tags = []
        self.function(code("i32.const 8; i32.load; i32.const 4; i32.load; i32.const 0; i32.load; "
                           "call_indirect 1 0; drop"), type=0)

    def function(self, body, locals=(), type=1):
        """`locals` are pairs of a count and a type, as the format has them."""
        declared = vector([uleb(count) + bytes([kind]) for count, kind in locals])
        self.functions.append((type, declared + body + b"\x0b"))
        return len(self.functions) - 1

    def encode(self):
        if self.elements is None:
            self.elements = range(1, len(self.functions))
        elements = b"\x00" + constant(0) + b"\x0b" + vector([uleb(i) for i in self.elements])
        sections = [
            (1, vector(self.types)),
            (3, vector([uleb(type) for type, _ in self.functions])),
            (4, vector([bytes([funcref] + limits(len(self.elements), None))])),
            (5, vector([bytes(limits(16, None))])),
            (13, vector(self.tags) if self.tags else b""),
            (6, vector(self.globals) if self.globals else b""),
            (7, vector([bytes(name("_start") + [0, 0]), bytes(name("memory") + [2, 0])])),
            (9, vector([elements])),
            (10, vector([uleb(len(body)) + body for _, body in self.functions])),
    (11, vector([b"\x00" + constant(offset) + b"\x0b" + uleb(len(content)) + content
                         for offset, content in self.data]) if self.data else b"")]
        return b"\0asm\1\0\0\0" + b"".join(section(number, content)
                                           for number, content in sections if content)


# What one statement of most bodies is: local 0 becomes something of itself, local 1 and memory.
def statement(number):
    return (get(0) + get(1) + code("i32.xor; i32.const 7; i32.rotl") + constant(number)
            + code("i32.add; local.set 0; local.get 0; i32.const 65535; i32.and")
            + b"\x28\x02" + uleb(number % 512 * 4) + get(0) + code("i32.add") + put(0))


def cStatement(number):
    return ("a = ((a ^ b) << 7 | (a ^ b) >> 25) + %du; "
            "a += *(volatile unsigned *)(memory + (a & 65535) + %d);\n" % (number, number % 512 * 4))


head = "extern unsigned char memory[];\n"
generators = {}


class Generator:
    def __init__(self, make, first, limit, c):
        self.name = make.__name__
        self.about = make.__doc__
        self.make, self.first, self.limit, self.c = make, first, limit, c


def generator(first, limit=1 << 40, c=None):
    """Registers a function that makes the module; sizes are `first` times powers of two."""
    def register(make):
        generators[make.__name__] = Generator(make, first, limit, c)
        return make
    return register


def cFunctions(n):
    return head + "".join("unsigned f%d(unsigned a, unsigned b) {\n%sreturn a;\n}\n" % (
        i, "".join(cStatement(i + j) for j in range(4))) for i in range(n))


@generator(1000, limit=500000, c=cFunctions)
def functions(n):
    """n functions of four statements"""
    module = Module()
    for i in range(n):
        module.function(b"".join(statement(i + j) for j in range(4)) + get(0))
    return module.encode()


def cHuge(n):
    return (head + "unsigned f(unsigned a, unsigned b) {\n"
            + "".join(cStatement(i) for i in range(n)) + "return a;\n}\n")


@generator(1000, limit=4000000, c=cHuge)
def huge(n):
    """one function of n statements"""
    module = Module()
    module.function(b"".join(map(statement, range(n))) + get(0))
    return module.encode()


@generator(500, limit=900000)
def nesting(n):
    """n blocks in each other, with a conditional branch out of each"""
    module = Module()
    body = code("block") * n
    for i in range(n):
        body += statement(i) + get(0) + code("br_if 0") + code("end")
    module.function(body + get(0))
    return module.encode()


@generator(1000, limit=24000)
def locals(n):
    """n locals, all alive at once, changed in a loop"""
    module = Module()
    body = b"".join(get(0) + constant(i) + code("i32.add") + put(i + 2) for i in range(n))
    body += code("loop")
    body += b"".join(get(i + 2) + get((i * 7 + 1) % n + 2) + code("i32.xor") + put(i + 2)
                     for i in range(n))
    body += code("local.get 1; i32.const -1; i32.add; local.tee 1; br_if 0; end")
    body += get(0) + b"".join(get(i + 2) + code("i32.add") for i in range(n))
    module.function(body, [(n, i32)])
    return module.encode()


def cSwitch(n):
    return (head + "unsigned f(unsigned a, unsigned b) {\nswitch (b) {\n" + "".join(
        "case %d: %s return a;\n" % (i, cStatement(i)) for i in range(n)) + "}\nreturn a;\n}\n")


@generator(1000, limit=32000, c=cSwitch)
def br_table(n):
    """a br_table of n labels, a block for each"""
    module = Module()
    body = code("block") * (n + 1) + get(1)
    body += b"\x0e" + vector([uleb(i) for i in range(n)]) + uleb(n)
    for i in range(n):
        body += code("end") + statement(i) + get(0) + code("return")
    module.function(body + code("end") + get(0))
    return module.encode()


def cPhis(n):
    return (head + "unsigned f(unsigned a, unsigned b) {\n"
            + "unsigned v0 = a, v1 = b, v2 = 3, v3 = 4, v4 = 5, v5 = 6, v6 = 7, v7 = 8;\n"
            + "do {\n" + "".join(
                "if (a & %d) { %s } else { %s }\n" % (
                    1 << i % 31,
                    "".join("v%d += v%d + %d;" % (k, (k + i) % 8, i) for k in range(8)),
                    "".join("v%d ^= a * %d;" % (k, i + k) for k in range(8))) for i in range(n))
            + "} while (--b);\nreturn v0 + v1 + v2 + v3 + v4 + v5 + v6 + v7;\n}\n")


@generator(250, limit=1000000, c=cPhis)
def phis(n):
    """n conditionals in a loop, eight values meeting behind each"""
    module = Module()
    body = b"".join(get(0) + constant(k) + code("i32.add") + put(k + 2) for k in range(8))
    body += code("loop")
    for i in range(n):
        body += get(0) + constant(1 << i % 31) + code("i32.and; if")
        for k in range(8):
            body += (get(k + 2) + get((k + i) % 8 + 2) + code("i32.add") + constant(i)
                     + code("i32.add") + put(k + 2))
        body += code("else")
        for k in range(8):
            body += get(k + 2) + get(0) + constant(i + k) + code("i32.mul; i32.xor") + put(k + 2)
        body += code("end")
    body += code("local.get 1; i32.const -1; i32.add; local.tee 1; br_if 0; end") + get(2)
    body += b"".join(get(k + 2) + code("i32.add") for k in range(1, 8))
    module.function(body, [(8, i32)])
    return module.encode()


def cLoops(n):
    return (head + "void f(unsigned a, unsigned b) {\n" + "".join(
        "for (unsigned i = 0; i != b; ++i) ((unsigned *)(memory + a))[i + %d] += %d + i;\n"
        % (i * 16, i) for i in range(n)) + "}\n")


@generator(25, limit=1000000, c=cLoops)
def loops(n):
    """n loops over memory, one behind the other in one function"""
    module = Module()
    body = b""
    for i in range(n):
        body += code("i32.const 0; local.set 2; local.get 0; local.set 3; loop; local.get 3; "
                     "local.get 3; i32.load offset=%d; i32.const %d; i32.add; local.get 2; i32.add; "
                     "i32.store offset=%d; local.get 3; i32.const 4; i32.add; local.set 3; "
                     "local.get 2; i32.const 1; i32.add; local.tee 2; local.get 1; i32.ne; br_if 0; "
                     "end" % (i * 64, i, i * 64))
    module.function(body + get(0), [(2, i32)])
    return module.encode()


@generator(500, limit=1000000)
def accesses(n):
    """n stores and loads of computed addresses in one loop"""
    module = Module()
    body = code("loop")
    for i in range(n):
        body += (get(i % 6 + 2) + get((i + 1) % 6 + 2) + b"\x36\x02" + uleb(i * 4)
                 + get((i + 2) % 6 + 2) + b"\x28\x02" + uleb(i * 4) + put(i % 6 + 2))
    body += code("local.get 1; i32.const -1; i32.add; local.tee 1; br_if 0; end") + get(2)
    module.function(body, [(6, i32)])
    return module.encode()


@generator(2000, limit=500000, c=lambda n: head + "".join(
    "static unsigned f%d(unsigned a, unsigned b) { return %s ^ a; }\n" % (
        i, "f%d(a + %d, b)" % (i - 1, i) if i else "b") for i in range(n))
    + "unsigned g(unsigned a, unsigned b) { return f%d(a, b); }\n" % (n - 1))
def chain(n):
    """n small functions, each calling the one before it"""
    module = Module()
    module.function(get(1))
    for i in range(1, n):
        module.function(get(0) + constant(i) + code("i32.add") + get(1) + b"\x10" + uleb(i)
                        + get(0) + code("i32.xor"))
    module.elements = [n]
    return module.encode()


@generator(2000, limit=1000000)
def calls(n):
    """one function that calls n functions twice, and some of them indirectly"""
    module = Module()
    for i in range(n):
        module.function(statement(i) + get(0))
    body = b""
    for i in range(n):
        call = get(0) + get(1) + b"\x10" + uleb(i + 1) + put(0)
        body += call * 2
        if i % 8 == 0:
            body += get(0) + get(1) + get(0) + code("call_indirect 1 0") + put(0)
    module.function(body + get(0))
    return module.encode()


@generator(100, limit=100000)
def tries(n):
    """n try_tables in one function, a call in each, values alive across them"""
    module = Module(functionType([i32], []))
    module.tags = [b"\x00" + uleb(2)]
    module.function(get(0) + code("if; local.get 1; throw 0; end; local.get 1"))
    body = b""
    for i in range(n):
        body += (code("block i32; try_table catch:0:0") + get(0) + constant(i)
                 + code("call 1; local.set 0; end; local.get 0; end; local.get 1; i32.xor; "
                        "local.set 0"))
    module.function(body + get(0))
    return module.encode()


@generator(2000, limit=100000)
def segments(n):
    """n data segments of 16 bytes"""
    module = Module()
    module.data = [(i % 60000 * 16, bytes([i % 251] * 16)) for i in range(n)]
    return module.encode()


@generator(1, limit=512)
def data(n):
    """a data segment of n times 64 KiB"""
    module = Module()
    content = random.Random(1).randbytes(min(n, 15) * 65536)
    module.data = [(0, content)] * (n // 15) + [(0, content[:n % 15 * 65536])] * (n % 15 > 0)
    return module.encode()


@generator(1000, limit=200000)
def types(n):
    """n different function types, each of a function and of an indirect call"""
    kinds = [i32, i64, f64]
    module = Module()
    for i in range(n):
        params, rest = [], i + 1
        while rest:
            params.append(kinds[rest % 3])
            rest //= 3
        module.types.append(functionType(params, [i32]))
        arguments = b"".join(get(j) for j in range(len(params)))
        module.function(arguments + constant(i) + b"\x11" + uleb(i + 2) + b"\0", type=i + 2)
    return module.encode()


@generator(20000, limit=10000000)
def table(n):
    """a table of n functions, of which there are 100, called through it"""
    module = Module()
    for i in range(100):
        module.function(statement(i) + get(0) + get(1) + get(1) + code("call_indirect 1 0"))
    module.elements = [i * 7919 % 100 + 1 for i in range(n)]
    return module.encode()


@generator(2000, limit=1000000)
def globals_(n):
    """n mutable globals, each changed twice"""
    module = Module()
    module.globals = [bytes([i32, 1]) + constant(i) + b"\x0b" for i in range(n)]
    for first in range(0, n, 50):
        body = b"".join(b"\x23" + uleb(i) + get(0) + code("i32.add") + b"\x24" + uleb(i)
                        for i in range(first, min(n, first + 50)))
        module.function(body * 2 + get(0))
    return module.encode()


# A process of its own, since children count the memory of the process that they are started from.
if __name__ == "__main__":
    chosen, size, path = generators[sys.argv[1]], int(sys.argv[2]), sys.argv[3]
    with open(path, "wb") as file:
        file.write(chosen.c(size).encode() if path.endswith(".c") else chosen.make(size))
