# documents_test.py - what the documents name exists.
import re
import unittest

import tree

documents = (sorted(tree.root.glob("*.md")) + tree.files("docs", "*.md")
             + [tree.root / name / "README.md" for name in ["examples", "targets", "tests/run", "tests/software",
                                                         "tests/wasi"]])


class Documents(unittest.TestCase):
    def testLinksLead(self):
        for path in documents:
            for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", tree.read(path)):
                self.assertTrue((path.parent / target).exists() or (tree.root / target).exists(),
                                "%s links to %s" % (tree.name(path), target))

    def testPathsExist(self):
        # A path in backquotes that begins with one of our folders. <...> and * are patterns.
        pattern = re.compile(r"`((?:%s)/[^`\s]*)`" % "|".join(re.escape(f) for f in tree.folders))
        for path in documents:
            for target in pattern.findall(tree.read(path)):
                if re.search(r"[<>*{}…]|NNNN", target):
                    continue
                self.assertTrue((tree.root / target).exists(),
                                "%s names %s" % (tree.name(path), target))

    def testNoMachinePaths(self):
        pattern = re.compile(r"(?<![\w.])/(?:home|root|Users|work|tmp/[a-z]*build)/")
        for path in tree.everything():
            if path.suffix in {".wasm", ".ppm"} or path == pathOfThisTest:
                continue
            match = pattern.search(tree.read(path))
            self.assertIsNone(match, tree.name(path))


pathOfThisTest = tree.root / "tests/meta/documents_test.py"

if __name__ == "__main__":
    unittest.main()
