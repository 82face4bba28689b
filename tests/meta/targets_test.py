# targets_test.py - every target file is complete and names things that exist.
import json
import unittest

import tree


class Targets(unittest.TestCase):
    def testFilesAreComplete(self):
        paths = tree.files("targets", "*.json")
        self.assertGreaterEqual(len(paths), 3)
        keys = None
        for path in paths:
            target = json.loads(tree.read(path))
            self.assertEqual(target["name"], path.stem)
            keys = keys or set(target)
            self.assertEqual(set(target), keys, tree.name(path))
            for folder in ["rt-lib/arch/" + target["architecture"], "rt-lib/os/" + target["os"],
                           "linker-script/" + target["linkerScript"],
                           "linker-script/" + target["sharedLinkerScript"],
                           "linker-script/" + target["libraryLinkerScript"]]:
                self.assertTrue((tree.root / folder).exists(), "%s: %s" % (path.stem, folder))
            self.assertTrue(target["run"] and all(isinstance(word, str) for word in target["run"]))

    def testArchitecturesHaveTheSameFiles(self):
        folders = [path for path in (tree.root / "rt-lib/arch").iterdir() if path.is_dir()]
        contents = {tuple(sorted(file.name for file in folder.iterdir())) for folder in folders}
        self.assertEqual(len(contents), 1, contents)


if __name__ == "__main__":
    unittest.main()
