# results.py - ratios to native, their geometric means, and both as a table of text.
#
# "native" is the twin by clang -O3, "native-march" the one with -march=native as well. A ratio
# belongs to one workload and one way: for each round the time in that way over the time of the
# native twin in the same round, and of these the median; or, on machines so busy that few times
# are worth anything, the shortest over the shortest. "best native" is, workload by workload, the
# faster of the two twins. The interval of a geometric mean is a bootstrap that draws the rounds
# of each workload anew; the workloads are not drawn, since they are what was chosen to be measured.

import random
import statistics

from support import figures

nativeLabel, marchLabel, bestLabel = "native", "native-march", "best native"


def times(runs, statistic):
    """Seconds by way, workload and round."""
    found = {}
    for run in runs:
        ofWay = found.setdefault(run["way"], {})
        ofWay.setdefault(run["workload"], {})[run["round"]] = run[statistic]
    return found


def typical(times, statistic):
    return min(times) if statistic == "best" else statistics.median(times)


def bestNative(byWay, statistic):
    """For each workload the times of the twin that is faster."""
    plain, march = byWay.get(nativeLabel, {}), byWay.get(marchLabel, {})
    best = {}
    for workload in plain:
        candidates = [rounds[workload] for rounds in (plain, march) if workload in rounds]
        best[workload] = min(candidates, key=lambda rounds: typical(rounds.values(), statistic))
    return best


def estimate(numbers, rounds, base, statistic):
    """The ratio by some rounds: the median of ratios, or that of the shortest times."""
    if statistic == "best":
        return min(rounds[number] for number in numbers) / min(base[number] for number in numbers)
    return statistics.median(rounds[number] / base[number] for number in numbers)


class Ratio:
    """That of one workload in one way, by the rounds that it and its base have."""

    def __init__(self, rounds, base, statistic):
        self.data = (rounds, base, statistic)
        self.numbers = sorted(set(rounds) & set(base))
        self.value = estimate(self.numbers, *self.data) if self.numbers else None

    def again(self, generator):
        """The same of rounds drawn anew."""
        return estimate(generator.choices(self.numbers, k=len(self.numbers)), *self.data)


def interval(draw, draws=400):
    """The middle 95 % of what is drawn with a generator that always starts the same."""
    generator = random.Random(1)
    found = sorted(draw(generator) for _ in range(draws))
    return {"low": found[int(0.025 * draws)], "high": found[int(0.975 * draws) - 1]}


def compare(byWay, base, statistic):
    """Ratios of every way to times by workload: {way: {"ratios": ..., "geomean": ...}}."""
    compared = {}
    for way, workloads in byWay.items():
        ratios = {name: Ratio(rounds, base[name], statistic)
                  for name, rounds in workloads.items() if name in base}
        ratios = {name: ratio for name, ratio in ratios.items() if ratio.numbers}
        if not ratios:
            continue
        worst = max(ratios, key=lambda name: ratios[name].value)
        compared[way] = {
            "ratios": {name: {"ratio": ratio.value, **interval(ratio.again)}
                       for name, ratio in ratios.items()},
            "geomean": figures.geomean([ratio.value for ratio in ratios.values()]),
            **interval(lambda generator: figures.geomean(
                [ratio.again(generator) for ratio in ratios.values()])),
            "workloads": len(ratios), "worst": worst, "worst ratio": ratios[worst].value}
    return compared


def spread(values):
    """The median absolute deviation over the median."""
    middle = statistics.median(values)
    return statistics.median(abs(value - middle) for value in values) / middle if middle else 0


def evaluate(runs, statistic):
    """All that is reported: summaries of times, and ratios to three bases."""
    byWay = times(runs, statistic)
    summaries = {way: {name: {**figures.summary(list(rounds.values())),
                              "spread": spread(list(rounds.values()))}
                       for name, rounds in workloads.items()} for way, workloads in byWay.items()}
    bases = {nativeLabel: byWay.get(nativeLabel, {}), marchLabel: byWay.get(marchLabel, {}),
             bestLabel: bestNative(byWay, statistic)}
    return {"statistic": statistic, "times": summaries,
            "ratios": {base: compare(byWay, found, statistic)
                       for base, found in bases.items() if found}}


def builds(records):
    """Compile time and size of each way: medians over the workloads."""
    byWay = {}
    for record in records:
        byWay.setdefault(record["way"], []).append(record)
    return {way: {"seconds": statistics.median(record["seconds"] for record in found),
                  "cpu": sum(record["cpu"] for record in found),
                  "bytes": statistics.median(record["bytes"] for record in found)}
            for way, found in byWay.items()}


def rows(evaluated, ways, workloads, base):
    """The table: for each workload itself, native milliseconds, and a ratio for each way."""
    compared = evaluated["ratios"].get(base, {})
    native = evaluated["times"].get(nativeLabel, {})
    for workload in workloads:
        cells = []
        for way in ways:
            ratio = compared.get(way, {}).get("ratios", {}).get(workload["name"])
            cells.append(ratio["ratio"] if ratio else None)
        time = native.get(workload["name"])
        shown = "min" if evaluated["statistic"] == "best" else "median"
        yield workload, time[shown] * 1e3 if time else None, cells


def text(evaluated, ways, workloads, compiled, base):
    """The whole table as lines. Columns are numbered, as their names are long."""
    shown = [way for way in ways if way in evaluated["times"]]
    width = max([len(workload["name"]) for workload in workloads] + [12])
    lines = ["ratios to %s; native in milliseconds" % base]
    lines += ["  [%d] %s" % (number, way) for number, way in enumerate(shown, 1)]
    lines.append("%-*s %9s" % (width, "", "native") + "".join(
        "%8s" % ("[%d]" % number) for number in range(1, len(shown) + 1)))
    for workload, native, cells in rows(evaluated, shown, workloads, base):
        time = "" if native is None else "%.3f" % native
        lines.append("%-*s %9s" % (width, workload["name"], time) + "".join(
            "%8s" % ("-" if cell is None else "%.3f" % cell) for cell in cells))
    compared = evaluated["ratios"].get(base, {})

    def summary(name, format, key):
        found = [compared.get(way, {}).get(key) for way in shown]
        lines.append("%-*s %9s" % (width, name, "") + "".join(
            "%8s" % ("-" if value is None else format % value) for value in found))

    summary("geomean", "%.3f", "geomean")
    summary("  from", "%.3f", "low")
    summary("  to", "%.3f", "high")
    summary("worst", "%.3f", "worst ratio")
    summary("of workloads", "%d", "workloads")
    for name, key, scale, form in [("compile, s", "seconds", 1, "%.2f"),
                                   ("image, KiB", "bytes", 1024, "%.1f")]:
        found = [compiled.get(way, {}).get(key) for way in shown]
        lines.append("%-*s %9s" % (width, name, "") + "".join(
            "%8s" % (form % (value / scale) if value else "-") for value in found))
    return "\n".join(lines)
