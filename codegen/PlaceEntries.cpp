// PlaceEntries.cpp - the functions through which a host in C calls a module's functions.
#include "codegen/PlaceEntries.h"

#include "codegen/ExpandClamp.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/IntrinsicInst.h"

#include "rt-lib/Embedded.h"

namespace sinter::codegen {

/// Whether the instruction leaves the function, may fault, or takes stack. Of guest code, only
/// volatile accesses may fault.
static bool needsEntry(const llvm::Instruction &instruction) {
  if (instruction.isVolatile() || llvm::isa<llvm::AllocaInst>(instruction))
    return true;
  const auto *call = llvm::dyn_cast<llvm::CallBase>(&instruction);
  if (!call || isClamp(instruction))
    return false;
  if (const auto *bytes = llvm::dyn_cast<llvm::MemIntrinsic>(call))
    return bytes->isVolatile();
  // Of intrinsics, those that compute: they have no effects, whatever they are expanded to.
  return !llvm::isa<llvm::IntrinsicInst>(call) || call->mayHaveSideEffects() ||
         call->mayReadFromMemory();
}

/// What holds registers that are spilled is no more than a few bytes for each instruction, and a
/// host's stack has room for so much.
static bool isOwnEntry(const llvm::Function &function) {
  constexpr std::size_t most = 200;
  return function.getInstructionCount() <= most &&
         !llvm::any_of(llvm::instructions(function), needsEntry);
}

void placeEntries(llvm::Module &module) {
  std::string text;
  for (const llvm::Function &function : module) {
    llvm::StringRef names = function.getFnAttribute("sinter-entry").getValueAsString();
    if (names.empty())
      continue;
    const llvm::StringRef thunk = function.getName();
    for (llvm::StringRef name : llvm::split(names, ',')) {
      if (isOwnEntry(function))
        text += (".globl " + name + "\n.type " + name + ", %function\n.set " + name + ", " + thunk +
                 "\n")
                    .str();
      else
        text += ("SINTER_ENTRY " + name + ", " + thunk + "\n").str();
      if (name.starts_with("sinter."))
        text += (".hidden " + name + "\n").str();
    }
  }
  if (!text.empty()) {
    const llvm::StringRef architecture = module.getTargetTriple().getArchName();
    module.appendModuleInlineAsm(rt::entryMacro(architecture).str() + text);
  }
}

} // namespace sinter::codegen
