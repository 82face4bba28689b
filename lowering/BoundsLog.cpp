// BoundsLog.cpp - how the memories of a module are kept in bounds, in words.
#include "lowering/BoundsLog.h"

#include "lowering/MemoryAccess.h"

using namespace llvm;

namespace sinter::lowering {

MemoryBounds boundsOf(const frontend::MemoryType &type, Bounds bounds) {
  const bool isLikeAsked = bounds == Bounds::Check ||
                           protectionOf(type, bounds, AccessKind::Single) != Protection::Compare;
  if (isLikeAsked)
    return {boundsName(bounds), ""};
  return {boundsName(Bounds::Check), type.addressType == frontend::ValueType::I32
                                         ? "its pages are not of 64 KiB"
                                         : "its addresses have 64 bits"};
}

} // namespace sinter::lowering
