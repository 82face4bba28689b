# compare_html.py PAGE CHROMIUM - checks a page that --html wrote: it is well formed and needs nothing
# else, and in a browser, narrow and wide, it neither overflows nor writes over itself.
import html
import html.parser
import re
import subprocess
import sys
import tempfile

widths = [360, 800, 1600]
page, chromium = sys.argv[1:]
with open(page, encoding="utf-8") as file:
    text = file.read()

# What has no end tag.
empty = {"meta", "line", "rect", "circle"}


class Checker(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.counts, self.inSvg = [], {}, []

    def handle_starttag(self, tag, attributes):
        self.counts[tag] = self.counts.get(tag, 0) + 1
        names = dict(attributes)
        for name in ("src", "href", "srcset", "data"):
            if name in names:
                sys.exit("<%s %s=%r> leads out of the page" % (tag, name, names[name]))
        if any(name.startswith("on") for name in names):
            sys.exit("<%s> has a handler" % tag)
        if tag not in empty:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.counts[tag] = self.counts.get(tag, 0) + 1

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            sys.exit("</%s> ends nothing" % tag)


checker = Checker()
checker.feed(text)
if checker.open:
    sys.exit("not ended: %s" % checker.open)
if "script" in checker.counts or "url(" in text or "@import" in text:
    sys.exit("the page loads or runs something")
charts = checker.counts["svg"]
if charts < 5 or checker.counts["desc"] != charts or checker.counts["title"] != charts + 1:
    sys.exit("charts without title or description: %s" % checker.counts)
if checker.counts["caption"] != checker.counts["table"] or checker.counts["table"] < 2:
    sys.exit("tables without caption: %s" % checker.counts)

probe = """<script>
const faults = [], boxes = (list) => [...list].map((e) => [e, e.getBoundingClientRect()]);
for (const [e, box] of boxes(document.querySelectorAll("body *")))
  if (!e.closest(".scroll, pre") && box.right > innerWidth + 1 && box.width)
    faults.push(`${e.tagName} ${e.className.baseVal ?? e.className} reaches ${box.right}`);
for (const svg of document.querySelectorAll("svg")) {
  const texts = boxes(svg.querySelectorAll("text"));
  texts.forEach(([a, x], i) => texts.slice(i + 1).forEach(([b, y]) => {
    if (x.left < y.right && y.left < x.right && x.top + 3 < y.bottom && y.top + 3 < x.bottom)
      faults.push(`"${a.textContent}" and "${b.textContent}" overlap`);
  }));
}
const root = document.documentElement;
parent.document.body.insertAdjacentText("beforeend",
  `PROBE ${innerWidth} ${root.scrollWidth} [${faults.slice(0, 5).join("; ")}] END`);
</script>"""
# In frames, since a window of the browser has a least width.
instrumented = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", text) + probe
frames = "".join('<iframe width="%d" height="800" style="border:0" srcdoc="%s"></iframe>'
                 % (width, html.escape(instrumented)) for width in widths)
with tempfile.TemporaryDirectory() as folder:
    with open(folder + "/frames.html", "w", encoding="utf-8") as file:
        file.write("<!DOCTYPE html><meta charset=utf-8><body>" + frames)
    dom = subprocess.run(
        [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
         "--user-data-dir=" + folder + "/profile", "--dump-dom", "file://" + folder + "/frames.html"],
        capture_output=True, text=True, timeout=240).stdout
dom = html.unescape(re.sub(r'srcdoc="[^"]*"', "", dom))
found = {int(inner): (int(scroll), faults) for inner, scroll, faults in
         re.findall(r"PROBE (\d+) (\d+) \[(.*?)\] END", dom, re.DOTALL)}
if sorted(found) != widths:
    sys.exit("chromium did not show the page at all widths: %s" % dom[-2000:])
for width, (scroll, faults) in found.items():
    if scroll > width or faults:
        sys.exit("at a width of %d, the page is %d wide: %s" % (width, scroll, faults))
