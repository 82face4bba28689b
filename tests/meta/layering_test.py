# layering_test.py - who may include what: frontend <- lowering <- codegen <- driver.
import re
import unittest

import tree

# Folder -> what its includes in quotes may begin with. A longer prefix is as good as a shorter one.
# The one header that codegen takes from rt-lib holds the embedded bytes; targets reports errors
# with LLVM's own types, and so needs nothing of the frontend.
allowed = {
    "frontend": ["frontend/", "llvm/ADT/", "llvm/Support/"],
    "targets": ["targets/", "llvm/ADT/", "llvm/Support/", "llvm/TargetParser/"],
    "lowering": ["frontend/", "lowering/", "targets/", "llvm/ADT/", "llvm/Support/", "llvm/IR/",
                 "llvm/Analysis/", "llvm/BinaryFormat/", "llvm/ProfileData/",
                 "llvm/TargetParser/", "llvm/Transforms/Utils/"],
    "codegen": ["frontend/Diagnostic.h", "codegen/", "targets/", "rt-lib/Embedded.h", "llvm/",
                "lld/"],
    "driver": ["driver/", "codegen/", "lowering/Lowering.h", "lowering/Interface.h", "frontend/", "targets/", "llvm/"],
}

# What the runtime library shares with the compiler.
sharedTables = {"lowering/Traps.def", "lowering/Runtime.def", "lowering/Instance.def",
                "lowering/Strategies.def", "lowering/Wasi.def"}


def includes(path):
    return re.findall(r'^\s*#\s*include\s+(["<][^">]+)[">]', tree.read(path), re.MULTILINE)


class Layering(unittest.TestCase):
    def testFoldersKeepTheirPlace(self):
        for folder, prefixes in allowed.items():
            paths = tree.files(folder, "*.h", "*.cpp", "*.def")
            self.assertTrue(paths, folder)
            for path in paths:
                for include in includes(path):
                    if include.startswith('"'):
                        self.assertTrue(include[1:].startswith(tuple(prefixes)),
                                        "%s includes %s" % (tree.name(path), include[1:]))

    def testRuntimeLibraryStandsAlone(self):
        standard = {"<stdint.h", "<stddef.h", "<stdbool.h"}
        for path in tree.files("rt-lib", "*.c", "*.h", "*.S", "*.def"):
            if path.name == "Embedded.h":
                continue
            for include in includes(path):
                where = "%s includes %s" % (tree.name(path), include[1:])
                if include.startswith("<"):
                    self.assertIn(include, standard, where)
                elif "/" in include and include[1:].startswith(tuple(allowed)):
                    self.assertIn(include[1:], sharedTables, where)

    def testTheLauncherStandsAlone(self):
        for path in tree.files("driver/launcher", "*.h", "*.cpp"):
            for include in includes(path):
                if include.startswith('"'):
                    self.assertTrue(include[1:].startswith("driver/launcher/"),
                                    "%s includes %s" % (tree.name(path), include[1:]))

    def testOnlyTheDriverPrints(self):
        for folder in ["frontend", "lowering", "codegen", "targets"]:
            for path in tree.files(folder, "*.cpp", "*.h"):
                self.assertNotRegex(tree.code(tree.read(path)), r"\b(errs|outs)\(\)|\bstd::c(out|err)\b",
                                    tree.name(path))

    def testNoGatheringFolders(self):
        for folder in ["util", "utils", "common", "support"]:
            self.assertFalse((tree.root / folder).exists(), folder)


if __name__ == "__main__":
    unittest.main()
