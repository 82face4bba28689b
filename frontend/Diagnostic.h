// Diagnostic.h - the one error payload that crosses phase boundaries.
//
// Phases return llvm::Expected<T>; what can be inside the Error is a Diagnostic and nothing else.
// Only the driver prints one.
#pragma once

#include "frontend/Opcode.h"
#include "frontend/Types.h"

#include "llvm/Support/Error.h"

#include <optional>
#include <string>

namespace sinter::frontend {

/// Where in a module something is wrong. Every part may be missing; filled from the outside in.
struct Location {
  std::optional<std::uint64_t> offset; // bytes from the start of the file
  std::optional<FunctionIndex> function;
  std::string functionName; // without quotes; empty if the module does not name it
  std::optional<Opcode> opcode;
};

/// What is wrong with a module, and where.
class Diagnostic : public llvm::ErrorInfo<Diagnostic> {
public:
  static char ID;

  /// `message` is one lower-case clause without a full stop.
  Diagnostic(Location location, std::string message)
      : location(std::move(location)), message(std::move(message)) {}

  const Location &getLocation() const { return location; }
  llvm::StringRef getMessage() const { return message; }

  /// `0x2f: error: function 3 "fib": i32.add: expected i32, found i64`; without an offset it
  /// starts at `error:`. The driver puts the file's name in front. Always one line: control
  /// characters of names and messages are escaped.
  void log(llvm::raw_ostream &os) const override;
  std::error_code convertToErrorCode() const override { return llvm::inconvertibleErrorCode(); }

private:
  Location location;
  std::string message;
};

/// How a message mentions something that may have a name: `3 "counter"`, or `3`.
std::string named(std::uint32_t index, llvm::StringRef name);

/// A Diagnostic without a position in the module.
llvm::Error makeError(const llvm::Twine &message);
llvm::Error makeError(Location location, const llvm::Twine &message);

/// Writes text that may come from a module. Control characters, those of the C1 block (C2 80 to
/// C2 9F in UTF-8) included, become \hh: a name must be able neither to break the line nor to talk
/// to the terminal.
void writeEscaped(llvm::raw_ostream &os, llvm::StringRef text);

} // namespace sinter::frontend
