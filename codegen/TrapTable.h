// TrapTable.h - positions of the instructions that can trap, for the runtime's messages.
//
// Section `sinter_traps` holds one record per function with a body offset, or with entries. It is
// SHF_LINK_ORDER: records lie in the order of the functions they describe and go with them when the
// linker drops or merges functions. Nothing in it is aligned.
//
//   i32      start of the function, minus the address of this field
//   u32      size of the function's code, bytes
//   uleb128  module offset of the function's wasm body, 0 if unknown
//   uleb128  number of entries
//   entries, ascending by pc:
//     uleb128  pc, minus the previous entry's (the first: minus the start of the function)
//     sleb128  module offset, minus the previous entry's (the first: minus the body's offset);
//              the sum is 0 where the position is unknown
//
// The entry with the greatest pc <= P tells where P comes from, for P an instruction that faulted
// or a return address - 1. Neighbours with the same offset share an entry.
#pragma once

#include "llvm/CodeGen/AsmPrinter.h"
#include "llvm/CodeGen/AsmPrinterHandler.h"
#include "llvm/IR/Module.h"

namespace sinter::codegen {

/// Makes every volatile access carry its debug location through instruction selection. Where that
/// folds a load into the instruction that uses it (x86), the machine instruction gets the location
/// of the use, and only the memory operand stays the load's own. Of what a memory operand takes
/// from its IR instruction, `!tbaa.struct` means nothing for a load or store, so the location
/// travels there. Nothing is taken from an atomic access but `!mmra`, which means nothing to these
/// processors, and goes to the machine instruction. The module is for code generation only
/// afterwards.
void attachPositions(llvm::Module &module);

/// Collects entries while a function is printed and writes its record behind it.
///
/// Module offsets are the line numbers of debug locations: DISubprogram::getLine for the body,
/// DILocation::getLine of the innermost (inlined) scope for an instruction. attachPositions must
/// have run on the module.
class TrapTable : public llvm::AsmPrinterHandler {
public:
  explicit TrapTable(llvm::AsmPrinter &printer) : printer(printer) {}

  void beginFunction(const llvm::MachineFunction *function) override;
  void beginInstruction(const llvm::MachineInstr *instruction) override;
  void markFunctionEnd() override;
  void endFunction(const llvm::MachineFunction *function) override;
  void endModule() override {}

private:
  struct Entry {
    llvm::MCSymbol *pc;
    std::uint64_t offset;
  };

  llvm::MCSymbol *emitLabel();
  void emitRecord(std::uint64_t bodyOffset);

  llvm::AsmPrinter &printer;
  llvm::MCSymbol *start = nullptr;
  llvm::MCSymbol *end = nullptr;
  llvm::SmallVector<Entry> entries;
};

} // namespace sinter::codegen
