"""wasi_test.py - every function of WASI has cases, and docs/wasi.md tells of them truly.

usage: wasi_test.py [--update]
  --update  writes the table in docs/wasi.md anew

The last column of the table, known limits, is written by hand and kept.
"""

import collections
import re
import sys
import unittest

import tree

document = tree.root / "docs/wasi.md"
folder = tree.root / "tests/wasi"
begin, end = "<!-- table: tests/meta/wasi_test.py --update -->\n", "<!-- end of table -->\n"
header = ["function", "implemented", "x86-64", "AArch64", "RISC-V 64", "`wasi_unstable`", "node",
          "errno in the cases", "tested in `tests/wasi`", "known limits"]
fewestCases = 300

# What the first word of a process's arguments is a case of.
processFunctions = {"exit": "proc_exit", "return": "proc_exit", "nested": "proc_exit",
                    "raise": "proc_raise"}

call = re.compile(r'\bexpect(?:_value)?\(\s*"([^"]*)",\s*([^,]*)')
errnos = set(re.findall(r"\bE[A-Z0-9]+\b", tree.read(folder / "support/wasi.h")))


class File:
    """A test: its cases as (function, name, errno or None), and where it runs."""

    def __init__(self, path):
        text = tree.read(path)
        self.name = path.name
        self.cases = [(name.partition(":")[0], name, errno if errno in errnos else None)
                      for name, errno in call.findall(text)]
        for arguments in re.findall(r"^// CASE: (.*) =>", text, re.MULTILINE):
            self.cases.append((processFunctions[arguments.split()[0]], arguments, None))
        self.isForNode = not re.search(r"^// ENGINES: sinter\b", text, re.MULTILINE)
        self.isForUnstable = not re.search(r"^// UNSTABLE: no\b", text, re.MULTILINE)

    def count(self, function):
        return sum(case[0] == function for case in self.cases)


files = [File(path) for path in tree.files("tests/wasi", "*.c")
         if path.parent == folder]
functions = [row[0] for row in tree.rows("lowering/Wasi.def", "WASI")]
lacking = [row[0] for row in tree.rows("lowering/Wasi.def", "WASI_UNSTABLE_LACKS")]
bodies = tree.readAll(*tree.files("rt-lib/wasi", "*.c"))


def differences():
    """(engine, file, case) of each difference that is known."""
    engine, found = None, []
    for line in tree.read(folder / "differences.txt").split("\n"):
        heading = re.match(r"\[(\S+)\] \S", line)
        if heading:
            engine = heading.group(1)
        elif line.startswith("  "):
            found.append((engine, *line.strip().split(" ", 1)))
    return found


def row(function, limits):
    own = [file for file in files if file.count(function)]
    total = sum(file.count(function) for file in own)
    unstable = sum(file.count(function) for file in own if file.isForUnstable)
    node = sum(file.count(function) for file in own if file.isForNode)
    names = {name: [case[1] for case in file.cases if case[0] == function]
             for file in own for name in [file.name]}
    other = sum(engine == "node" and case in names.get(name, [])
                for engine, name, case in differences())
    errors = sorted({case[2][1:] for file in own for case in file.cases
                     if case[0] == function and case[2]})
    return ["`%s`" % function,
            "yes" if re.search(r"\bsinter_wasi_%s\(" % function, bodies) else "NO",
            str(total), str(total), str(total),
            "absent" if function in lacking else str(unstable),
            "%d, %d differ" % (node, other) if other else str(node),
            " ".join(errors) or "none", " ".join(file.name[:-2] for file in own), limits]


def table(limits):
    rows = [header, ["---"] * len(header)]
    rows += [row(function, limits.get(function, "")) for function in functions]
    return "".join("| %s |\n" % " | ".join(cells) for cells in rows)


def readTable():
    """The table of the document, and the limits of each function."""
    text = tree.read(document)
    found = text[text.index(begin) + len(begin):text.index(end)]
    cells = [re.split(r" \| ", line.strip()[2:-2]) for line in found.split("\n") if line]
    limits = {line[0].strip("`"): line[-1].strip() for line in cells if len(line) == len(header)}
    return found, limits


class Wasi(unittest.TestCase):
    maxDiff = None

    def testTableIsTrue(self):
        found, limits = readTable()
        self.assertEqual(found, table(limits), "run tests/meta/wasi_test.py --update")

    def testEveryFunctionIsImplementedAndTested(self):
        self.assertEqual(len(functions), 46)
        for function in functions:
            self.assertRegex(bodies, r"\bsinter_wasi_%s\(" % function)
            self.assertGreater(sum(file.count(function) for file in files), 1, function)

    def testCasesAreMany(self):
        self.assertGreaterEqual(sum(len(file.cases) for file in files), fewestCases)

    def testCasesAreNamedOnceAndForAFunction(self):
        for file in files:
            names = collections.Counter(case[1] for case in file.cases)
            self.assertEqual([name for name, count in names.items() if count > 1], [], file.name)
            self.assertEqual({case[0] for case in file.cases} - set(functions), set(), file.name)

    def testDifferencesAreOfCases(self):
        cases = {(file.name, case[1]) for file in files for case in file.cases}
        unknown = [entry for entry in differences() if entry[1:] not in cases]
        self.assertEqual(unknown, [])


if __name__ == "__main__":
    if sys.argv[1:] == ["--update"]:
        before, rest = tree.read(document).split(begin)
        _, limits = readTable()
        document.write_text(before + begin + table(limits) + end + rest.split(end)[1],
                            encoding="utf-8")
    else:
        unittest.main()
