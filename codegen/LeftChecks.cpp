// LeftChecks.cpp - which bounds checks are left in optimised code, for --remarks bounds.
//
// A wasm access is known by its offset in the module, which is the line of every instruction that
// has come of it, also where a function was inlined or a block copied. Calls of trap functions are
// not merged (lowering marks them so), so each comparison that is left has a call with its line.
#include "codegen/LeftChecks.h"

#include "codegen/MemoryNode.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/IR/DebugInfoMetadata.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/Instructions.h"
#include "llvm/IR/Module.h"

#include <optional>
#include <tuple>

using namespace llvm;

namespace sinter::codegen {

static constexpr StringLiteral slowMark = "sinter.slow";

static std::optional<CheckKind> kindOf(const Instruction &instruction) {
  if (auto *call = dyn_cast<CallBase>(&instruction)) {
    const Function *callee = call->getCalledFunction();
    if (callee && callee->getName() == "sinter_trap_memory_out_of_bounds")
      return CheckKind::Comparison;
    if (callee && callee->getName() == "sinter.clamp")
      return CheckKind::Clamp;
    return std::nullopt;
  }
  if (instruction.isVolatile() && isLinearMemory(instruction))
    return CheckKind::Anchor;
  return std::nullopt;
}

void markSlow(BasicBlock &block) {
  for (Instruction &instruction : block)
    if (kindOf(instruction))
      instruction.setMetadata(slowMark, MDNode::get(block.getContext(), {}));
}

std::vector<LeftCheck> findLeftChecks(const Module &module) {
  std::vector<LeftCheck> checks;
  for (const Function &function : module) {
    if (function.isDeclarationForLinker())
      continue;
    for (const Instruction &instruction : instructions(function))
      if (std::optional<CheckKind> kind = kindOf(instruction))
        if (const DebugLoc &location = instruction.getDebugLoc(); location && location.getLine())
          checks.push_back({location.getLine(), *kind, !instruction.hasMetadata(slowMark)});
  }
  // Of equal offset and kind, one in place comes first.
  auto key = [](const LeftCheck &check) { return std::pair(check.offset, check.kind); };
  llvm::sort(checks, [&](const LeftCheck &a, const LeftCheck &b) {
    return std::pair(key(a), !a.isInPlace) < std::pair(key(b), !b.isInPlace);
  });
  checks.erase(llvm::unique(checks, [&](const LeftCheck &a,
                                        const LeftCheck &b) { return key(a) == key(b); }),
               checks.end());
  return checks;
}

} // namespace sinter::codegen
