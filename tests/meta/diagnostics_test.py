# diagnostics_test.py - every message about a module is shown by a test.
#
# A message is a string literal of the sources below that reads like one: words with spaces between
# them. It counts as tested when a test holds it up to its first variable part.
import re
import unittest

import tree

sources = tree.files("frontend", "*.cpp") + [tree.root / "lowering/Program.cpp"]

# Text -> why no test can show it.
exempt = {
}


def messages(path):
    text = tree.code(tree.read(path))
    text = re.sub(r'"\s*\n\s*"', "", text)           # adjacent literals are one
    text = re.sub(r"^#.*$", "", text, flags=re.MULTILINE)
    text = re.sub(r"assert\(.*?\);|llvm_unreachable\(.*?\);", "", text, flags=re.DOTALL)
    for literal in re.findall(r'"((?:\\.|[^"\\])*)"', text):
        literal = literal.replace('\\"', '"').replace("\\\\", "\\").strip()
        if re.match(r"^[a-z0-9\"\\].*[a-z].* .*[a-z]", literal) and len(literal) > 12:
            yield literal


class Diagnostics(unittest.TestCase):
    maxDiff = None
    tests = tree.readAll(*tree.files("tests/diagnostics"), *tree.files("tests/frontend"),
                         *tree.files("tests/driver"), *tree.files("tests/run", "*.test"),
                         *tree.files("tests/unit", "*.cpp"))
    tests = re.sub(r'"\s*\n\s*"', "", tests).replace('\\"', '"')

    def testEveryMessageHasATest(self):
        found = [(tree.name(path), message) for path in sources for message in messages(path)]
        self.assertGreater(len(found), 40)
        missing = ["%s: %s" % (path, message) for path, message in found
                   if message not in self.tests and message not in exempt]
        self.assertEqual(missing, [])

    def testExemptionsAreNeeded(self):
        self.assertEqual([message for message in exempt if message in self.tests], [])

    def testEveryLaterProposalIsNamed(self):
        later = [row[1].strip('"') for row in tree.rows("frontend/Proposals.def", "PROPOSAL")
                 if row[2] == "Later"]
        self.assertIn("gc", later)
        missing = [text for text in later
                   if not re.search("needs proposal '%s'" % re.escape(text), self.tests)]
        self.assertEqual(missing, [], "no test shows \"needs proposal '…'\"")


if __name__ == "__main__":
    unittest.main()
