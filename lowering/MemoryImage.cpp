// MemoryImage.cpp - a memory's initial contents, put together when the program is built.
#include "lowering/MemoryImage.h"

#include "frontend/ConstantExpression.h"
#include "lowering/MemoryAccess.h"

#include "llvm/Support/MathExtras.h"

#include <algorithm>
#include <cstring>

using namespace llvm;

namespace sinter::lowering {

namespace {

/// Gaps of zeros up to this many bytes cost less than a chunk of their own.
constexpr std::uint64_t mergedGap = 32;
/// Copying is faster than moving pages below about this size.
constexpr std::uint64_t mappableSize = 256 << 10;

struct PlacedSegment {
  std::uint64_t offset;
  ArrayRef<std::uint8_t> bytes;
};

/// The union of the segments' ranges, with small gaps closed; zero-filled.
std::vector<MemoryImage::Chunk> coverSegments(std::vector<PlacedSegment> segments) {
  llvm::sort(segments, [](const auto &a, const auto &b) { return a.offset < b.offset; });
  std::vector<MemoryImage::Chunk> chunks;
  std::uint64_t begin = 0, end = 0;
  auto close = [&] {
    if (end != begin)
      chunks.push_back({begin, std::vector<std::uint8_t>(end - begin), false});
  };
  for (const PlacedSegment &segment : segments) {
    if (segment.offset > end + mergedGap || end == begin) {
      close();
      begin = end = segment.offset;
    }
    end = std::max(end, segment.offset + segment.bytes.size());
  }
  close();
  return chunks;
}

/// Appends `chunk` without the zeros at its ends: memory starts as zeros.
void appendTrimmed(std::vector<MemoryImage::Chunk> &chunks, std::uint64_t offset,
                   ArrayRef<std::uint8_t> bytes) {
  std::size_t first = 0, last = bytes.size();
  while (first < last && bytes[first] == 0)
    ++first;
  while (last > first && bytes[last - 1] == 0)
    --last;
  if (first != last)
    chunks.push_back(
        {offset + first, std::vector(bytes.begin() + first, bytes.begin() + last), false});
}

/// Cuts large chunks into a mappable middle and what is left at the ends.
void appendPieces(std::vector<MemoryImage::Chunk> &chunks, const MemoryImage::Chunk &chunk,
                  std::uint64_t pageSize) {
  ArrayRef<std::uint8_t> bytes = chunk.bytes;
  std::uint64_t begin = alignTo(chunk.offset, pageSize);
  std::uint64_t end = alignDown(chunk.offset + bytes.size(), pageSize);
  if (bytes.size() < mappableSize || begin >= end)
    return appendTrimmed(chunks, chunk.offset, bytes);
  appendTrimmed(chunks, chunk.offset, bytes.take_front(begin - chunk.offset));
  ArrayRef<std::uint8_t> middle = bytes.slice(begin - chunk.offset, end - begin);
  chunks.push_back({begin, middle.vec(), true});
  appendTrimmed(chunks, end, bytes.drop_front(end - chunk.offset));
}

} // namespace

MemoryImage buildMemoryImage(const frontend::ValidModule &module, frontend::MemoryIndex memory,
                             std::size_t segmentCount, std::uint64_t pageSize) {
  MemoryImage image;
  const std::uint64_t size = initialSize(module->memory(memory).type);
  std::vector<PlacedSegment> segments;
  for (const frontend::DataSegment &segment : ArrayRef(module->data).take_front(segmentCount)) {
    if (segment.mode != frontend::SegmentMode::Active || segment.memory != memory)
      continue;
    std::uint64_t offset = evaluate(module, segment.memoryOffset)->bits;
    if (offset > size || segment.bytes.size() > size - offset) {
      image.isOutOfBounds = true;
      return image;
    }
    if (!segment.bytes.empty())
      segments.push_back({offset, segment.bytes});
  }

  std::vector<MemoryImage::Chunk> covers = coverSegments(segments);
  for (const PlacedSegment &segment : segments) {
    auto cover = std::upper_bound(covers.begin(), covers.end(), segment.offset,
                                  [](std::uint64_t offset, const MemoryImage::Chunk &chunk) {
                                    return offset < chunk.offset;
                                  });
    --cover;
    std::memcpy(cover->bytes.data() + (segment.offset - cover->offset), segment.bytes.data(),
                segment.bytes.size());
  }
  for (MemoryImage::Chunk &cover : covers) {
    appendPieces(image.chunks, cover, pageSize);
    cover.bytes = {};
  }
  return image;
}

} // namespace sinter::lowering
