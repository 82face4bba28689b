"""Random programs, built in every way and run: all must behave alike, and like V8.

usage: differential.py --sinter SINTER --generator SINTER-GENERATE-MODULE [options]

Each seed is one module. Compared are what the program writes (checksums of all it computes), its
exit status, and the line about its trap: without the position for optimised code, where the
optimiser may have merged code; with it at -O0. A seed that disagrees is reported in a few lines
and its module kept; by hand, a single one is run with --seed N --count 1.
"""

import argparse
import concurrent.futures
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

TRAP = 134
HERE = os.path.dirname(os.path.abspath(__file__))

# How V8 words a trap -> how the specification does. V8 does not tell some of them apart.
V8_WORDS = {
    "unreachable": {"unreachable"},
    "memory access out of bounds": {"out of bounds memory access"},
    "table index is out of bounds": {"out of bounds table access", "undefined element"},
    "table access out of bounds": {"out of bounds table access"},
    "element segment out of bounds": {"out of bounds table access"},
    "null function or function signature mismatch": {"uninitialized element",
                                                     "indirect call type mismatch"},
    "divide by zero": {"integer divide by zero"},
    "remainder by zero": {"integer divide by zero"},
    "divide result unrepresentable": {"integer overflow"},
    "float unrepresentable in integer range": {"integer overflow",
                                               "invalid conversion to integer"},
    "data segment": {"out of bounds memory access"},
    "table initializer": {"out of bounds table access"},
}


class Variant:
    """One way to build and run a module."""

    def __init__(self, level, bounds, target="x86_64-linux", runner=()):
        self.level, self.bounds, self.target, self.runner = level, bounds, target, list(runner)
        self.name = "%s %s %s" % (target, bounds, level)
        self.isExact = level == "-O0"  # reports the position of the trap itself


class Outcome:
    """What a run showed."""

    def __init__(self, output, status, trap=None, place=None):
        self.output, self.status = output, status
        self.trap = trap    # the set of wordings that are right, or None
        self.place = place  # (function, module offset) of the trap, or None if it has none

    def __str__(self):
        text = "%d lines, exit %s" % (self.output.count("\n"), self.status)
        if self.trap:
            text += ", " + " or ".join(sorted(self.trap))
        if self.place:
            text += " in function %d at 0x%x" % self.place
        return text


def parseOutcome(result):
    trap = place = None
    line = re.fullmatch(r'sinter: trap: ([a-z ]+?)'
                        r'(?: in function (\d+)(?: "[^"]*")?(?: at 0x([0-9a-f]+))?)?\n',
                        result.stderr)
    if line:
        trap = {line.group(1)}
        if line.group(3):
            place = int(line.group(2)), int(line.group(3), 16)
    elif result.stderr:
        trap = {result.stderr.strip()}
    return Outcome(result.stdout, result.returncode, trap, place)


def findNode():
    """The path of a node whose V8 has tail calls (version 20 on), or None."""
    node = shutil.which("node")
    if not node:
        return None
    version = subprocess.run([node, "--version"], capture_output=True, text=True).stdout
    major = re.match(r"v(\d+)\.", version)
    return node if major and int(major.group(1)) >= 20 else None


def runV8(node, module):
    """The outcome in V8, or None where it cannot be asked."""
    # Its baseline compiler only: the optimising one lets signalling NaNs through some arithmetic.
    flags = ["--liftoff", "--no-wasm-tier-up", "--no-wasm-dynamic-tiering",
             "--experimental-wasm-extended-const"]
    result = subprocess.run([node, *flags, HERE + "/reference.js", module],
                            capture_output=True, text=True, timeout=60)
    try:
        end = json.loads(result.stderr)
    except ValueError:
        raise RuntimeError("node: " + result.stderr.strip()[-300:])
    message = end.get("message")
    if message is None:
        return Outcome(result.stdout, end["status"])
    if "call stack size" in message:
        return None
    words = next((words for key, words in V8_WORDS.items() if key in message), {message})
    place = (end["function"], end["offset"]) if end["offset"] is not None else None
    return Outcome(result.stdout, TRAP, words, place)


def differences(expected, outcome, comparesPlaces):
    """What of `outcome` is not as expected, in words."""
    found = []
    if outcome.output != expected.output:
        pairs = zip(expected.output.split("\n"), outcome.output.split("\n"))
        line = next((i for i, (one, other) in enumerate(pairs) if one != other), -1)
        found.append("output from line %d" % line)
    if outcome.status != expected.status:
        found.append("status")
    if bool(outcome.trap) != bool(expected.trap) or \
            (outcome.trap and not outcome.trap & expected.trap):
        found.append("trap")
    elif comparesPlaces and outcome.place != expected.place:
        found.append("position")
    return found


class Tester:
    def __init__(self, arguments):
        self.arguments = arguments
        self.node = findNode()
        self.variants = [Variant(level, bounds)
                         for level in ["-O0", "-O2"] for bounds in ["guard", "check"]]
        self.small = [Variant("-Os", "guard"), Variant("-O3", "check")]
        self.foreign = [Variant(level, bounds, target + "-linux", [shutil.which("qemu-" + target)])
                        for target in ["aarch64", "riscv64"] if shutil.which("qemu-" + target)
                        for level, bounds in [("-O0", "guard"), ("-O2", "check"), ("-O2", "guard")]]

    def variantsFor(self, seed):
        """All four on this machine; further ones for some of the seeds."""
        chosen = list(self.variants)
        if seed % 4 == 0:
            chosen += self.small
        if self.foreign and seed % self.arguments.foreign_every == 1:
            start = seed // self.arguments.foreign_every % len(self.foreign)
            chosen += [self.foreign[start], self.foreign[start - len(self.foreign) // 2]]
        return chosen

    def runVariant(self, variant, module, folder):
        program = os.path.join(folder, "program")
        build = subprocess.run([self.arguments.sinter, "build", module, "-o", program, "-j1",
                                variant.level, "--bounds", variant.bounds,
                                "--target", variant.target],
                               capture_output=True, text=True, timeout=120)
        if build.returncode != 0:
            raise RuntimeError("%s: build: %s" % (variant.name, build.stderr.strip()[-500:]))
        result = subprocess.run([*variant.runner, program], capture_output=True, text=True,
                                timeout=60, stdin=subprocess.DEVNULL)
        return parseOutcome(result)

    def compare(self, seed, module, folder):
        """Lines about disagreements of one module; the first run is what others must equal."""
        expected = exact = None
        expectedName = "V8"
        if self.node:
            expected = exact = runV8(self.node, module)
        lines = []
        for variant in self.variantsFor(seed):
            outcome = self.runVariant(variant, module, folder)
            if expected is None:
                expected, expectedName = outcome, variant.name
            if variant.isExact and exact is None:
                exact = outcome
            found = differences(expected, outcome, comparesPlaces=False)
            if not found and variant.isExact and exact.place != outcome.place:
                found = ["position"]
            if found:
                reference = exact if found == ["position"] else expected
                lines.append("  %s: %s; %s: %s (%s)" % (expectedName, reference, variant.name,
                                                        outcome, ", ".join(found)))
        return lines

    def test(self, seed):
        """Lines about what is wrong with a seed."""
        with tempfile.TemporaryDirectory() as folder:
            module = os.path.join(folder, "module.wasm")
            subprocess.run([self.arguments.generator, str(seed), module], check=True, timeout=60)
            try:
                lines = self.compare(seed, module, folder)
            except (RuntimeError, subprocess.TimeoutExpired) as error:
                lines = ["  " + str(error)]
            if lines:
                os.makedirs(self.arguments.keep, exist_ok=True)
                kept = os.path.join(self.arguments.keep, "seed-%d.wasm" % seed)
                shutil.copy(module, kept)
                lines.append("  kept as " + kept)
        return lines


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sinter", required=True)
    parser.add_argument("--generator", required=True)
    parser.add_argument("--seed", type=int, default=1, help="the first one")
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--keep", default="differential-failures",
                        help="folder for modules that disagree")
    parser.add_argument("--foreign-every", type=int, default=8, metavar="N",
                        help="every Nth seed also runs on other targets, under qemu")
    arguments = parser.parse_args()

    tester = Tester(arguments)
    if not tester.node:
        print("no node 20: programs are compared with each other only")
    failed = 0
    seeds = range(arguments.seed, arguments.seed + arguments.count)
    with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
        for seed, lines in zip(seeds, pool.map(tester.test, seeds)):
            if lines:
                failed += 1
                print("seed %d:" % seed, *lines, sep="\n", flush=True)
    print("%d seeds, %d disagree" % (arguments.count, failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
