// BoundsLog.h - how lowering has kept each memory access in bounds, for --remarks bounds.
#pragma once

#include "frontend/Types.h"

#include "llvm/ADT/StringRef.h"

#include <cstdint>
#include <vector>

namespace sinter::lowering {

enum class Bounds : std::uint8_t;

/// What keeps an access in bounds. See MemoryAccess.cpp.
enum class Kept : std::uint8_t {
  Proved,    // its address is constant and below the memory's minimum
  Merged,    // an earlier access through the same index, on every path, has reached as far
  Checked,   // a comparison in front of it
  Anchored,  // the hardware: an access beyond the size faults
  Clamped,   // its address is computed so that it cannot leave the memory
  Unchecked, // nothing
};

/// A load, store, or atomic access, by the function that it stands in and its module offset.
struct LoggedAccess {
  std::uint32_t function;
  std::uint32_t offset;
  Kept how;
};

/// The accesses of one partition, in the order of their offsets. Code that cannot be reached has
/// none; bulk operations, wait and notify, which the runtime checks, are not accesses.
using BoundsLog = std::vector<LoggedAccess>;

/// How accesses to a memory are kept in bounds: the name of a mode, and why it is not the one that
/// was asked for, empty if it is.
struct MemoryBounds {
  llvm::StringRef mode;
  llvm::StringRef reason;
};
MemoryBounds boundsOf(const frontend::MemoryType &type, Bounds bounds);

} // namespace sinter::lowering
