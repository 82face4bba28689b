// Profile.h - how often the parts of a program ran: what identifies its functions, and their
// counts.
#pragma once

#include "frontend/ValidModule.h"

#include "llvm/ADT/ArrayRef.h"
#include "llvm/IR/LLVMContext.h"
#include "llvm/IR/ProfileSummary.h"
#include "llvm/Support/Error.h"

#include <memory>
#include <string>
#include <vector>

namespace sinter::lowering {

/// What a profile says of a function.
struct MeasuredFunction {
  std::string name;
  std::uint64_t hash = 0; // CounterPlan::shape()
  std::vector<std::uint64_t> counts;
};

/// The functions of a module as profiles know them, and what one says of them. See docs/pgo.md.
///
/// A function is known by its name in the name section, made unique where two have the same, and
/// by the shape of its control flow (CounterPlan.h).
class Profile {
public:
  using FunctionIndex = frontend::FunctionIndex;

  /// For a build that counts.
  explicit Profile(const frontend::Module &module);
  /// Takes what was counted in an earlier run. The error is that none of the functions is one of
  /// the module's.
  static llvm::Expected<Profile> match(llvm::ArrayRef<MeasuredFunction> functions,
                                       const frontend::Module &module);

  llvm::StringRef nameOf(FunctionIndex function) const {
    return names[function.value - importCount];
  }
  /// What the counters of a defined function said; empty if it is not in the profile.
  llvm::ArrayRef<std::uint64_t> countsOf(FunctionIndex function) const;
  /// False for a build that counts.
  bool isMeasured() const { return countSummary != nullptr; }
  /// How all counts are distributed, as LLVM keeps it in a module.
  llvm::Metadata *summary(llvm::LLVMContext &context) const { return countSummary->getMD(context); }
  /// Whether a count is among those that make up nearly all of the run.
  bool isHot(std::uint64_t count) const { return count >= hotCount; }

  /// How many functions of the profile are none of the module's, or have changed.
  std::size_t unmatchedCount() const { return unmatched; }

private:
  void takeCounts(llvm::ArrayRef<MeasuredFunction> functions, const frontend::Module &module);
  void summarize();

  std::uint32_t importCount;
  std::vector<std::string> names;                 // of the defined functions
  std::vector<std::vector<std::uint64_t>> counts; // the same; empty in a build that counts
  std::unique_ptr<llvm::ProfileSummary> countSummary;
  std::uint64_t hotCount = ~std::uint64_t(0);
  std::size_t unmatched = 0;
};

} // namespace sinter::lowering
