#!/usr/bin/env python3
"""measure.py - how long a program takes that does next to nothing, from process start to its exit.

usage: measure.py [--sinter SINTER] [--rounds 500] [--json FILE] [--html FILE]

hello.c is built as a static C program, with each C library that is there, and from the same source
as wasm for each bounds strategy, with lockdown and without. runner.c, compiled here, starts them by
vfork and execve, in turn, so that whatever else the machine does hits all alike: wall time from
before vfork to behind waitpid. Once warm, and once cold, the pages of the executable dropped from
the page cache before each run where the file system lets that happen.

Then modules with 0 to 64 MiB of data segments, of which the program reads one byte: start-up that
copies or maps its data eagerly grows with them.

Ratios are medians of the ratios of a round, to the static C program with glibc, with the 95 %
interval of a bootstrap.
"""

import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile

here = pathlib.Path(__file__).absolute().parent
sys.path[:0] = [str(here.parent / "support"), str(here.parents[1] / "tests/support")]

import figures  # noqa: E402
import machine  # noqa: E402
import page  # noqa: E402
from binary import section, uleb  # noqa: E402
from wasm import assemble, limits, name, sleb  # noqa: E402

allBounds = ["guard", "uffd", "check", "clamp", "none"]
mebibyte = 1 << 20
maxGuard, maxOther = 0.8, 1.0


def execute(*command):
    """Runs a command; returns why it failed, or nothing."""
    try:
        result = subprocess.run([str(word) for word in command], capture_output=True, text=True)
    except OSError as error:
        return "%s: %s" % (command[0], error.strerror)
    return (result.stderr.strip() or "status %d" % result.returncode) if result.returncode else None


def dataModule(size):
    """A module whose memory has a random byte on every page of `size` bytes, and that reads one."""
    content = bytearray(size)
    content[::4096] = bytes(index * 37 % 251 + 1 for index in range(len(content[::4096])))
    segment = bytes([0, 0x41] + sleb(0) + [0x0B]) + uleb(size) + bytes(content)
    body = bytes([0]) + bytes(assemble("i32.const %d; i32.load8_u; drop" % max(0, size - 1)))
    body += b"\x0b"
    sections = [(1, b"\1\x60\0\0"), (3, b"\1\0"), (5, b"\1" + bytes(limits(size // 65536 + 1, None))),
                (7, uleb(1) + bytes(name("_start") + [0, 0])),
                (10, uleb(1) + uleb(len(body)) + body), (11, uleb(1) + segment)]
    return b"\0asm\1\0\0\0" + b"".join(section(number, content) for number, content in sections)


class Bench:
    def __init__(self, arguments, folder):
        self.arguments, self.folder = arguments, folder
        self.absent = {}  # what could not be built, and why

    def build(self, name, *command):
        """The path of what a command makes, which it is given last, or nothing."""
        path = self.folder / name.replace(" ", "-")
        reason = execute(*command, path)
        if reason:
            self.absent[name] = reason.split("\n")[0]
            return None
        return path

    def hellos(self):
        """The executables by name."""
        source = here / "hello.c"
        found = {}
        for name, compiler in [("static C, glibc", ["clang-22", "-O2", "-static"]),
                               ("static C, musl", ["musl-gcc", "-O2", "-static"])]:
            found[name] = self.build(name, *compiler, source, "-o")
        wasm = self.build("hello.wasm", "clang-22", "--target=wasm32-wasi", "--no-wasm-opt", "-O2",
                          source, "-o")
        if not wasm:
            sys.exit("hello.wasm: %s" % self.absent["hello.wasm"])
        for bounds in self.arguments.bounds:
            for lockdown in ["on", "off"]:
                name = "%s, lockdown %s" % (bounds, lockdown)
                options = [] if lockdown == "on" else ["--lockdown", "off"]
                found[name] = self.build(name, self.arguments.sinter, "build", wasm, "--bounds",
                                         bounds, *options, "-o")
        return {name: path for name, path in found.items() if path}

    def run(self, programs, isCold=False):
        """Nanoseconds of each round, by program."""
        for name, path in list(programs.items()):
            reason = execute(path)
            if reason:
                self.absent[name] = reason.split("\n")[0]
                del programs[name]
        command = [str(self.folder / "runner"), "3", str(self.arguments.rounds // (5 if isCold else 1))]
        for path in programs.values():
            command += (["-f", str(path)] if isCold else []) + ["--", str(path)]
        lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split("\n")
        columns = zip(*(map(int, line.split()) for line in lines if line))
        return dict(zip(programs, map(list, columns)))


def report(times, base, kind):
    """The results of one table."""
    return [{"kind": kind, "program": program, "nanoseconds": figures.summary(found),
             "ratio": figures.pairedRatio(found, times[base])} for program, found in times.items()]


def cells(result):
    times, ratio, program = result["nanoseconds"], result["ratio"], result["program"]
    limit = None
    if "lockdown on" in program:
        limit = maxGuard if program.startswith("guard") else maxOther
    return ["%s, %s" % (program, result["kind"]), "%.0f us" % (times["median"] / 1e3),
            "%.0f to %.0f" % (times["first quartile"] / 1e3, times["third quartile"] / 1e3),
            "%.0f" % (times["min"] / 1e3),
            ("%.2f [%.2f, %.2f]" % (ratio["median"], ratio["low"], ratio["high"]),
             limit is not None and ratio["median"] > limit)]


def say(result):
    print("%-34s %9s  quartiles %-14s least %5s  ratio %s"
          % tuple(cell[0] if isinstance(cell, tuple) else cell for cell in cells(result)), flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sinter", default="sinter")
    parser.add_argument("--rounds", type=int, default=500)
    parser.add_argument("--bounds", nargs="+", default=allBounds, metavar="STRATEGY")
    parser.add_argument("--data", nargs="+", type=int, default=[0, 1, 4, 16, 64],
                        metavar="MEBIBYTES", help="sizes of data segments")
    parser.add_argument("--json", type=pathlib.Path)
    parser.add_argument("--html", type=pathlib.Path)
    arguments = parser.parse_args()
    if os.sep in arguments.sinter:
        arguments.sinter = os.path.abspath(arguments.sinter)

    about = machine.describe([arguments.sinter, "clang-22"])
    print("%(processor)s, %(cores)d cores, %(system)s, load %(load).1f, %(time)s" % about)
    with tempfile.TemporaryDirectory(dir=os.environ.get("TMPDIR")) as folder:
        bench = Bench(arguments, pathlib.Path(folder))
        if not bench.build("runner", "clang-22", "-O2", here / "runner.c", "-o"):
            sys.exit("runner.c: %s" % bench.absent["runner"])
        results = measureHello(bench)
        results += measureData(bench)
    about["absent"] = bench.absent
    for name, reason in bench.absent.items():
        print("absent: %s: %s" % (name, reason))
    if arguments.json:
        arguments.json.write_text(json.dumps({"machine": about, "results": results}, indent=1))
    if arguments.html:
        arguments.html.write_text(makePage(about, results))


def measureHello(bench):
    programs = bench.hellos()
    base = next(iter(programs))
    results = report(bench.run(programs), base, "warm")
    list(map(say, results))
    cold = report(bench.run(programs, isCold=True), base, "cold")
    list(map(say, cold))
    return results + cold


def measureData(bench):
    """By strategy and size, against no data with the same strategy."""
    results = []
    for bounds in bench.arguments.bounds:
        programs, sizes = {}, {}
        for size in bench.arguments.data:
            module = bench.folder / ("data-%d.wasm" % size)
            module.write_bytes(dataModule(size * mebibyte))
            name = "%s, %d MiB of data" % (bounds, size)
            path = bench.build(name, bench.arguments.sinter, "build", module, "--bounds", bounds, "-o")
            if path:
                programs[name], sizes[name] = path, size
        if not programs:
            continue
        found = report(bench.run(programs), next(iter(programs)), "warm")
        for result in found:
            result["bounds"], result["mebibytes"] = bounds, sizes[result["program"]]
            say(result)
        results += found
        for path in programs.values():
            path.unlink()
    return results


def makePage(about, results):
    columns = ["program", "median", "quartiles, us", "least, us", "ratio, 95 %"]
    hello = [result for result in results if "bounds" not in result]
    data = [result for result in results if "bounds" in result]
    groups = {result["program"]: [] for result in hello}
    for result in hello:
        groups[result["program"]].append(result["ratio"]["median"])
    curves = {}
    for result in data:
        curves.setdefault(result["bounds"], []).append(
            (result["mebibytes"], result["nanoseconds"]["median"] / 1e3))
    head = {"processor": about["processor"], "system": about["system"], "load": "%.1f" % about["load"],
            "time": about["time"], "versions": ", ".join(about["versions"].values()),
            "absent": "; ".join("%s: %s" % pair for pair in about["absent"].items()) or "nothing",
            "command": " ".join(sys.argv)}
    return page.page(
        "Start-up", page.facts(head),
        ("Hello, world", page.table(columns, map(cells, hello))),
        ("Of the time of the static C program", page.bars(
            "From before vfork to behind waitpid, ratio", groups, ["warm", "cold"], "ratio", line=1)),
        ("Data segments", page.table(columns, map(cells, data))),
        ("By size of the data", page.grid([page.curves(
            "Start-up", curves, "MiB of data segments", "microseconds", isLogX=False,
            isLogY=False)])))


if __name__ == "__main__":
    main()
