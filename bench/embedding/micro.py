# micro.py - what a call costs in twelve ways, next to calls in C and in JavaScript.
#
# The ways are those of Hockley and Williamson's table 1 as far as they exist here: what is passed, how
# the function is found, when the module is loaded, who holds it, and whose memory is used. Most of
# their combinations say nothing new, since these choices cost what they cost independently: a pair
# needs no memory, a holder or loading matters to all alike. So ABI, memory and look-up are combined
# fully (ten ways), and holder and loading are varied from a pair, once each. Ratios are of medians, to
# the call by a pointer that comes first.


import os
import pathlib
import sys

from support import machine, page

import tools

maxKept, maxByName = 2.0, 100.0


def measure(kit, choices, absent, say):
    """One result for each host: its ways with their figures."""
    module = kit.reactor("multiply.c", "multiply")
    native = kit.native("multiply.c", "multiply")
    results = []
    for level, kind in [("-O0", "debug"), ("-O2", "release")]:
        host = kit.host("micro.cpp", level)
        for bounds in choices.bounds:
            say("micro: %s, %s" % (kind, bounds))
            library = kit.library(module, bounds, "script")
            text = tools.execute(host, native, library, choices.calls, choices.replications)
            results.append(evaluate("%s host, %s" % (kind, bounds), bounds, kind, text))
    results += measurePeers(kit, module, choices, absent, say)
    return results


def findWasmtime():
    """The library of wasmtime's C API, as its Python package has it, or nothing."""
    python = os.environ.get("SINTER_BENCH_PYTHON", sys.executable)
    found = machine.firstLine(python, "-c", "import wasmtime; print(wasmtime.__file__)")
    libraries = pathlib.Path(found).parent.glob("*/_libwasmtime.so") if found else []
    return next(iter(libraries), None)


def measurePeers(kit, module, choices, absent, say):
    counts = [choices.calls, choices.replications]
    commands = {}
    library, node = findWasmtime(), machine.find("node", "nodejs")
    if library:
        commands["wasmtime"] = [kit.host("wasmtime.c", "-O2"), library, module, *counts]
    else:
        absent["wasmtime"] = "no Python package of that name, whose library has the C API"
    if node:
        version = machine.firstLine(node, "--version")
        commands["node %s" % version] = [node, tools.here / "node.mjs", module, *counts]
    else:
        absent["node"] = "no node on PATH"
    # Python around each call would be most of what its package showed.
    absent["wasmer"] = "a host needs its C API, which its Python package does not have"
    results = []
    for name, command in commands.items():
        say("micro: %s" % name)
        results.append(evaluate(name, None, "peer", tools.execute(*command)))
    return results


def evaluate(name, bounds, host, text):
    samples = tools.columns(text)
    ways = [{"way": way, **tools.describe(values), "samples": values}
            for way, values in samples.items()]
    first = ways[0]["median"]
    for way in ways:
        way["ratio"] = way["median"] / first
    return {"name": name, "bounds": bounds, "host": host, "ways": ways}


def isBeyond(result, way):
    """Whether a way misses what it should cost."""
    if result["host"] != "release":
        return False
    if way["way"] == "pair, kept":
        return way["ratio"] > maxKept
    return way["way"] == "pair, by name" and way["median"] > maxByName


def rows(result):
    for way in result["ways"]:
        yield [way["way"], "%.2f" % way["mean"], "%.2f" % way["deviation"],
               "%.2f to %.2f" % (way["low"], way["high"]), "%.2f" % way["median"],
               ("%.2f" % way["ratio"], isBeyond(result, way))]


head = ["ns for a call", "mean", "deviation", "95 % interval", "median", "ratio"]


def sections(results):
    """Tables by their titles."""
    return [("Calls: %s" % result["name"], head, list(rows(result))) for result in results]


def charts(results):
    names = [result["name"] for result in results]
    kept, byName = {}, {}
    for result in results:
        for way in result["ways"]:
            label = way["way"]
            if label.endswith("at the call"):
                continue  # would make points of all others
            groups = byName if "by name" in label else kept
            row = groups.setdefault(label.replace(", kept", "").replace(", by name", ""),
                                    [None] * len(names))
            row[names.index(result["name"])] = way["median"]
    return [page.bars("A call by a handle that is kept, median", kept, names, "nanoseconds"),
            page.bars("A call by name, median", byName, names, "nanoseconds")]
