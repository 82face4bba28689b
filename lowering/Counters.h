// Counters.h - the counters of the function that is being lowered.
#pragma once

#include "lowering/CounterPlan.h"
#include "lowering/Profile.h"

#include "llvm/IR/IRBuilder.h"

namespace sinter::lowering {

/// Emits counters, or reads what they said in an earlier run, or (without a profile) does nothing.
/// Counts are zero where nothing is known.
class Counters {
public:
  Counters(const Profile *profile, frontend::FunctionIndex index, const frontend::Module &module,
           llvm::Function *function);

  /// Whether the build counts, so that each counted edge needs a place of its own.
  bool isCounting() const { return name; }
  /// Counts here what passes the instruction, if it has a counter; `which` chooses one of several.
  void count(llvm::IRBuilder<> &builder, std::uint64_t offset, unsigned which = 0);
  void countEntry(llvm::IRBuilder<> &builder);

  /// What the instruction's counter said; nothing if it has none.
  std::optional<std::uint64_t> read(std::uint64_t offset, unsigned which = 0) const;
  std::uint64_t entryCount() const { return counts.empty() ? 0 : counts[CounterPlan::entry]; }

  /// The weights of a branch whose edges were taken that often; null if none ever was.
  static llvm::MDNode *weights(llvm::LLVMContext &context, llvm::ArrayRef<std::uint64_t> edges);

private:
  void emit(llvm::IRBuilder<> &builder, unsigned counter);

  std::optional<CounterPlan> plan; // none without a profile
  llvm::Constant *name = nullptr;  // if counting: the variable that LLVM knows the function by
  llvm::ArrayRef<std::uint64_t> counts;
};

} // namespace sinter::lowering
