// ValidModule.h - the proof that a module satisfies every rule of the spec.
//
// Only validate() makes one, so what takes a ValidModule has no error path.
#pragma once

#include "frontend/ConstantExpression.h"
#include "frontend/Module.h"

#include "llvm/ADT/BitVector.h"

#include <array>
#include <optional>
#include <vector>

namespace sinter::frontend {

/// What validation saw on its way through all bodies, for whole-module decisions in lowering.
struct ModuleFacts {
  ProposalSet proposals; // used by this module
  /// By global index: the initial value, unless it depends on an imported global.
  std::vector<std::optional<ConstantValue>> globalValues;
  llvm::BitVector globalsWritten; // by global index: some global.set names it
  llvm::BitVector tablesWritten;  // table.set, fill, copy (destination), init, grow name it
  llvm::BitVector tablesGrown;
  llvm::BitVector memoriesGrown;
  llvm::BitVector functionsReferenced; // ref.func, element segments, exports, start
  llvm::BitVector elemsUsed;           // by elem index: table.init or elem.drop names it
  llvm::BitVector dataUsed;            // memory.init or data.drop names it
  bool usesTailCalls = false;
  bool usesExceptions = false; // some body throws or catches
  /// By type index: the smallest index of an equal type (iso-recursive equality, of the whole
  /// recursive group). Two types of the module are equal exactly if these numbers are.
  std::vector<std::uint32_t> canonicalTypes;
  /// By type index: a SHA-256 that is equal exactly if the types are, across modules.
  std::vector<std::array<std::uint8_t, 32>> typeDigests;
  /// Direct calls (call, return_call) of defined function i, in order of first appearance and
  /// without repetitions: callees[calleeStart[i]] up to callees[calleeStart[i + 1]], where i does
  /// not count imports.
  std::vector<std::uint32_t> calleeStart;
  std::vector<FunctionIndex> callees;
};

class ValidModule {
public:
  const Module &operator*() const { return module; }
  const Module *operator->() const { return &module; }
  const ModuleFacts &facts() const { return moduleFacts; }

  ValidModule(ValidModule &&) = default;
  ValidModule &operator=(ValidModule &&) = default;

private:
  friend class ModuleValidator;
  ValidModule(Module module, ModuleFacts facts)
      : module(std::move(module)), moduleFacts(std::move(facts)) {}
  Module module;
  ModuleFacts moduleFacts;
};

} // namespace sinter::frontend
