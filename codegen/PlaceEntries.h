// PlaceEntries.h - the functions through which a host in C calls a module's functions.
//
// A function that has the attribute "sinter-entry", whose value is the entry's name or names,
// separated by commas, is what an entry calls. An entry changes to the store's stack and keeps what
// is needed to come back from a trap (SINTER_ENTRY in rt-lib/arch). That is a second call for the
// first, which the smallest functions would feel. A *leaf* does without, and is what the host calls
// itself, on the host's stack, of which it takes next to nothing: it is small and calls nothing.
//
// A leaf can still trap. Where it finds that out itself, it says so to the runtime, and returns as
// any other function does. Where an access faults, the handler lets it return: to be able to, it
// wants nothing but that the function has not touched the stack pointer, the return address, or a
// register that its caller wants back. Then the caller cannot tell that state from the one in front
// of the function's return, but for the result, which means nothing after a trap. Whether that is
// so only the final machine code shows, so entries are made after all functions.
#pragma once

#include "llvm/CodeGen/AsmPrinter.h"
#include "llvm/CodeGen/AsmPrinterHandler.h"
#include "llvm/IR/Module.h"

namespace sinter::codegen {

/// Finds leaves among the functions with entries, and makes returns of their traps. To be run when
/// the module is optimised.
void prepareEntries(llvm::Module &module);

/// Writes the entries of all functions that are printed. Names that begin with "sinter." are
/// hidden.
class EntryPlacer : public llvm::AsmPrinterHandler {
public:
  explicit EntryPlacer(llvm::AsmPrinter &printer) : printer(printer) {}

  void beginFunction(const llvm::MachineFunction *) override {}
  void endFunction(const llvm::MachineFunction *function) override;
  void endModule() override;

private:
  llvm::AsmPrinter &printer;
  std::string text; // of the entries, in assembly
};

} // namespace sinter::codegen
