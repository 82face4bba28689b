"""Builds modules as shared objects in every bounds mode at several levels, and runs a host on each.

usage: every_mode.py SINTER TARGET [EMULATOR...] : MODULE.wasm... : HOST [TEST...]
  HOST is called with the shared objects and TEST, once for each, and must exit with status 42.
"""

import subprocess
import sys


def split(words):
    first = words.index(":")
    second = words.index(":", first + 1)
    return words[:first], words[first + 1:second], words[second + 1:]


(sinter, target, *emulator), modules, (host, *tests) = split(sys.argv[1:])
objects = ["./" + module.removesuffix(".wasm") + ".so" for module in modules]
for bounds in ["guard", "check"]:
    for level in ["0", "2", "z"]:
        for module, output in zip(modules, objects):
            subprocess.run([sinter, "build", module, "--target", target, "--emit", "shared",
                            "--bounds", bounds, "-O" + level, "-o", output], check=True)
        for test in tests:
            result = subprocess.run([*emulator, host, *objects, test], timeout=100,
                                    capture_output=True, text=True)
            if result.returncode != 42 or result.stderr:
                sys.exit("%s, --bounds %s -O%s: status %d\n%s"
                         % (test, bounds, level, result.returncode, result.stderr))
