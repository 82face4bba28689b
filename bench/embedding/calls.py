#!/usr/bin/env python3
"""What a call of a module's function costs, in every bounds mode, next to one by a C pointer.

usage: calls.py SINTER [COMPILER]
"""

import os
import subprocess
import sys
import tempfile

sinter = os.path.abspath(sys.argv[1])
compiler = sys.argv[2] if len(sys.argv) > 2 else "clang-22"
here = os.path.dirname(os.path.abspath(__file__))
include = os.path.join(here, "../../rt-lib/include")
with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    subprocess.run(["wat2wasm", here + "/calls.wat"], check=True)
    subprocess.run([sinter, "build", "calls.wasm", "--emit", "header"], check=True)
    for kind, library in [("lib", "calls.a"), ("shared", "calls.so")]:
        for bounds in ["guard", "uffd", "check", "clamp", "none"]:
            subprocess.run([sinter, "build", "calls.wasm", "--emit", kind, "--bounds", bounds],
                           check=True, stderr=subprocess.DEVNULL)
            subprocess.run([compiler, "-O2", "-I.", "-I", include, here + "/calls.c", "./" + library,
                            "-o", "host"], check=True)
            print("--emit %s --bounds %s" % (kind, bounds), flush=True)
            subprocess.run(["./host"], check=True)
