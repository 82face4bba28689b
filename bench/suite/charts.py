# charts.py - the HTML page: geometric means as bars, a mark for each workload, tables, the machine.

from suite import results
from support import page

# Plots keep a size that can be read, and scroll in a narrow window.
style = """<style>.plot { overflow-x: auto; margin: 1.2rem 0 } .plot svg { min-width: 42rem }
td, th { white-space: nowrap }</style>"""


def plot(figure):
    return '<div class="plot">%s</div>' % figure


def mark(way, x, y, colour, text):
    """A circle for a module without SIMD and whatever is native, a square for one with it."""
    shape = ('<rect x="%.1f" y="%.1f" width="6.4" height="6.4"' % (x - 3.2, y - 3.2)
             if way.endswith(" simd") else '<circle cx="%.1f" cy="%.1f" r="3.5"' % (x, y))
    name = "rect" if way.endswith(" simd") else "circle"
    return '%s fill="%s" fill-opacity=".85"><title>%s</title></%s>' % (shape, colour, text, name)


def dots(evaluated, ways, workloads, base):
    """One line per workload on a logarithmic axis, a mark for each way, with its interval."""
    compared = evaluated["ratios"].get(base, {})
    shown = [way for way in ways if way in compared and way != base]
    values = [ratio[key] for way in shown for ratio in compared[way]["ratios"].values()
              for key in ("low", "high")]
    if not values:
        return ""
    row, left, width = 17, 160, 760
    height = row * len(workloads) + 40
    axis = page.Axis([min(values + [0.8]), max(values + [1.25])], left, width - 14, True)
    parts = []
    for tick in axis.ticks():
        at = axis.place(tick)
        stroke = 'var(--text)" stroke-dasharray="4 3' if tick == 1 else "var(--line)"
        parts.append('<line x1="%.1f" x2="%.1f" y1="4" y2="%d" stroke="%s"/>'
                     '<text x="%.1f" y="%d" text-anchor="middle">%s</text>'
                     % (at, at, height - 34, stroke, at, height - 19, page.short(tick)))
    for number, workload in enumerate(workloads):
        y = 4 + row * (number + 0.5)
        parts.append('<text x="%d" y="%.1f" text-anchor="end">%s</text>'
                     % (left - 8, y + 4, page.escape(workload["name"])))
        for index, way in enumerate(shown):
            ratio = compared[way]["ratios"].get(workload["name"])
            if ratio:
                parts.append('<line x1="%.1f" x2="%.1f" y1="%.1f" y2="%.1f" stroke="%s"/>'
                             % (axis.place(ratio["low"]), axis.place(ratio["high"]), y, y,
                                page.colour(index)))
                parts.append(mark(way, axis.place(ratio["ratio"]), y, page.colour(index),
                                  "%s: %.3f" % (page.escape(way), ratio["ratio"])))
    parts.append('<text x="%d" y="%d" text-anchor="middle">time over that of %s; less is better; '
                 "squares have SIMD</text>" % ((left + width) / 2, height - 4, base))
    return ('<figure><figcaption>Each workload against %s</figcaption><svg viewBox="0 0 %d %d" '
            'role="img">%s</svg>%s</figure>'
            % (base, width, height, "".join(parts), page.legend(shown)))


def ratioTable(evaluated, ways, workloads, base):
    shown = [way for way in ways if way in evaluated["ratios"].get(base, {})]
    body = []
    for workload, native, cells in results.rows(evaluated, shown, workloads, base):
        time = "–" if native is None else "%.3f" % native
        body.append([workload["name"], workload["group"], time,
                     *("–" if cell is None else ("%.3f" % cell, cell > 1.2) for cell in cells)])
    return page.table(["workload", "group", "native, ms", *shown], body)


def meanTable(evaluated, ways, compiled):
    columns = ["way"]
    for base in evaluated["ratios"]:
        columns += ["to " + base, "95 %", "worst"]
    columns += ["workloads", "compile, s", "image, KiB"]
    body = []
    for way in ways:
        if way not in evaluated["times"]:
            continue
        line, count = [way], 0
        for compared in evaluated["ratios"].values():
            found = compared.get(way)
            if not found:
                line += ["–"] * 3
                continue
            count = found["workloads"]
            line += ["%.3f" % found["geomean"], "%.3f to %.3f" % (found["low"], found["high"]),
                     "%.2f %s" % (found["worst ratio"], found["worst"])]
        built = compiled.get(way, {})
        seconds = built.get("seconds")
        body.append([*line, count, "%.2f" % seconds if seconds else "–",
                     "%.1f" % (built["bytes"] / 1024) if built else "–"])
    return page.table(columns, body)


def render(report):
    evaluated, ways, workloads = report["results"], report["ways"], report["workloads"]
    bases = list(evaluated["ratios"])
    means = {way: [evaluated["ratios"][base].get(way, {}).get("geomean") for base in bases]
             for way in ways if any(way in evaluated["ratios"][base] for base in bases)}
    machine = dict(report["machine"])
    versions = machine.pop("versions", {})
    machine.update(report["engines"])
    machine.update(versions)
    bars = page.bars("Geometric means", means, ["against " + base for base in bases],
                     "time over native; less is better", 1)
    parts = [style, "<p>%s</p>" % page.escape(report["method"]), plot(bars),
             ("Geometric means, compile times, sizes",
              meanTable(evaluated, ways, report["compiled"]))]
    parts += [plot(dots(evaluated, ways, workloads, base)) for base in bases]
    parts += [("Ratios to " + base, ratioTable(evaluated, ways, workloads, base)) for base in bases]
    if report["absent"]:
        parts.append(("Absent", page.facts(report["absent"])))
    if report["failures"]:
        parts.append(("Failed", page.table(["workload", "way", "reason"], [
            [failure["workload"], failure["way"], (failure["reason"][:200], failure["counts"])]
            for failure in report["failures"]])))
    parts.append(("Machine, versions, command", page.facts(
        {**machine, "command": report["command"]})))
    return page.page("Kernels and programs", *parts)
