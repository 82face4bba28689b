// Chart.h - the charts of `sinter compare --html`: SVG inside the page.
//
// Positions along the figures' axis are per cent of the width, everything else is CSS pixels. So a
// chart is as wide as its place, and text and strokes keep their size, on a telephone as on a wide
// screen, without a script. Colours are classes, which the page's style defines for light and dark.
// Each chart has a title and, for those who cannot see it, the figures in words.
#pragma once

#include "driver/compare/Statistics.h"

#include "llvm/ADT/StringRef.h"

#include <optional>
#include <string>
#include <vector>

namespace sinter::driver {

/// Text for a page: what has a meaning in HTML is escaped, and what is no UTF-8 or a control
/// character replaced.
std::string escapeHtml(llvm::StringRef text);

/// One line of a chart.
struct ChartRow {
  std::string name;  // on the left, and the class of its colours: a mode
  std::string value; // on the right: the figure as text
};

struct ChartHead {
  std::string title;
  std::string remark; // below the title: what is shown, which way is better
};

struct BarRow : ChartRow {
  double length = 0;
  bool isMissing = false; // `value` says why; there is no bar
};
/// Lengths from 0.
std::string barChart(const ChartHead &head, llvm::ArrayRef<BarRow> rows);

struct SampleRow : ChartRow {
  std::vector<double> samples;
};
/// All samples as ticks, the box between the quartiles, the median and its confidence interval. The
/// axis is only as long as it must be.
std::string sampleChart(const ChartHead &head, llvm::ArrayRef<SampleRow> rows,
                        std::string (*format)(double));

struct RatioRow : ChartRow {
  Ratio ratio;
};
/// Ratios with their intervals, and a line at 1.
std::string ratioChart(const ChartHead &head, llvm::ArrayRef<RatioRow> rows);

struct StackRow : ChartRow {
  std::vector<double> parts; // one for each of the names
};
/// Parts of wholes, and a key.
std::string stackChart(const ChartHead &head, llvm::ArrayRef<StackRow> rows,
                       llvm::ArrayRef<llvm::StringRef> names);

/// A few round numbers in the interval, ascending.
std::vector<double> axisTicks(const Interval &range);

} // namespace sinter::driver
