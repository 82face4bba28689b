# measure.py <sinter> - what not throwing costs in each of the ways of kernels.py, and what a throw
# costs in Sinter's, by the number of frames. The figures of docs/adr/0015-exceptions-by-tables.md.
#
# Instructions are callgrind's counts. Times are user times; ratios are of interleaved runs, medians.

import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile

from kernels import kernels, variants

here = os.path.dirname(os.path.abspath(__file__))


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True)


def userTime(*command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    run(*command)
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before


def instructions(*command):
    output = run("valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *command).stderr
    return int(re.search(r"refs:\s+([\d,]+)", output).group(1).replace(",", ""))


def build(variant):
    with open(variant + ".ll", "w") as file:
        file.write(kernels(variant))
    run("opt-22", "-O2", variant + ".ll", "-o", variant + ".bc")
    run("llc-22", "-O2", "-relocation-model=pic", "-align-all-functions=6", "-filetype=obj",
        variant + ".bc", "-o", variant + ".o")
    run("clang-22", "-O1", os.path.join(here, "main.c"), variant + ".o", "-o", variant)
    text = re.search(r"^\.text\s+(\d+)", run("size", "-A", variant + ".o").stdout, re.M).group(1)
    print("%-9s %s bytes of code" % (variant, text))


def measureKernels():
    for variant in variants:
        build(variant)
    for kernel, few, many in [("loop", 2000000, 200000000), ("indirect", 2000000, 150000000),
                              ("fib", 10, 2000)]:
        count = {v: instructions("./" + v, kernel, str(few)) for v in variants}
        times = [{v: userTime("./" + v, kernel, str(many)) for v in variants} for _ in range(9)]
        for v in variants:
            ratio = statistics.median(time[v] / time["table"] for time in times)
            print("%-9s %-9s instructions %.3f, time %.3f"
                  % (kernel, v, count[v] / count["table"], ratio))


def measureThrows(sinter):
    run("wat2wasm", "--enable-exceptions", os.path.join(here, "throw.wat"), "-o", "throw.wasm")
    run(sinter, "build", "throw.wasm", "-O2", "--invoke", "run", "-o", "throw")
    for depth, count in [(0, 1000000), (1, 1000000), (10, 300000), (100, 30000), (1000, 3000)]:
        time = min(userTime("./throw", str(depth), str(count)) for _ in range(5)) / count
        print("%5d frames: %8.3f us per throw" % (depth + 1, time * 1e6))


sinter = os.path.abspath(sys.argv[1])
with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    measureKernels()
    measureThrows(sinter)
