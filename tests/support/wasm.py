# wasm.py - a module builder for tests of what no assembler reads yet.
#
# A test that is a Python program makes its module with it:
#
#   from wasm import *
#   m = Module()
#   t = m.type([i32], [i32])
#   f = m.function(t, "local.get 0; i32.const 1; i32.add")
#   m.function(t, "local.get 0; ref.func %d; call_ref %d" % (f, t), export="main")
#   m.elements([f], declarative=True)
#   m.write()
#
# Instructions are separated by `;` or line ends and look as in the text format, all of whose names
# are read from Opcodes.def, with immediates as numbers in the binary format's order. Memory accesses
# take offset=N, memory=N; blocks a value type or type=N; a try_table, behind that, clauses like
# catch:TAG:LABEL and catch_all:LABEL. The function's `end` is added. Indices are
# what the methods return; the module is whatever was asked for, valid or not.

import os
import re
import struct
import sys

import binary

i32, i64, f32, f64, v128 = 0x7F, 0x7E, 0x7D, 0x7C, 0x7B
funcref, externref, exnref = 0x70, 0x6F, 0x69
valueTypes = {name: globals()[name] for name in
              ["i32", "i64", "f32", "f64", "v128", "funcref", "externref", "exnref"]}
heapTypes = {"func": 0x70, "extern": 0x6F, "exn": 0x69, "nofunc": 0x73, "noextern": 0x72,
             "noexn": 0x74}

catchKinds = ["catch", "catch_ref", "catch_all", "catch_all_ref"]


def ref(heap, null=False):
    """(ref heap) or (ref null heap); `heap` is a name or a type index."""
    return [0x63 if null else 0x64] + ([heapTypes[heap]] if heap in heapTypes else sleb(heap))


def uleb(number):
    return list(binary.uleb(number))


def sleb(number):
    result = []
    while True:
        result.append(number & 0x7F)
        sign = number & 0x40
        number >>= 7
        if number == (-1 if sign else 0):
            return result
        result[-1] |= 0x80


def name(text):
    return vector(text.encode())


def vector(items):
    """A vector of bytes or of items that are lists of bytes."""
    items = [[item] if isinstance(item, int) else list(item) for item in items]
    return uleb(len(items)) + sum(items, [])


def signed(text, bits):
    number = int(text, 0)
    return sleb(number - (1 << bits) if number >> (bits - 1) == 1 else number)


def readOpcodes():
    """By text: the bytes of the opcode, and its immediate as written in the table."""
    table = os.path.join(os.path.dirname(__file__), "../../frontend/Opcodes.def")
    row = re.compile(r'^OP\((\w+), +(\w+), +(\w+), +"([^"]+)", *(\w+(?:\(\d+\))?),', re.M)
    opcodes = {}
    with open(table, encoding="utf-8") as file:
        for _, prefix, code, text, immediate in row.findall(file.read()):
            prefix, code = int(prefix, 16), int(code, 16)
            opcodes.setdefault(text, ([prefix] + uleb(code) if prefix else [code], immediate))
    return opcodes


opcodes = readOpcodes()


def memarg(words, accessBytes):
    options = dict(word.split("=") for word in words if "=" in word)
    align = int(options.get("align", accessBytes)).bit_length() - 1
    memory = int(options.get("memory", 0))
    return ((uleb(align | 0x40) + uleb(memory) if memory else uleb(align))
            + uleb(int(options.get("offset", "0"), 0)))


def blockType(words):
    if not words:
        return [0x40]
    if words[0].startswith("type="):
        return sleb(int(words[0][5:]))
    return [valueTypes[words[0]]]


def immediates(kind, words):
    if kind.startswith("MemArg"):
        bytes = memarg(words, int(re.search(r"\d+", kind).group()))
        return bytes + ([int(words[-1])] if kind.startswith("MemArgLane") else [])
    if kind == "BlockType":
        return blockType(words)
    if kind == "TryTable":
        clauses = [word.split(":") for word in words if ":" in word]
        return blockType(words[:len(words) - len(clauses)]) + vector(
            [[catchKinds.index(kind)] + sum((uleb(int(index)) for index in indices), [])
             for kind, *indices in clauses])
    if kind == "HeapType":
        return [heapTypes[words[0]]] if words[0] in heapTypes else sleb(int(words[0]))
    if kind == "I32Const":
        return signed(words[0], 32)
    if kind == "I64Const":
        return signed(words[0], 64)
    if kind in ("F32Const", "F64Const"):
        return list(struct.pack("<f" if kind == "F32Const" else "<d", float(words[0])))
    if kind in ("TypeTable", "Memory", "MemoryMemory", "DataMemory", "Table", "TableTable",
                "ElemTable"):
        # Indices that are left out are 0.
        count = 1 if kind in ("Memory", "Table") else 2
        return sum((uleb(int(word)) for word in (words + ["0", "0"])[:count]), [])
    if kind == "Fence":
        return [0]
    if kind == "LabelTable":
        labels = [uleb(int(word)) for word in words]
        return vector(labels[:-1]) + labels[-1]
    return sum((uleb(int(word)) for word in words), [])


def assemble(text, offsets=None):
    """The instructions as bytes; notes in `offsets` where those marked with `@` before them begin."""
    code = []
    for line in re.split("[;\n]", text):
        words = line.split()
        if not words:
            continue
        if words[0].startswith("@"):
            offsets[words.pop(0)] = len(code)
        opcode, kind = opcodes[words[0]]
        code += opcode + immediates(kind, words[1:])
    return code


def limits(min, max, address=i32, isShared=False, pageSizeLog2=None):
    flags = ((max is not None) | isShared << 1 | (address == i64) << 2
             | (pageSizeLog2 is not None) << 3)
    return ([flags] + uleb(min) + (uleb(max) if max is not None else [])
            + (uleb(pageSizeLog2) if pageSizeLog2 is not None else []))


class Module:
    def __init__(self):
        self.sections = {}
        self.hints = []
        self.importedFunctions = 0

    def add(self, section, item):
        """The index of the item, a list of bytes, among those of its section."""
        self.sections.setdefault(section, []).append(item)
        return len(self.sections[section]) - 1

    def type(self, params, results):
        return self.add(1, [0x60] + vector(params) + vector(results))

    def importFunction(self, module, field, type):
        self.importedFunctions += 1
        return self.add(2, name(module) + name(field) + [0] + uleb(type))

    def function(self, type, code, locals=(), export=None, hints=()):
        """`locals` are types; `hints` are pairs of a mark in the code and whether it is likely."""
        index = self.importedFunctions + self.add(3, uleb(type))
        offsets = {}
        declarations = vector([[1] + (local if isinstance(local, list) else [local])
                               for local in locals])
        body = declarations + assemble(code, offsets) + [0x0B]
        self.add(10, uleb(len(body)) + body)
        if hints:
            self.hints.append(uleb(index) + vector(
                [uleb(len(declarations) + offsets[mark]) + [1, isLikely]
                 for mark, isLikely in hints]))
        if export:
            self.export(export, 0, index)
        return index

    def tag(self, type):
        return self.add(13, [0] + uleb(type))

    def table(self, element, min, max=None, address=i32, init=None):
        element = element if isinstance(element, list) else [element]
        table = element + limits(min, max, address)
        return self.add(4, [0x40, 0] + table + assemble(init) + [0x0B] if init else table)

    def memory(self, min, max=None, **more):
        return self.add(5, limits(min, max, **more))

    def globalVariable(self, type, init, isMutable=False):
        type = type if isinstance(type, list) else [type]
        return self.add(6, type + [isMutable] + assemble(init) + [0x0B])

    def export(self, field, kind, index):
        return self.add(7, name(field) + [kind] + uleb(index))

    def elements(self, items, table=0, offset=None, declarative=False, type=None):
        """The items are functions, or, of a segment with a type, constant expressions."""
        mode = (3 if declarative else 1) if offset is None else 2
        place = uleb(table) + assemble(offset) + [0x0B] if mode == 2 else []
        if type is None:
            return self.add(9, [mode] + place + [0] + vector([uleb(item) for item in items]))
        type = type if isinstance(type, list) else [type]
        return self.add(9, [mode | 4] + place + type
                        + vector([assemble(item) + [0x0B] for item in items]))

    def data(self, bytes, memory=0, offset=None):
        if offset is None:
            return self.add(11, [1] + vector(bytes))
        return self.add(11, [2] + uleb(memory) + assemble(offset) + [0x0B] + vector(bytes))

    def write(self):
        """Writes the module to the file that the test's runner names."""
        bytes = [0x00, 0x61, 0x73, 0x6D, 1, 0, 0, 0]
        # By the order of the sections: the tags stand before the globals, the data count behind the
        # elements.
        for section in [1, 2, 3, 4, 5, 13, 6, 7, 8, 9, 12, 10, 11]:
            content = vector(self.sections.get(section, []))
            if section == 12 and 11 in self.sections:
                content = uleb(len(self.sections[11]))
            elif section not in self.sections:
                continue
            if section == 10 and self.hints:
                hints = name("metadata.code.branch_hint") + vector(self.hints)
                bytes += [0] + uleb(len(hints)) + hints
            bytes += [section] + uleb(len(content)) + content
        with open(sys.argv[1], "wb") as file:
            file.write(bytearray(bytes))
