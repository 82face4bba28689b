"""Builds a module as both kinds of library in every bounds mode, and runs a host with each.

usage: every_mode.py SINTER TARGET COMPILER : [EMULATOR...] : MODULE.wasm HOST.c [MODE...]
  The header has the module's name. The host must exit with status 42 and print nothing on
  standard error. MODE: only those, of guard, check and clamp.
"""

import os
import subprocess
import sys

words = sys.argv[1:]
first = words.index(":")
second = words.index(":", first + 1)
sinter, target, *compiler = words[:first]
emulator = words[first + 1:second]
module, host, *modes = words[second + 1:]
name = module.removesuffix(".wasm")

subprocess.run([sinter, "build", module, "--emit", "header"], check=True)
for bounds in modes or ["guard", "check", "clamp"]:
    for level in ["0", "2"]:
        for kind, library in [("lib", name + ".a"), ("shared", "lib%s.so" % name)]:
            subprocess.run([sinter, "build", module, "--target", target, "--emit", kind, "-o", library,
                            "--bounds", bounds, "-O" + level], check=True)
            subprocess.run([*compiler, host, "./" + library, "-Wl,-rpath," + os.getcwd(), "-lpthread",
                            "-o", "host"], check=True)
            result = subprocess.run([*emulator, "./host", bounds], timeout=100, capture_output=True,
                                    text=True)
            if result.returncode != 42 or result.stderr:
                sys.exit("--emit %s --bounds %s -O%s: status %d\n%s"
                         % (kind, bounds, level, result.returncode, result.stderr))
