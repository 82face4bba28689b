// MemoryNode.cpp - writes the `sinter.memory` metadata.
#include "lowering/MemoryNode.h"

#include "llvm/IR/Constants.h"

using namespace llvm;

namespace sinter::lowering {

static Metadata *number(LLVMContext &context, std::uint64_t value) {
  return ConstantAsMetadata::get(ConstantInt::get(Type::getInt64Ty(context), value));
}

MDNode *constantPath(LLVMContext &context, std::uint64_t value) {
  return MDNode::get(context, number(context, value));
}

MDNode *loadPath(LLVMContext &context, StringRef root, ArrayRef<std::uint64_t> offsets) {
  SmallVector<Metadata *, 4> operands{MDString::get(context, root)};
  for (std::uint64_t offset : offsets)
    operands.push_back(number(context, offset));
  return MDNode::get(context, operands);
}

} // namespace sinter::lowering
