# instances.py - instances in a second against processes in a second, by the size of the module's data.

import sys

from support import figures, page

import tools

sys.path.append(str(tools.here.parents[1] / "tests" / "support"))
from binary import section, uleb  # noqa: E402 (found by the path above)
from wasm import assemble, limits, name, sleb  # noqa: E402

kinds = {"library": "instances", "program": "processes"}
maxMicroseconds = {64: 10, 64 << 10: 20}  # by KiB of data, on one thread


def dataModule(size):
    """A module with a byte on every page of `size` bytes, that adds the last one to the first one: it
    reads a page and writes another."""
    content = bytearray(size)
    content[::4096] = bytes(index * 37 % 251 + 1 for index in range(len(content[::4096])))
    segment = bytes([0, 0x41] + sleb(0) + [0x0B]) + uleb(size) + bytes(content)
    body = bytes([0]) + bytes(assemble(
        "i32.const 0; i32.const 0; i32.load 0 0; i32.const %d; i32.load8_u 0 0; i32.add; i32.store 0 0"
        % (size - 4096))) + b"\x0b"
    sections = [(1, b"\1\x60\0\0"), (3, b"\1\0"), (5, b"\1" + bytes(limits(size // 65536 + 1, None))),
                (7, uleb(2) + bytes(name("_start") + [0, 0] + name("memory") + [2, 0])),
                (10, uleb(1) + uleb(len(body)) + body), (11, uleb(1) + segment)]
    return b"\0asm\1\0\0\0" + b"".join(section(number, content) for number, content in sections)


def measure(kit, choices, say):
    """One result for each strategy, size and number of threads: rates of both kinds."""
    host = kit.host("instances.c", "-O2")
    results = []
    for kibibytes in choices.data:
        module = kit.folder / ("data-%d.wasm" % kibibytes)
        module.write_bytes(dataModule(kibibytes << 10))
        for bounds in choices.bounds:
            say("instances: %s, %d KiB" % (bounds, kibibytes))
            paths = {"library": kit.library(module, bounds, "data"),
                     "program": kit.program(module, bounds)}
            for threads in choices.threads:
                results.append({"bounds": bounds, "kibibytes": kibibytes, "threads": threads,
                                **rates(host, paths, threads, choices)})
            for path in paths.values():
                path.unlink()
    return results


def rates(host, paths, threads, choices):
    """By kind: how many in a second, and the microseconds of CPU time of one."""
    found = {kind: ([], []) for kind in kinds}
    for _ in range(choices.rounds):
        for kind in kinds:
            words = tools.execute(host, kind, paths[kind], threads, choices.milliseconds).split()
            for column, word in zip(found[kind], words):
                column.append(float(word))
    return {name: {"rate": figures.summary(found[kind][0]), "cpu": figures.summary(found[kind][1])}
            for kind, name in kinds.items()}


def isBeyond(result):
    limit = maxMicroseconds.get(result["kibibytes"], float("inf"))
    return result["threads"] == 1 and result["instances"]["cpu"]["median"] > limit


def sections(results):
    """The table by its title."""
    def row(result):
        made, started = result["instances"], result["processes"]
        return ["%s, %s, %d" % (page.short(result["kibibytes"] << 10), result["bounds"],
                                result["threads"]),
                "%.0f" % made["rate"]["median"], "%.0f" % made["rate"]["max"],
                ("%.2f" % made["cpu"]["median"], isBeyond(result)),
                "%.0f" % started["rate"]["median"], "%.1f" % started["cpu"]["median"],
                "%.0f" % (made["rate"]["median"] / started["rate"]["median"])]

    return [("Instances and processes",
             ["data, strategy, threads", "instances/s", "most", "CPU us for one", "processes/s",
              "CPU us for one", "times as many"], list(map(row, results)))]


def charts(results):
    series = {}
    for result in results:
        for name in kinds.values():
            label = "%s, %s, %d threads" % (name, result["bounds"], result["threads"])
            series.setdefault(label, []).append((result["kibibytes"] << 10, result[name]["rate"]["median"]))
    return [page.grid([page.curves("Made, called and ended in a second", series, "bytes of data",
                                   "in a second")])]
