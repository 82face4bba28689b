// BoundsRemarks.cpp - what became of the bounds checks of each function, for --remarks bounds.
#include "driver/BoundsRemarks.h"

#include "frontend/Diagnostic.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Format.h"

#include <tuple>

using namespace llvm;
using sinter::codegen::CheckKind;
using sinter::codegen::LeftCheck;
using sinter::codegen::OptimizedChecks;
using sinter::lowering::Kept;

namespace sinter::driver {
namespace {

/// The checks of all partitions.
class AllChecks {
public:
  explicit AllChecks(ArrayRef<OptimizedChecks> optimized) {
    for (const OptimizedChecks &part : optimized) {
      left.insert(left.end(), part.left.begin(), part.left.end());
      merged.insert(merged.end(), part.merged.begin(), part.merged.end());
    }
    llvm::sort(left, [](const LeftCheck &a, const LeftCheck &b) {
      return std::tuple(a.offset, a.kind, !a.isInPlace) <
             std::tuple(b.offset, b.kind, !b.isInPlace);
    });
    llvm::sort(merged);
  }

  /// The number to count an access in that lowering has given such a check.
  std::uint64_t BoundsCounts::*fate(std::uint32_t offset, CheckKind kind,
                                    std::uint64_t BoundsCounts::*ifInPlace) const {
    // If one is in place, it comes first.
    const auto *check = llvm::lower_bound(left, std::pair(offset, kind),
                                          [](const LeftCheck &check, const auto &key) {
                                            return std::pair(check.offset, check.kind) < key;
                                          });
    if (check != left.end() && check->offset == offset && check->kind == kind)
      return check->isInPlace ? ifInPlace : &BoundsCounts::hoisted;
    return llvm::binary_search(merged, offset) ? &BoundsCounts::merged : &BoundsCounts::proved;
  }

private:
  SmallVector<LeftCheck, 0> left;
  SmallVector<std::uint32_t, 0> merged;
};

} // namespace

static BoundsCounts count(const lowering::LoggedAccess &access, const AllChecks &checks) {
  BoundsCounts counts{.accesses = 1};
  auto emitted = [&](CheckKind kind, std::uint64_t BoundsCounts::*ifInPlace) {
    counts.emitted = 1;
    counts.*checks.fate(access.offset, kind, ifInPlace) = 1;
  };
  switch (access.how) {
  case Kept::Proved:
    counts.proved = 1;
    break;
  case Kept::Merged:
    counts.merged = 1;
    break;
  case Kept::Unchecked:
    counts.unchecked = 1;
    break;
  case Kept::Checked:
    emitted(CheckKind::Comparison, &BoundsCounts::checked);
    break;
  case Kept::Anchored:
    emitted(CheckKind::Anchor, &BoundsCounts::anchored);
    break;
  case Kept::Clamped:
    emitted(CheckKind::Clamp, &BoundsCounts::clamped);
    break;
  }
  return counts;
}

BoundsCounts &BoundsCounts::operator+=(const BoundsCounts &other) {
  accesses += other.accesses;
  emitted += other.emitted;
  merged += other.merged;
  hoisted += other.hoisted;
  proved += other.proved;
  checked += other.checked;
  anchored += other.anchored;
  clamped += other.clamped;
  unchecked += other.unchecked;
  return *this;
}

BoundsRemarks summarize(const lowering::Program &program, ArrayRef<lowering::BoundsLog> logs,
                        ArrayRef<OptimizedChecks> optimized) {
  const AllChecks checks(optimized);
  const frontend::Module &module = *program.module();
  BoundsRemarks remarks;
  for (const frontend::Memory &memory : module.memories)
    remarks.memories.push_back(boundsOf(memory.type, program.options().bounds));
  for (const lowering::BoundsLog &log : logs)
    for (const lowering::LoggedAccess &access : log) {
      if (remarks.functions.empty() || remarks.functions.back().index != access.function)
        remarks.functions.push_back({access.function, module.nameOf({access.function}).str(), {}});
      const BoundsCounts counts = count(access, checks);
      remarks.functions.back().counts += counts;
      remarks.total += counts;
    }
  return remarks;
}

static void printRow(raw_ostream &out, const BoundsCounts &counts) {
  for (std::uint64_t number :
       {counts.accesses, counts.emitted, counts.merged, counts.hoisted, counts.proved,
        counts.checked, counts.anchored, counts.clamped, counts.unchecked})
    out << format("%10llu", static_cast<unsigned long long>(number));
}

void print(const BoundsRemarks &remarks, raw_ostream &out) {
  for (auto [i, memory] : enumerate(remarks.memories))
    out << "memory " << i << ": " << memory.mode << (memory.reason.empty() ? "" : ", since ")
        << memory.reason << '\n';
  for (const char *column : {"accesses", "emitted", "merged", "hoisted", "proved", "checked",
                             "anchored", "clamped", "unchecked"})
    out << format("%10s", column);
  out << "  function\n";
  for (const BoundsRemarks::Function &function : remarks.functions) {
    printRow(out, function.counts);
    out << "  " << function.index;
    if (!function.name.empty()) {
      out << " \"";
      frontend::writeEscaped(out, function.name);
      out << '"';
    }
    out << '\n';
  }
  printRow(out, remarks.total);
  out << "  total\n";
}

} // namespace sinter::driver
