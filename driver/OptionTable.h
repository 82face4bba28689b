// OptionTable.h - what a row of the table of options is, and the tables of the commands.
#pragma once

#include "driver/Options.h"

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace sinter::driver {

/// One option of a command whose values are kept in `Options`.
template <typename Options>
struct Row {
  const char *names;    // as CLI11 wants them: "-o", "--target"
  const char *value;    // what --help calls the value; null for flags; [=VALUE] may be left out
  const char *help;     // what it does and which values it takes
  const char *standard; // the default, as --help shows it
  const char *example;
  llvm::Error (*store)(Options &, llvm::StringRef value);
};

/// Whether the option may stand without its value, which is empty then. With it, `=` is between.
template <typename Options>
constexpr bool hasOptionalValue(const Row<Options> &row) {
  return row.value && row.value[0] == '[';
}

/// What stands behind the options, for --help.
struct Operand {
  const char *name;
  const char *help;
};

/// A command: its rows, and what --help says around them.
template <typename Options>
struct CommandText {
  const char *name;
  const char *summary; // its first line stands in the help of all commands
  llvm::ArrayRef<Row<Options>> rows;
  llvm::ArrayRef<Operand> operands;
  const char *examples; // lines
};

extern const CommandText<BuildOptions> buildText;
extern const CommandText<BuildOptions> runText; // rows of `build`
extern const CommandText<CompareOptions> compareText;
extern const CommandText<InspectOptions> inspectText;
extern const CommandText<TargetsOptions> targetsText;

/// The candidate nearest to a misspelt word, as ` (did you mean "x"?)`; empty if none is near.
std::string suggest(llvm::StringRef word, llvm::ArrayRef<llvm::StringRef> candidates);

} // namespace sinter::driver
