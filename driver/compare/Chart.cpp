// Chart.cpp - the charts of `sinter compare --html`: SVG inside the page.
#include "driver/compare/Chart.h"

#include "driver/compare/Report.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/raw_ostream.h"

#include <algorithm>
#include <cmath>

using namespace llvm;

namespace sinter::driver {

std::string escapeHtml(StringRef text) {
  std::string result;
  for (char c : json::fixUTF8(text)) {
    switch (c) {
    case '&':
      result += "&amp;";
      break;
    case '<':
      result += "&lt;";
      break;
    case '>':
      result += "&gt;";
      break;
    case '"':
      result += "&quot;";
      break;
    case '\'':
      result += "&#39;";
      break;
    default:
      bool isControl = (static_cast<unsigned char>(c) < 0x20 && c != '\n') || c == 0x7F;
      result += isControl ? "\u00b7" : std::string(1, c);
    }
  }
  return result;
}

std::vector<double> axisTicks(const Interval &range) {
  constexpr double wanted = 4;
  double step = (range.high - range.low) / wanted;
  if (!(step > 0))
    return {range.low};
  double magnitude = std::pow(10, std::floor(std::log10(step)));
  for (double factor : {1.0, 2.0, 2.5, 5.0, 10.0})
    if (factor * magnitude >= step) {
      step = factor * magnitude;
      break;
    }
  std::vector<double> ticks;
  // Counted, not added up, so that errors do not.
  for (double i = std::ceil(range.low / step); i * step <= range.high; ++i)
    ticks.push_back(i * step);
  return ticks;
}

namespace {

// CSS pixels.
constexpr int rowHeight = 52, textLine = 15, plotTop = 24, plotHeight = 18, axisHeight = 26;

/// Where numbers lie, in per cent of the width. A margin keeps round ends inside.
class Scale {
public:
  explicit Scale(Interval range) : range(range) {}
  double at(double value) const {
    double width = range.high - range.low;
    double part = width > 0 ? (value - range.low) / width : 0.5;
    return margin + std::clamp(part, 0.0, 1.0) * (100 - 2 * margin);
  }
  std::vector<double> ticks() const { return axisTicks(range); }

private:
  static constexpr double margin = 1.5;
  Interval range;
};

/// What the values span, and some more on both sides.
Interval padded(double low, double high) {
  double more = std::max((high - low) * 0.06, std::abs(high) * 1e-4);
  return {low - more, high + more};
}

class Svg {
public:
  Svg(const ChartHead &head, std::size_t rows, int belowRows) : out(text) {
    height = int(rows) * rowHeight + belowRows;
    out << "<figure class=\"card\"><figcaption><h3>" << escapeHtml(head.title) << "</h3><p>"
        << escapeHtml(head.remark)
        << "</p></figcaption>\n<svg role=\"img\" width=\"100%\" height=\"" << height << "\"><title>"
        << escapeHtml(head.title) << "</title>";
  }

  /// What the chart says, in words.
  template <typename Row>
  void describe(ArrayRef<Row> rows) {
    out << "<desc>";
    for (const Row &row : rows)
      out << escapeHtml(row.name) << ": " << escapeHtml(row.value) << ". ";
    out << "</desc>\n";
  }

  /// Begins a row: its name and its value.
  void row(const ChartRow &row) {
    top = rows++ * rowHeight;
    out << "<text class=\"name\" x=\"0\" y=\"" << top + textLine << "\">" << escapeHtml(row.name)
        << "</text><text class=\"value\" x=\"100%\" y=\"" << top + textLine << "\">"
        << escapeHtml(row.value) << "</text>\n";
    rect("track", 0, 100, 0, plotHeight);
  }
  /// A rectangle of the row, from the left to the right in per cent.
  void rect(StringRef classes, double left, double right, int from, int to) {
    out << "<rect class=\"" << classes << "\" rx=\"3\" x=\"" << percent(left) << "\" y=\""
        << top + plotTop + from << "\" width=\"" << percent(std::max(right - left, 0.0))
        << "\" height=\"" << to - from << "\"/>";
  }
  void vertical(StringRef classes, double at, int from, int to) {
    line(classes, at, at, top + plotTop + from, top + plotTop + to);
  }
  void horizontal(StringRef classes, double left, double right) {
    line(classes, left, right, top + plotTop + plotHeight / 2, top + plotTop + plotHeight / 2);
  }
  void dot(StringRef classes, double at) {
    out << "<circle class=\"" << classes << "\" r=\"6\" cx=\"" << percent(at) << "\" cy=\""
        << top + plotTop + plotHeight / 2 << "\"/>";
  }
  /// A line through all rows.
  void rule(StringRef classes, double at) {
    line(classes, at, at, plotTop - 4, int(rows) * rowHeight - 6);
  }
  void axis(const Scale &scale, std::string (*format)(double)) {
    for (double tick : scale.ticks()) {
      double at = scale.at(tick);
      StringRef anchor = at < 5 ? "start" : at > 95 ? "end" : "middle";
      rule("grid", at);
      out << "<text class=\"tick\" text-anchor=\"" << anchor << "\" x=\"" << percent(at)
          << "\" y=\"" << int(rows) * rowHeight + 14 << "\">" << escapeHtml(format(tick))
          << "</text>";
    }
  }
  std::string finish(StringRef below = "") {
    out << "</svg>" << below << "</figure>\n";
    return std::move(text);
  }

private:
  static std::string percent(double number) {
    std::string result;
    raw_string_ostream(result) << format("%.3f%%", number);
    return result;
  }
  void line(StringRef classes, double x1, double x2, int y1, int y2) {
    out << "<line class=\"" << classes << "\" x1=\"" << percent(x1) << "\" x2=\"" << percent(x2)
        << "\" y1=\"" << y1 << "\" y2=\"" << y2 << "\"/>";
  }

  std::string text;
  raw_string_ostream out;
  int height, top = 0, rows = 0;
};

} // namespace

std::string barChart(const ChartHead &head, ArrayRef<BarRow> rows) {
  double longest = 0;
  for (const BarRow &row : rows)
    longest = std::max(longest, row.length);
  Svg svg(head, rows.size(), 0);
  svg.describe(rows);
  for (const BarRow &row : rows) {
    svg.row(row);
    if (!row.isMissing && longest > 0)
      svg.rect("fill " + row.name, 0, row.length / longest * 100, 0, plotHeight);
  }
  return svg.finish();
}

std::string sampleChart(const ChartHead &head, ArrayRef<SampleRow> rows,
                        std::string (*format)(double)) {
  double low = HUGE_VAL, high = -HUGE_VAL;
  for (const SampleRow &row : rows) {
    // A few runs that were held up would leave no room for the others.
    Summary summary = summarize(row.samples);
    double far = summary.upperQuartile + 5 * (summary.upperQuartile - summary.lowerQuartile);
    low = std::min(low, summary.min);
    high = std::max(high, std::min(summary.max, far));
  }
  std::ptrdiff_t beyond = 0;
  for (const SampleRow &row : rows)
    beyond += std::ranges::count_if(row.samples, [&](double sample) { return sample > high; });
  Scale scale(padded(low, high));
  ChartHead full = head;
  if (beyond)
    full.remark += " " + std::to_string(beyond) + (beyond == 1 ? " run lies" : " runs lie") +
                   " beyond its right end.";
  Svg svg(full, rows.size(), axisHeight);
  svg.describe(rows);
  for (const SampleRow &row : rows) {
    Summary summary = summarize(row.samples);
    auto classes = [&](StringRef kind) { return (kind + " " + row.name).str(); };
    svg.row(row);
    svg.rect(classes("box"), scale.at(summary.lowerQuartile), scale.at(summary.upperQuartile), 0,
             plotHeight);
    for (double sample : row.samples)
      if (sample <= high)
        svg.vertical(classes("sample"), scale.at(sample), 4, plotHeight - 4);
    svg.rect(classes("interval"), scale.at(summary.confidence.low),
             scale.at(summary.confidence.high), plotHeight - 3, plotHeight);
    svg.vertical(classes("median"), scale.at(summary.median), -3, plotHeight + 3);
  }
  svg.axis(scale, format);
  return svg.finish();
}

std::string ratioChart(const ChartHead &head, ArrayRef<RatioRow> rows) {
  double low = 1, high = 1;
  for (const RatioRow &row : rows) {
    low = std::min(low, row.ratio.confidence.low);
    high = std::max(high, row.ratio.confidence.high);
  }
  Scale scale(padded(low, high));
  Svg svg(head, rows.size(), axisHeight);
  svg.describe(rows);
  for (const RatioRow &row : rows) {
    double from = scale.at(row.ratio.confidence.low), to = scale.at(row.ratio.confidence.high);
    svg.row(row);
    svg.horizontal("whisker " + row.name, from, to);
    svg.vertical("whisker " + row.name, from, 3, plotHeight - 3);
    svg.vertical("whisker " + row.name, to, 3, plotHeight - 3);
    svg.dot("fill " + row.name, scale.at(row.ratio.value));
  }
  svg.axis(scale, formatRatio);
  svg.rule("one", scale.at(1));
  return svg.finish();
}

std::string stackChart(const ChartHead &head, ArrayRef<StackRow> rows, ArrayRef<StringRef> names) {
  double longest = 0;
  for (const StackRow &row : rows) {
    double sum = 0;
    for (double part : row.parts)
      sum += part;
    longest = std::max(longest, sum);
  }
  Svg svg(head, rows.size(), 0);
  svg.describe(rows);
  for (const StackRow &row : rows) {
    double from = 0;
    svg.row(row);
    for (auto [index, part] : enumerate(row.parts)) {
      double to = longest > 0 ? from + part / longest * 100 : from;
      svg.rect(("part" + Twine(index)).str(), from, to, 0, plotHeight);
      from = to;
    }
  }
  std::string key = "<ul class=\"key\">";
  for (auto [index, name] : enumerate(names))
    key +=
        ("<li><span class=\"part" + Twine(index) + "\"></span>" + escapeHtml(name) + "</li>").str();
  return svg.finish(key + "</ul>");
}

} // namespace sinter::driver
