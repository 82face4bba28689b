# growth.py - fails if compiling at -O2 takes much more than linear time: growth.py SINTER GENERATOR
# SMALL LARGE, with a generator of bench/compile and two of its sizes.
import math
import os
import resource
import subprocess
import sys
import tempfile

here = os.path.dirname(os.path.abspath(__file__))
sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(here, "../../../bench/compile"))
from generators import generators  # noqa: E402

maxExponent = 1.6  # of times as short as these, on a machine that does other things


def seconds(sinter, module, folder):
    """CPU time; the less of two."""
    path = os.path.join(folder, "module.wasm")
    with open(path, "wb") as file:
        file.write(module)
    times = []
    for _ in range(2):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sinter, "build", path, "-O2", "-j1", "-o", os.path.join(folder, "image")],
                       check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(times)


sinter, name, small, large = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
with tempfile.TemporaryDirectory() as folder:
    times = [seconds(sinter, generators[name].make(size), folder) for size in (small, large)]
exponent = math.log(times[1] / times[0]) / math.log(large / small)
print("%s: %.2f s at %d, %.2f s at %d: exponent %.2f" % (name, times[0], small, times[1], large,
                                                        exponent))
if exponent > maxExponent:
    sys.exit("grows with an exponent above %g" % maxExponent)
