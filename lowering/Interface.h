// Interface.h - what a host program in C sees of a module: names and types.
#pragma once

#include "frontend/Module.h"

#include <optional>
#include <string>
#include <vector>

namespace sinter::lowering {

/// SINTER_ABI_VERSION of sinter.h.
constexpr std::uint64_t abiVersion = 3;

/// `text` as (the rest of) an identifier of C: bytes that are neither letters nor digits become _.
std::string toIdentifier(llvm::StringRef text);

/// The C interface that --module-name names. Equal modules have equal interfaces.
///
/// Every export gets an identifier: the module's name, _, and the export's name; every imported
/// function, table, memory, global and tag the name of a field. What would be equal to an earlier
/// one, or to a word that the header or C++ needs, gets _2, _3 and so on.
class Interface {
public:
  /// Functions and fields have typed C functions if C has types for their parameters and results:
  /// numbers, v128, (ref null func) and (ref null extern).
  struct Item {
    std::string name;
    bool isTyped = false; // functions only
  };

  Interface(const frontend::Module &module, llvm::StringRef moduleName);

  llvm::StringRef moduleName() const { return prefix; }
  const std::vector<Item> &exports() const { return exportItems; } // by export
  const std::vector<Item> &imports() const { return importItems; } // by import
  /// The native function that an executable calls for a typed one of imports(), and what stands for
  /// the module.
  std::string hostFunction(const Item &import) const { return prefix + "_import_" + import.name; }
  std::string moduleSymbol() const { return prefix + "_module"; }

private:
  std::string prefix;
  std::vector<Item> exportItems, importItems;
};

/// How a function type is spelled in C: what is returned, and what is passed by pointer. A v128 is
/// a struct behind a pointer; so are two or more results, or one that is a v128.
struct CSignature {
  explicit CSignature(const frontend::FunctionType &type);
  /// Offsets of the results in the structure that the last argument points to; empty if the one
  /// result, or none, is returned.
  std::vector<std::uint64_t> resultOffsets;
  bool returnsByPointer() const { return !resultOffsets.empty(); }
  /// Whether an instance and all arguments travel in registers, by the C ABI of every target.
  bool fitsRegisters = true;
};

} // namespace sinter::lowering
