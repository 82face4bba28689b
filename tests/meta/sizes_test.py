# sizes_test.py - files stay readable: their sizes, their first line, their width.
import re
import unittest

import tree

sourcePatterns = ["*.h", "*.cpp", "*.c", "*.S", "*.py"]


class Sizes(unittest.TestCase):
    def testNoFileIsTooLong(self):
        for path in tree.everything():
            lines = tree.read(path).count("\n")
            if path.suffix not in {".def", ".wat", ".yaml"} and path.name != "LICENSE":
                self.assertLessEqual(lines, 1000, tree.name(path))

    def testDocumentsStayShort(self):
        for name, limit in [("README.md", 120), ("ARCHITECTURE.md", 300)]:
            self.assertLess(tree.read(tree.root / name).count("\n"), limit, name)
        for path in tree.files("docs/adr", "*.md"):
            self.assertLessEqual(tree.read(path).count("\n"), 70, tree.name(path))

    def testSourcesSayWhatTheyAreFor(self):
        for folder in ["frontend", "lowering", "codegen", "targets", "driver", "rt-lib", "tests",
                       "examples"]:
            for path in tree.files(folder, *sourcePatterns, "*.def"):
                if "run" in path.parts and path.suffix in {".c", ".cpp", ".py"}:
                    continue  # their first line says what the test shows
                if path.suffix == ".py" and tree.read(path).startswith('"""'):
                    continue
                first = tree.read(path).split("\n", 1)[0]
                self.assertRegex(first, r"^(//|#|/\*) %s\b.* - \S" % re.escape(path.name),
                                 tree.name(path))

    def testLinesFit(self):
        for folder in ["frontend", "lowering", "codegen", "targets", "driver", "rt-lib", "scripts"]:
            for path in tree.files(folder, *sourcePatterns):
                for number, line in enumerate(tree.read(path).split("\n"), 1):
                    self.assertLessEqual(len(line), 110, "%s:%d" % (tree.name(path), number))


if __name__ == "__main__":
    unittest.main()
