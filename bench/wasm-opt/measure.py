# measure.py [--runs N] SINTER MODULE... - what --wasm-opt and --stack-check cost and bring, in CPU
# time to build and to run, and in bytes. The figures of docs/wasm-opt.md.
#
# Each module is built with -O2 in each way and run; ways take turns, and what is printed are medians.
# The first way is what the others are compared with. Modules are kernels of bench/kernels, which are
# told to run for 300 ms and report their best time, or programs that do one thing.
import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile

allWays = [[], ["--wasm-opt=2"], ["--wasm-opt=4"], ["--wasm-opt=z"], ["--stack-check"]]


def cpuTime(command):
    """Seconds of CPU time of a command and its children."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def runTime(image):
    """Milliseconds of a kernel's repetition, or of CPU time of all."""
    output = subprocess.run([image, "300"], stdin=subprocess.DEVNULL, capture_output=True, text=True,
                            check=True).stdout
    best = re.search(r" best (\d+) ", output)
    return int(best[1]) / 1e6 if best else cpuTime([image]) * 1e3


def isPossible(sinter, module, way):
    """Whether it can be built so: not all modules have a stack that can be checked."""
    return subprocess.run([sinter, "build", module, "-O0", *way, "-o", "/dev/null"],
                          capture_output=True).returncode == 0


def measure(sinter, module, runs, folder):
    ways = [way for way in allWays if isPossible(sinter, module, way)]
    images = [os.path.join(folder, str(i)) for i in range(len(ways))]
    builds, times = [[] for way in ways], [[] for way in ways]
    for turn in range(runs):
        for i, way in enumerate(ways):
            builds[i].append(cpuTime([sinter, "build", module, "-O2", "-j1", *way, "-o", images[i]]))
        for i in range(len(ways)):
            times[i].append(runTime(images[i]))
    print("%s, %d bytes" % (os.path.basename(module), os.path.getsize(module)))
    first = None
    for i, way in enumerate(ways):
        row = [statistics.median(builds[i]), os.path.getsize(images[i]), statistics.median(times[i])]
        first = first or row
        print("  %-14s build %6.2f s %5.2f   size %8d %5.2f   run %8.3f ms %5.2f" % (
            " ".join(way) or "-O2", row[0], row[0] / first[0], row[1], row[1] / first[1],
            row[2], row[2] / first[2]), flush=True)


def main():
    arguments, runs = sys.argv[1:], 5
    if arguments[:1] == ["--runs"]:
        runs, arguments = int(arguments[1]), arguments[2:]
    if len(arguments) < 2:
        sys.exit("usage: measure.py [--runs N] SINTER MODULE...")
    with tempfile.TemporaryDirectory() as folder:
        for module in arguments[1:]:
            measure(os.path.abspath(arguments[0]), module, runs, folder)


main()
