"""Makes a random module that imports and exports objects of every kind: for fuzz.py.

usage: fuzz_module.py SEED OUTPUT.wat

The names of imports and exports say what the host has to know, in fields between colons:

  f:NUMBER:WHAT:PARAMETERS:RESULTS  a function; WHAT it does, and behind @ to which object, which
                                    Calls.cpp relies on
  g:NUMBER:TYPE:m|c                 a global, mutable or constant
  t:NUMBER:TYPE:MIN:MAX             a table; MAX may be empty
  m:NUMBER:32|64:p|s:MIN:MAX        a memory, shared or not
  x:NUMBER:PARAMETERS               a tag

Types are letters: i32 i, i64 I, f32 f, f64 F, v128 v, funcref r, externref e. Functions with plain
names are for calls through typed entries; their types are those of Typed.cpp.
"""

import random
import sys

wat = {"i": "i32", "I": "i64", "f": "f32", "F": "f64", "v": "v128", "r": "funcref",
       "e": "externref"}
zero = {"i": "(i32.const 0)", "I": "(i64.const 0)", "f": "(f32.const 0)", "F": "(f64.const 0)",
        "v": "(v128.const i64x2 0 0)", "r": "(ref.null func)", "e": "(ref.null extern)"}
# What Typed.cpp has C types for, and which parameter each returns.
typed = {"nothing": ("", "", 0), "one": ("i", "i", 0), "mixed": ("iIfF", "I", 1),
         "many": ("iiiiiiiiiiii", "i", 11), "float": ("FFFFFFFFFFf", "F", 9),
         "reference": ("re", "e", 1)}


def types(letters, keyword):
    return "(%s %s)" % (keyword, " ".join(wat[letter] for letter in letters)) if letters else ""


def signature(params, results):
    return types(params, "param") + types(results, "result")


class Module:
    """`has64`: memories may have 64-bit indices."""

    def __init__(self, seed, has64=True):
        self.rng, self.has64 = random.Random(seed), has64
        self.imports, self.fields, self.exports = [], [], []
        self.functions, self.memories, self.tables, self.globals, self.tags = [], [], [], [], []
        self.names = 0

    def some(self, most, letters="iIfFvre"):
        return "".join(self.rng.choice(letters) for _ in range(self.rng.randint(0, most)))

    def letters(self):
        """Of parameters or results: mostly few, sometimes more than any machine has registers."""
        isLong = self.rng.random() < .2
        return self.some(self.rng.choice([1, 2, 3, 6, 24, 60] if isLong else [1, 3]))

    def number(self):
        self.names += 1
        return self.names

    def isImported(self):
        return self.rng.random() < .4

    def declare(self, kind, name, text, isImported):
        """An import, or something the module defines; all of it is exported."""
        place = self.imports if isImported else self.fields
        inner = '(import "host" "%s")' % name if isImported else ""
        place.append("(%s $n%d (export \"%s\") %s %s)" % (kind, self.names, name, inner, text))

    def add(self, what, params, results, body, name=None):
        number = self.number()
        name = name or "f:%d:%s:%s:%s" % (number, what, params, results)
        self.fields.append('(func $n%d (export "%s") %s %s)'
                           % (number, name, signature(params, results), body))
        self.functions.append((number, params, results))

    # Imports come first, so that objects have them in front.

    def addObjects(self):
        for isImported in [True, False]:
            for _ in range(self.rng.randint(0, 3)):
                self.addGlobal(isImported)
            for _ in range(self.rng.randint(0, 2)):
                self.addTable(isImported)
            for _ in range(self.rng.randint(0, 2)):
                self.addTag(isImported)
            for _ in range(self.rng.randint(0, 1 + (not isImported))):
                self.addMemory(isImported)

    def addGlobal(self, isImported):
        letter, mutable = self.rng.choice(list(wat)), self.rng.random() < .6
        number = self.number()
        type = "(mut %s)" % wat[letter] if mutable else wat[letter]
        self.declare("global", "g:%d:%s:%s" % (number, letter, "m" if mutable else "c"),
                     type + ("" if isImported else zero[letter]), isImported)
        self.globals.append((number, letter, mutable))

    def addTable(self, isImported):
        letter, least = self.rng.choice("re"), self.rng.choice([0, 1, 5, 40])
        most = self.rng.choice(["", least, least + 3, least + 100])
        number = self.number()
        self.declare("table", "t:%d:%s:%s:%s" % (number, letter, least, most),
                     "%s %s %s" % (least, most, wat[letter]), isImported)
        self.tables.append((number, letter))

    def addMemory(self, isImported):
        is64, shared = self.has64 and self.rng.random() < .25, self.rng.random() < .25
        least = self.rng.choice([0, 1, 2, 5])
        most = self.rng.choice([least, least + 1, least + 20] if shared else ["", least, least + 2])
        number = self.number()
        self.declare("memory", "m:%d:%s:%s:%s:%s" % (number, 64 if is64 else 32,
                                                     "s" if shared else "p", least, most),
                     "%s %s %s %s" % ("i64" if is64 else "", least, most, "shared" * shared),
                     isImported)
        self.memories.append((number, "I" if is64 else "i", shared))

    def addTag(self, isImported):
        number, letters = self.number(), self.some(3)
        self.declare("tag", "x:%d:%s" % (number, letters), types(letters, "param"), isImported)
        self.tags.append((number, letters))

    # Functions.

    def importFunctions(self):
        for _ in range(self.rng.randint(0, 4)):
            params, results = self.letters(), self.letters()
            if self.rng.random() < .4:
                params, results, _ = self.rng.choice(list(typed.values()))
            number = self.number()
            self.declare("func", "f:%d:import:%s:%s" % (number, params, results),
                         signature(params, results), True)
            self.functions.append((number, params, results))

    def addCalls(self):
        for number, params, results in list(self.functions):
            what, body = "forward@%d" % number, "(call $n%d %s)" % (number, gets(params))
            if self.tags and self.rng.random() < .4:
                what, body = "caught", self.caught(results, body)
            self.add(what, params, results, body)
        tables = [number for number, letter in self.tables if letter == "r"]
        for number in tables:
            params, results = self.rng.choice([(p, r) for _, p, r in self.functions] + [("", "")])
            self.add("indirect", params + "i", results,
                     "(call_indirect $n%d %s %s (local.get %d))"
                     % (number, signature(params, results), gets(params), len(params)))

    def caught(self, results, body):
        number, payload = self.rng.choice(self.tags)
        catch = "(catch $n%d %s %s)" % (number, "drop " * len(payload), zeros(results))
        if self.rng.random() < .3:
            catch = "(catch_all %s)" % self.rng.choice(["rethrow 0", zeros(results)])
        return "(try %s (do %s) %s)" % (types(results, "result"), body, catch)

    def addEchoes(self):
        for _ in range(self.rng.randint(1, 4)):
            letters = self.letters()
            self.add("echo", letters, letters, gets(letters))
        for name, (params, results, returned) in typed.items():
            callees = [number for number, p, r in self.functions if (p, r) == (params, results)]
            work = self.work()
            if callees and self.rng.random() < .7:
                work = "(call $n%d %s)" % (self.rng.choice(callees), gets(params))
                work += "(drop)" * len(results)
            self.add("", params, results, work + "(local.get %d)" % returned * len(results),
                     name=name)

    def work(self):
        """Something that may trap, or not."""
        choices = ["", "(unreachable)", "(nop)"]
        choices += ["(drop (%s.load (%s.const %d)))"
                    % (self.rng.choice(list(wat.values())[:4]), wat[memory[1]],
                       self.rng.choice([0, 65532, 65533, -4])) for memory in self.memories[:1]]
        choices += ["(throw $n%d %s)" % (number, zeros(letters)) for number, letters in self.tags]
        return self.rng.choice(choices)

    def addMemoryFunctions(self):
        for number, a, _ in self.memories[:1]:  # others have no short syntax
            word = {"i": "i32", "I": "i64"}[a]
            self.add("load@%d" % number, a, "i", "(i32.load (local.get 0))")
            self.add("vector", a, "v", "(v128.load offset=100 (local.get 0))")
            self.add("store@%d" % number, a + "I", "",
                     "(i64.store offset=65535 (local.get 0) (local.get 1))")
            self.add("size@%d" % number, "", a, "(memory.size)")
            self.add("grow@%d" % number, a, a, "(memory.grow (local.get 0))")
            self.add("fill", a + "i" + a, "", "(memory.fill %s)" % gets("aaa"))
            self.add("copy", a + a + a, "", "(memory.copy %s)" % gets("aaa"))
            self.add("init", a + "ii", "", "(memory.init $data %s)" % gets("aaa"))
            self.add("loop", a + "i", "I",
                     """(local $sum i64)
  (loop $l (local.set $sum (i64.add (local.get $sum) (i64.load (local.get 0))))
    (local.set 0 (%s.add (local.get 0) (%s.const 8)))
    (br_if $l (local.tee 1 (i32.and (i32.const 0xfffff)
                                    (i32.sub (local.get 1) (i32.const 1))))))
  (local.get $sum)""" % (word, word))
            self.add("notify", a + "i", "i", "(memory.atomic.notify (local.get 0) (local.get 1))")
            # At most a millisecond.
            self.add("wait", a + "iI", "i", "(memory.atomic.wait32 (local.get 0) (local.get 1) "
                     "(i64.and (local.get 2) (i64.const 0xfffff)))")
        self.fields.append('(data $data "some bytes to copy from")')
        if self.memories:
            self.add("drop", "", "", "(data.drop $data)")

    def addTableFunctions(self):
        declared = " ".join("$n%d" % number for number, _, _ in self.functions)
        self.fields.append("(elem declare func %s)" % declared)
        self.fields.append("(elem $some func %s)" % declared)
        for number, letter in self.tables:
            self.add("tget@%d" % number, "i", letter, "(table.get $n%d (local.get 0))" % number)
            self.add("tset@%d" % number, "i" + letter, "",
                     "(table.set $n%d %s)" % (number, gets("ii")))
            self.add("tgrow@%d" % number, letter + "i", "i",
                     "(table.grow $n%d %s)" % (number, gets("ii")))
            self.add("tfill", "i" + letter + "i", "",
                     "(table.fill $n%d %s)" % (number, gets("iii")))
            self.add("tcopy", "iii", "",
                     "(table.copy $n%d $n%d %s)" % (number, number, gets("iii")))
            if letter == "r":
                self.add("tinit", "iii", "", "(table.init $n%d $some %s)" % (number, gets("iii")))

    def addRest(self):
        for number, letter, mutable in self.globals:
            self.add("gget@%d" % number, "", letter, "(global.get $n%d)" % number)
            if mutable:
                self.add("gset@%d" % number, letter, "", "(global.set $n%d (local.get 0))" % number)
        for number, letters in self.tags:
            self.add("throw@%d" % number, letters, "", "(throw $n%d %s)" % (number, gets(letters)))
        self.add("refer", "", "r", "(ref.func $n%d)" % self.rng.choice(self.functions)[0])
        self.add("divide", "ii", "i", "(i32.div_s (local.get 0) (local.get 1))")
        self.add("deep", "i", "i", "(i32.add (i32.const 1) (call $n%d (local.get 0)))"
                 % (self.names + 1))

    def addEndless(self):
        """The host alone calls it: no other function, and no table."""
        self.add("endless", "", "", "(loop $l (br $l))")

    def addStart(self):
        if self.rng.random() < .3:
            self.fields.append("(func $start %s)" % self.work())
            self.fields.append("(start $start)")
        for number, letter in self.tables:
            if letter == "r" and self.rng.random() < .6:
                listed = [str(self.rng.choice(self.functions[:-1])[0])
                          for _ in range(self.rng.randint(0, 6))]
                self.fields.append("(elem (table $n%d) (i32.const 0) func %s)"
                                   % (number, " ".join("$n" + each for each in listed)))
        for _, letter, _ in self.memories[:1]:
            self.fields.append('(data (%s.const %d) "these bytes")'
                               % (wat[letter], self.rng.choice([0, 8, 65530])))

    def text(self):
        self.importFunctions()
        self.addObjects()
        self.addRest()
        self.addMemoryFunctions()
        self.addEchoes()
        self.addCalls()
        self.addTableFunctions()
        self.addEndless()
        self.addStart()
        return "(module\n%s)\n" % "\n".join(self.imports + self.fields)


def gets(params):
    return " ".join("(local.get %d)" % i for i in range(len(params)))


def zeros(letters):
    return " ".join(zero[letter] for letter in letters)


if __name__ == "__main__":
    with open(sys.argv[2], "w") as file:
        file.write(Module(int(sys.argv[1])).text())
