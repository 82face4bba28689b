# opcodes_test.py - every row of Opcodes.def has its lowering function, and a test that names it.
import re
import unittest

import tree

# The binary format's brackets: they have no spelling of their own in folded text.
unspelled = {"End": "closes every block of every test"}


class Opcodes(unittest.TestCase):
    rows = tree.rows("frontend/Opcodes.def", "OP")

    def testTableIsRead(self):
        self.assertGreater(len(self.rows), 150)

    def testEveryRowIsLowered(self):
        source = tree.code(tree.readAll(*tree.files("lowering", "*.cpp")))
        defined = set(re.findall(r"\bFunctionLowering::lower(\w+)\(", source))
        missing = [row[0] for row in self.rows if row[0] not in defined]
        self.assertEqual(missing, [], "no FunctionLowering::lower<Name>")

    def testEveryRowIsTested(self):
        text = tree.readAll(*tree.files("tests/run", "*.wat", "*.py"),
                            *tree.files("tests/lowering", "*.wat"))
        words = set(re.findall(r"[a-z0-9_.]+", re.sub(r";;[^\n]*", "", text)))
        missing = [row[3] for row in self.rows
                   if row[3].strip('"') not in words and row[0] not in unspelled]
        self.assertEqual(missing, [], "no test in tests/run or tests/lowering names it")


if __name__ == "__main__":
    unittest.main()
