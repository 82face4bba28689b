// MemoryImage.h - a memory's initial contents, put together when the program is built.
#pragma once

#include "frontend/ValidModule.h"

#include <cstdint>
#include <vector>

namespace sinter::lowering {

/// The active data segments of a memory, laid over each other in order.
struct MemoryImage {
  struct Chunk {
    std::uint64_t offset; // in the memory, bytes
    std::vector<std::uint8_t> bytes;
    /// `offset` and the size are multiples of the page size, so that start-up can move the pages
    /// into place instead of copying them.
    bool isMappable;
  };
  std::vector<Chunk> chunks; // ascending, not overlapping
  /// Some segment does not fit into the initial memory: instantiation traps.
  bool isOutOfBounds = false;
};

/// Of the memory's active segments among the module's first `segmentCount` segments, whose offsets
/// are known. `pageSize` is the largest page size of the target's kernels.
MemoryImage buildMemoryImage(const frontend::ValidModule &module, frontend::MemoryIndex memory,
                             std::size_t segmentCount, std::uint64_t pageSize);

} // namespace sinter::lowering
