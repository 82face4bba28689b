# truncate.py SINTER MODULE - builds every proper prefix of a module; each must be refused in one
# line with status 1, unless it happens to be a module, and no output may appear.
import os
import subprocess
import sys

sinter, path = sys.argv[1:]
module = open(path, "rb").read()
refused = 0
for size in range(len(module)):
    with open("cut.wasm", "wb") as file:
        file.write(module[:size])
    result = subprocess.run([sinter, "build", "cut.wasm", "-O0", "--emit", "module", "-o", "out"],
                            capture_output=True, text=True)
    if result.returncode == 0:
        os.remove("out")
        continue
    refused += 1
    if (result.returncode != 1 or result.stdout or result.stderr.count("\n") != 1
            or not result.stderr.startswith("cut.wasm:") or os.path.exists("out")):
        sys.exit("after %d bytes: status %d, %r" % (size, result.returncode, result.stderr))
# Few cuts can fall between sections; most must have been refused.
if refused < len(module) * 0.9:
    sys.exit("only %d of %d prefixes were refused" % (refused, len(module)))
