# page.py - an HTML page of tables and charts: one file, no scripts, nothing from elsewhere.
#
# Charts are inline SVG that scale with the window, with colours of the page's style sheet, which has
# a light and a dark half. Each curve is a polyline with its points; the legend is HTML, so that it
# wraps in a narrow window.

import html
import math

style = """
:root { color-scheme: light dark; --line: #8886; --text: #1b1b1f; --back: #ffffff;
  --c0: #2563a8; --c1: #c2571a; --c2: #2b8a57; --c3: #8a3ea3; --c4: #a08a00; --c5: #b3324c;
  --c6: #4a5a6a; --c7: #1a8c94; --c8: #6b4fd0; --c9: #7a5a35; --c10: #d14d9a; --c11: #5f8f1f; }
@media (prefers-color-scheme: dark) { :root { --text: #e6e6ea; --back: #16181c; --c0: #7db3ee;
  --c1: #f0a06c; --c2: #77cf9f; --c3: #cf9ae0; --c4: #d8c65a; --c5: #ee8298; --c6: #a9b8c6;
  --c7: #6cd0d8; --c8: #ab9af5; --c9: #c9a77c; --c10: #f09acb; --c11: #a9d36a; } }
body { font: 15px/1.45 system-ui, sans-serif; color: var(--text); background: var(--back);
  max-width: 76rem; margin: 1.5rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem } h2 { font-size: 1.15rem; margin-top: 2rem }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: .9rem }
th, td { padding: .2rem .7rem; text-align: right; border-bottom: 1px solid var(--line);
  white-space: nowrap }
th:first-child, td:first-child { text-align: left }
.wide { overflow-x: auto } .bad { color: var(--c5); font-weight: 600 }
.grid { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 22rem), 1fr));
  gap: 1.2rem }
figure { margin: 0 } figcaption { font-weight: 600; margin-bottom: .3rem }
svg { width: 100%; height: auto; display: block } svg text { fill: var(--text); font-size: 11px }
.legend { font-size: .8rem; display: flex; flex-wrap: wrap; gap: .2rem .9rem }
.legend i { display: inline-block; width: .8rem; height: .8rem; margin-right: .3rem;
  vertical-align: -.1rem }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem } dd { margin: 0 }
"""
colours = 12


def colour(index):
    return "var(--c%d)" % (index % colours)


def escape(text):
    return html.escape(str(text))


def table(columns, rows):
    """Cells are texts; one that is a pair (text, True) misses what it should be, and stands out."""
    def cell(value):
        text, isBad = value if isinstance(value, tuple) else (value, False)
        return '<td%s>%s</td>' % (' class="bad"' if isBad else "", escape(text))

    head = "".join("<th>%s</th>" % escape(column) for column in columns)
    body = "".join("<tr>%s</tr>\n" % "".join(map(cell, row)) for row in rows)
    return '<div class="wide"><table><tr>%s</tr>\n%s</table></div>' % (head, body)


def facts(pairs):
    return "<dl>%s</dl>" % "".join("<dt>%s</dt><dd>%s</dd>" % (escape(key), escape(value))
                                   for key, value in pairs.items())


def short(number):
    """Three digits at most, with a unit's letter."""
    for size, letter in [(1 << 30, "G"), (1 << 20, "M"), (1 << 10, "K")]:
        if number >= size and number % 1024 == 0:
            return "%g%s" % (number / size, letter)
    return "%.3g" % number if number < 1e5 else "%.0e" % number


class Axis:
    """Places values on a line of pixels, by their logarithms or as they are."""

    def __init__(self, values, begin, end, isLog):
        self.isLog, self.begin, self.end = isLog, begin, end
        low, high = min(values), max(values)
        if not isLog:
            low = min(low, 0)
        self.low, self.high = self.scale(low), self.scale(high)
        if self.low == self.high:
            self.high += 1

    def scale(self, value):
        return math.log10(value) if self.isLog else value

    def place(self, value):
        part = (self.scale(value) - self.low) / (self.high - self.low)
        return self.begin + part * (self.end - self.begin)

    def ticks(self):
        if self.isLog:
            found = [digit * 10.0 ** power
                     for power in range(math.floor(self.low), math.ceil(self.high) + 1)
                     for digit in ((1,) if self.high - self.low > 2.5 else (1, 2, 5))]
            return [tick for tick in found if self.low <= self.scale(tick) <= self.high]
        step = 10.0 ** math.floor(math.log10(self.high - self.low))
        step = next(step * part for part in (0.1, 0.2, 0.5, 1, 2, 5)
                    if (self.high - self.low) / (step * part) <= 6)
        first = math.ceil(self.low / step)
        return [step * index for index in range(first, math.floor(self.high / step) + 1)]


def legend(names):
    return '<div class="legend">%s</div>' % "".join(
        '<span><i style="background:%s"></i>%s</span>' % (colour(index), escape(name))
        for index, name in enumerate(names))


def curves(title, series, labelX, labelY, isLogX=True, isLogY=True, ticksX=None):
    """A chart of curves. `series` has the points of each by its name."""
    points = [point for line in series.values() for point in line]
    if not points:
        return ""
    width, height, left, bottom = 420, 260, 52, 36
    x = Axis([point[0] for point in points], left, width - 12, isLogX)
    y = Axis([point[1] for point in points], height - bottom, 10, isLogY)
    parts = []
    for tick in y.ticks():
        at = y.place(tick)
        parts.append('<line x1="%d" x2="%d" y1="%.1f" y2="%.1f" stroke="var(--line)"/>'
                     '<text x="%d" y="%.1f" text-anchor="end">%s</text>'
                     % (left, width - 12, at, at, left - 5, at + 4, short(tick)))
    for tick in ticksX or x.ticks():
        parts.append('<text x="%.1f" y="%d" text-anchor="middle">%s</text>'
                     % (x.place(tick), height - bottom + 15, short(tick)))
    for index, line in enumerate(series.values()):
        path = " ".join("%.1f,%.1f" % (x.place(a), y.place(b)) for a, b in sorted(line))
        parts.append('<polyline points="%s" fill="none" stroke="%s" stroke-width="1.8"/>'
                     % (path, colour(index)))
        parts += ['<circle cx="%.1f" cy="%.1f" r="2.6" fill="%s"/>'
                  % (x.place(a), y.place(b), colour(index)) for a, b in line]
    parts.append('<text x="%d" y="%d" text-anchor="middle">%s</text>'
                 % ((left + width) / 2, height - 4, escape(labelX)))
    parts.append('<text transform="translate(12 %d) rotate(-90)" text-anchor="middle">%s</text>'
                 % ((height - bottom) / 2, escape(labelY)))
    return ('<figure><figcaption>%s</figcaption><svg viewBox="0 0 %d %d" role="img">%s</svg>%s'
            "</figure>" % (escape(title), width, height, "".join(parts), legend(series)))


def bars(title, groups, names, label, line=None):
    """A chart of horizontal bars: `groups` has, by name, one value, or nothing, for each of `names`.

    A line stands at the value that counts as even, 1 for ratios."""
    values = [value for row in groups.values() for value in row if value is not None]
    if not values:
        return ""
    bar, gap, left, width = 12, 8, 130, 760
    row = bar * len(names) + gap
    height = row * len(groups) + 34
    axis = Axis(values + [line or 0], left, width - 60, False)
    parts = []
    for tick in axis.ticks():
        parts.append('<line x1="%.1f" x2="%.1f" y1="4" y2="%d" stroke="var(--line)"/>'
                     '<text x="%.1f" y="%d" text-anchor="middle">%s</text>'
                     % (axis.place(tick), axis.place(tick), height - 30, axis.place(tick),
                        height - 17, short(tick)))
    for number, (name, found) in enumerate(groups.items()):
        top = number * row + 4
        parts.append('<text x="%d" y="%.1f" text-anchor="end">%s</text>'
                     % (left - 6, top + (row - gap) / 2 + 4, escape(name)))
        for index, value in enumerate(found):
            if value is not None:
                parts.append('<rect x="%d" y="%d" width="%.1f" height="%d" fill="%s"/>'
                             '<text x="%.1f" y="%d">%.3g</text>'
                             % (left, top + index * bar, axis.place(value) - left, bar - 2,
                                colour(index), axis.place(value) + 4, top + index * bar + 9, value))
    if line is not None:
        parts.append('<line x1="%.1f" x2="%.1f" y1="4" y2="%d" stroke="var(--text)" '
                     'stroke-dasharray="4 3"/>' % (axis.place(line), axis.place(line), height - 30))
    parts.append('<text x="%d" y="%d" text-anchor="middle">%s</text>'
                 % ((left + width) / 2, height - 3, escape(label)))
    return ('<figure><figcaption>%s</figcaption><svg viewBox="0 0 %d %d" role="img">%s</svg>%s'
            "</figure>" % (escape(title), width, height, "".join(parts),
                           legend(names) if len(names) > 1 else ""))


def grid(figures):
    return '<div class="grid">%s</div>' % "".join(figures)


def page(title, *parts):
    """The whole file. The parts are HTML; a pair is a heading and what stands below it."""
    body = "\n".join("<h2>%s</h2>\n%s" % (escape(part[0]), part[1])
                     if isinstance(part, tuple) else part for part in parts)
    return ('<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
            '<meta name="viewport" content="width=device-width"><title>%s</title>'
            "<style>%s</style></head>\n<body><h1>%s</h1>\n%s\n</body></html>\n"
            % (escape(title), style, escape(title), body))
