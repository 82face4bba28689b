// Targets.cpp - `sinter targets`: a table of what can be built for.
#include "driver/Console.h"
#include "driver/Options.h"
#include "targets/Target.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/raw_ostream.h"

#include <algorithm>
#include <array>

using namespace llvm;

namespace sinter::driver {

using TableRow = std::array<std::string, 7>;

static TableRow describe(const targets::Target &target) {
  bool isHost = &target == &targets::host();
  std::string base = "0x" + utohexstr(target.memoryBase, /*LowerCase=*/true);
  return {(isHost ? "* " : "  ") + target.name,
          target.triple,
          target.cpu,
          target.features.empty() ? "-" : target.features,
          "8 GiB reserved at " + base,
          "compared before each access",
          isHost ? "./app" : join(target.run, " ") + " ./app"};
}

int listTargets(const TargetsOptions &) {
  std::vector<TableRow> rows = {
      {"  name", "triple", "cpu", "features", "--bounds guard", "--bounds check", "run with"}};
  for (const targets::Target &target : targets::all())
    rows.push_back(describe(target));

  std::array<std::size_t, std::tuple_size_v<TableRow>> widths = {};
  for (const TableRow &row : rows)
    for (auto [width, cell] : zip(widths, row))
      width = std::max(width, cell.size());

  std::string text;
  raw_string_ostream out(text);
  for (const TableRow &row : rows) {
    for (auto [width, cell] : drop_end(zip(widths, row)))
      out << left_justify(cell, unsigned(width) + 2);
    out << row.back() << '\n';
  }
  out << "* is this machine.\n";
  return print(text);
}

} // namespace sinter::driver
