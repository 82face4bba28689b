// CounterPlan.h - which instructions of a body have counters, and how many.
#pragma once

#include "frontend/Module.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace sinter::lowering {

/// The counters of a function, for a build that counts and for one that uses what was counted.
///
/// The plan follows from the body's instructions alone. Target, bounds mode, level and instance
/// model do not matter, so one profile serves builds that differ in all of them.
class CounterPlan {
public:
  /// How often the function was entered. The only counter of straight-line code.
  static constexpr unsigned entry = 0;

  explicit CounterPlan(const frontend::Function &function);

  unsigned size() const { return counterCount; }
  /// Bodies whose control flow differs have different shapes, but for a collision of 64 bits.
  std::uint64_t shape() const { return shapeHash; }
  /// The first counter of the instruction at the module offset, if it has any:
  ///
  ///   loop                    how often its start was passed
  ///   if                      how often the condition held
  ///   br_if, br_on_...        how often it branched; none where that follows from `loop`
  ///   br_table                one per label, the default first, each label once
  ///   catch, catch_all        how often it caught
  ///   end                     how often it was passed, if exceptions may arrive there
  std::optional<unsigned> counterOf(std::uint64_t offset) const;

private:
  friend class CounterPlanner;
  struct Site {
    std::uint64_t offset;
    unsigned count; // counters
    unsigned first = 0;
  };

  std::vector<Site> sites; // by offset
  unsigned counterCount = 1;
  std::uint64_t shapeHash = 0;
};

} // namespace sinter::lowering
