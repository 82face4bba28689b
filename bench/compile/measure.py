#!/usr/bin/env python3
"""measure.py - how long compiling takes: how it grows with each way to grow, and of real programs.

usage: measure.py growth   [NAME...] [--levels 0 1 2] [--bounds guard] [--seconds 10] ...
       measure.py programs [NAME...] [--work FOLDER] ...
       measure.py modules  FILE.wasm...

growth    Modules of generators.py, at sizes that double until one takes more than --seconds: the
          exponent of time by size, a least-squares fit of the logarithms with its 95 % interval.
          What an empty module takes is subtracted, and sizes that take less than a third of that
          are left out. Peers on PATH compile the same modules, and `clang -O2 -c` the same in C.
programs  Programs of tests/software in C: the time of `sinter build -O2` over that of
          `clang -O2 -c` for the source that the module was made from. The module also has what
          the program uses of the C library.
modules   Any modules: time, peak memory, size.

Times are CPU seconds, user and system, of one thread, medians over rounds in which all that is
compared takes its turn. --json FILE and --html FILE keep the result.
"""

import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile

here = pathlib.Path(__file__).absolute().parent
sys.path[:0] = [str(here.parent / "support"), str(here), str(here.parents[1] / "tests/software")]

import figures  # noqa: E402
import generators  # noqa: E402
import machine  # noqa: E402
import page  # noqa: E402
from software import Program, directive  # noqa: E402

maxExponent = 1.1
maxRatio = 1.2


class Compiler:
    """A way to compile: `command` makes the arguments from the input and the output file."""

    def __init__(self, name, command, takes="wasm"):
        self.name, self.command, self.takes = name, command, takes


def ways(arguments):
    """Sinter's, and those of peers that are on PATH."""
    for bounds in arguments.bounds:
        for level in arguments.levels:
            name = "sinter -O%s" % level
            yield Compiler(name if bounds == "guard" else "%s %s" % (name, bounds), lambda i, o,
                           level=level, bounds=bounds: [arguments.sinter, "build", i, "-o", o, "-j1",
                                                        "-O" + level, "--bounds", bounds])
    peers = {"wasmtime": lambda i, o: ["wasmtime", "compile", "-C", "parallel-compilation=n",
                                       "-W", "exceptions=y", "-o", o, i],
             "wasmer": lambda i, o: ["wasmer", "compile", i, "-o", o],
             "wamrc": lambda i, o: ["wamrc", "-o", o, i]}
    for name, command in peers.items():
        if name in arguments.peers and machine.find(name):
            yield Compiler(name, command)
    if "clang" in arguments.peers and arguments.clang:
        yield Compiler("clang -O2 -c", lambda i, o: [arguments.clang, "-O2", "-w", "-c", "-o", o, i],
                       takes="c")


def say(text):
    print(text, flush=True)


def measure(compiler, source, folder, arguments, limit=None):
    return machine.run(compiler.command(str(source), str(folder / "output")), limit)


class Growth:
    """One generator and one compiler, size by size."""

    def __init__(self, generator, compiler, startup):
        self.generator, self.compiler, self.startup = generator, compiler, startup
        self.points = []  # sizes, medians, peaks, and the size of the input
        self.failure = None

    def write(self, size, folder):
        path = folder / ("input." + self.compiler.takes)
        subprocess.run([sys.executable, "-B", str(here / "generators.py"), self.generator.name,
                        str(size), str(path)], check=True)
        return path

    def step(self, size, folder, arguments):
        """Measures one size. Returns whether a larger one is worth it."""
        path = self.write(size, folder)
        runs = []
        for _ in range(arguments.rounds):
            run = measure(self.compiler, path, folder, arguments, limit=20 * arguments.seconds)
            if run.status != 0:
                self.failure = "size %d: %s" % (size, "takes more than %g s" % (20 * arguments.seconds)
                                                if run.status == "late" else
                                                (run.errors.strip().split("\n") or [""])[0][:200])
                return False
            runs.append(run)
        cpu = figures.median([run.cpu for run in runs])
        self.points.append({"size": size, "bytes": path.stat().st_size, "seconds": cpu,
                            "peak": max(run.peak for run in runs),
                            "spread": [min(run.cpu for run in runs), max(run.cpu for run in runs)]})
        return cpu < arguments.seconds

    def fit(self):
        counted = [(point["size"], point["seconds"] - self.startup) for point in self.points
                   if point["seconds"] - self.startup > self.startup / 3]
        return figures.exponent(counted)

    def result(self):
        return {"generator": self.generator.name, "about": self.generator.about,
                "compiler": self.compiler.name, "startup": self.startup, "points": self.points,
                "exponent": self.fit(), "failure": self.failure}


def startups(compilers, folder, arguments):
    """What each takes for a module, or a source, in which there is next to nothing."""
    empty = {"wasm": folder / "empty.wasm", "c": folder / "empty.c"}
    empty["wasm"].write_bytes(generators.Module().encode())
    empty["c"].write_text("int nothing;\n")
    runs = [[measure(compiler, empty[compiler.takes], folder, arguments) for compiler in compilers]
            for _ in range(5)]
    return [figures.median([run.cpu for run in column]) for column in zip(*runs)]


def growth(arguments, folder):
    names = arguments.names or list(generators.generators)
    compilers = list(ways(arguments))
    starts = startups(compilers, folder, arguments)
    results = []
    for name in names:
        generator = generators.generators[name]
        series = [Growth(generator, compiler, start) for compiler, start in zip(compilers, starts)
                  if compiler.takes == "wasm" or generator.c]
        size, active = generator.first, series
        while active and size <= min(generator.limit, generator.first << arguments.doublings):
            active = [one for one in active if one.step(size, folder, arguments)]
            size *= 2
        for one in series:
            result = one.result()
            results.append(result)
            say(growthLine(result))
    return results


def exponentText(fit):
    return "%.2f [%.2f, %.2f]" % (fit["slope"], fit["low"], fit["high"]) if fit else "too fast to say"


def growthCells(result):
    points, fit = result["points"], result["exponent"]
    last = points[-1] if points else {"size": 0, "bytes": 0, "seconds": 0, "peak": 0}
    return [result["generator"], result["compiler"], "%d" % last["size"],
            "%.1f MB" % (last["bytes"] / 1e6), "%.2f s" % last["seconds"],
            "%.0f MB" % (last["peak"] / 1e6),
            (exponentText(fit), bool(fit) and fit["slope"] > maxExponent),
            (result["failure"] or "", bool(result["failure"]))]


def text(cell):
    return cell[0] if isinstance(cell, tuple) else cell


def growthLine(result):
    return "%-10s %-18s n %8s %9s %9s %8s  exponent %-20s %s" % tuple(map(text, growthCells(result)))


def growthPage(results):
    charts = []
    for name in dict.fromkeys(result["generator"] for result in results):
        lines = {result["compiler"]: [(point["size"], max(1e-3, point["seconds"] - result["startup"]))
                                      for point in result["points"]]
                 for result in results if result["generator"] == name and result["points"]}
        about = generators.generators[name].about
        charts.append(page.curves("%s: %s" % (name, about), lines, "n", "CPU seconds"))
    return [("Exponents", page.table(["generator", "compiler", "largest n", "input", "time", "peak",
                                      "exponent, 95 %", "remark"], map(growthCells, results))),
            ("Time by size, start-up subtracted", page.grid(charts))]


class Source:
    """A program of tests/software: its module, and the time its C source takes."""

    def __init__(self, name, work):
        self.program = Program(name, work)
        self.program.work.mkdir(parents=True, exist_ok=True)
        self.program.makeModule(work / "fetched")
        [self.top] = (self.program.work / "source").iterdir()
        self.arguments = directive(self.program.folder / "build", "BUILD-ARGS").split()

    def clangSeconds(self, clang, folder):
        times = folder / "times"
        times.write_text("")
        (folder / "times.errors").write_text("")
        script = '. "%s"; . "$here/build"' % (here / "native.sh")
        subprocess.run(["bash", "-uo", "pipefail", "-c", script], check=True, cwd=self.top,
                       stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                       env={**os.environ, "clang": clang, "times": str(times),
                            "here": str(self.program.folder), "jobs": "1",
                            "wasm": str(folder / "none")})
        errors = (folder / "times.errors").read_text()
        if errors:
            sys.exit("%s: clang says:\n%s" % (self.program.name, errors[:1000]))
        return sum(float(word) for word in times.read_text().split())


def programs(arguments, folder):
    results = []
    for name in arguments.names or ["zlib", "bzip2", "mawk", "lua", "mujs", "sqlite"]:
        source = Source(name, arguments.work.absolute())
        times = {"clang -O2 -c": []}
        peaks = {}
        for _ in range(arguments.rounds):
            times["clang -O2 -c"].append(source.clangSeconds(arguments.clang, folder))
            for way in ways(arguments):
                if way.takes == "c":
                    continue
                extra = source.arguments if way.name.startswith("sinter") else []
                run = machine.run(way.command(str(source.program.module), str(folder / "output"))
                                  + extra)
                if run.status != 0:
                    say("%s: %s: %s" % (name, way.name, run.errors.strip()[:200]))
                    continue
                times.setdefault(way.name, []).append(run.cpu)
                peaks[way.name] = max(run.peak, peaks.get(way.name, 0))
        base = times["clang -O2 -c"]
        for way, found in times.items():
            result = {"program": name, "compiler": way, "times": found,
                      "peak": peaks.get(way), "bytes": source.program.module.stat().st_size,
                      "ratio": figures.pairedRatio(found, base) if len(found) == len(base) else None}
            results.append(result)
            say("%-10s %-18s %8s %9s %9s  of clang: %s" % tuple(map(text, programCells(result))))
    for way in dict.fromkeys(result["compiler"] for result in results):
        ratios = [result["ratio"]["median"] for result in results
                  if result["compiler"] == way and result["ratio"]]
        if ratios:
            say("geomean    %-18s %.2f of clang -O2 -c" % (way, figures.geomean(ratios)))
    return results


def programCells(result):
    ratio = result["ratio"]
    isBad = bool(ratio) and ratio["median"] > maxRatio and result["compiler"] == "sinter -O2"
    return [result["program"], result["compiler"], "%.2f MB" % (result["bytes"] / 1e6),
            "%.2f s" % figures.median(result["times"]),
            "%.0f MB" % (result["peak"] / 1e6) if result["peak"] else "",
            ("%.2f [%.2f, %.2f]" % tuple(ratio.values()) if ratio else "", isBad)]


def programsPage(results):
    names = list(dict.fromkeys(result["compiler"] for result in results))
    groups = {}
    for result in results:
        row = groups.setdefault(result["program"], [None] * len(names))
        row[names.index(result["compiler"])] = result["ratio"] and result["ratio"]["median"]
    return [("Programs", page.table(["program", "compiler", "module", "time", "peak",
                                     "of clang -O2 -c, 95 %"], map(programCells, results))),
            ("Of the time of clang", page.bars("CPU time over that of clang -O2 -c for the source",
                                               groups, names, "ratio", line=1))]


def modules(arguments, folder):
    results = []
    for path in map(pathlib.Path, arguments.names):
        for way in ways(arguments):
            if way.takes == "c":
                continue
            runs = [measure(way, path, folder, arguments) for _ in range(arguments.rounds)]
            if any(run.status != 0 for run in runs):
                say("%s: %s: %s" % (path.name, way.name, runs[0].errors.strip()[:200]))
                continue
            result = {"module": path.name, "compiler": way.name, "bytes": path.stat().st_size,
                      "seconds": figures.summary([run.cpu for run in runs]),
                      "peak": max(run.peak for run in runs),
                      "output": (folder / "output").stat().st_size}
            results.append(result)
            say("%-24s %-18s %9s %9s %9s %9s" % tuple(moduleCells(result)))
    return results


def moduleCells(result):
    return [result["module"], result["compiler"], "%.2f MB" % (result["bytes"] / 1e6),
            "%.2f s" % result["seconds"]["median"], "%.0f MB" % (result["peak"] / 1e6),
            "%.2f MB" % (result["output"] / 1e6)]


def modulesPage(results):
    return [("Modules", page.table(["module", "compiler", "size", "CPU time", "peak", "output"],
                                   map(moduleCells, results)))]


kinds = {"growth": (growth, growthPage), "programs": (programs, programsPage),
         "modules": (modules, modulesPage)}


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", choices=kinds)
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--sinter", default="sinter")
    parser.add_argument("--clang", default=machine.find("clang-22", "clang"))
    parser.add_argument("--peers", nargs="*", default=["clang", "wasmtime", "wasmer", "wamrc"],
                        metavar="PEER", help="which to compare with where they are on PATH")
    parser.add_argument("--levels", nargs="+", default=None, metavar="LEVEL",
                        help="0 1 2 for growth, otherwise 2")
    parser.add_argument("--bounds", nargs="+", default=["guard"], metavar="STRATEGY")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=10,
                        help="a series ends at the size that takes longer")
    parser.add_argument("--doublings", type=int, default=12, help="at most so many")
    parser.add_argument("--work", type=pathlib.Path, default=pathlib.Path("build/programs"),
                        help="where programs are fetched and built")
    parser.add_argument("--json", type=pathlib.Path)
    parser.add_argument("--html", type=pathlib.Path)
    arguments = parser.parse_args()
    if os.sep in arguments.sinter:
        arguments.sinter = os.path.abspath(arguments.sinter)
    elif not machine.find(arguments.sinter):
        parser.error("no %s on PATH; --sinter says where it is" % arguments.sinter)
    arguments.levels = arguments.levels or (["0", "1", "2"] if arguments.kind == "growth" else ["2"])

    about = machine.describe([arguments.sinter] + [arguments.clang] * bool(arguments.clang))
    absent = [peer for peer in arguments.peers if not (
        arguments.clang if peer == "clang" else machine.find(peer))]
    about["absent"] = absent
    say("%(processor)s, %(cores)d cores, %(system)s, load %(load).1f, %(time)s" % about)
    if absent:
        say("absent: " + ", ".join(absent))
    run, show = kinds[arguments.kind]
    with tempfile.TemporaryDirectory() as folder:
        results = run(arguments, pathlib.Path(folder))
    if arguments.json:
        arguments.json.write_text(json.dumps({"machine": about, "results": results}, indent=1))
    if arguments.html:
        head = {key: ", ".join("%s" % item for item in (value.values() if isinstance(value, dict)
                                                         else value))
                if isinstance(value, (dict, list)) else value for key, value in about.items()}
        head["command"] = " ".join(sys.argv)
        arguments.html.write_text(page.page("Compile time: %s" % arguments.kind, page.facts(head),
                                            *show(results)))


if __name__ == "__main__":
    main()
