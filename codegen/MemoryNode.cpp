// MemoryNode.cpp - reads the `sinter.memory` metadata that lowering gives to accesses and checks.

#include "codegen/MemoryNode.h"

#include "llvm/IR/Constants.h"
#include "llvm/IR/Module.h"

using namespace llvm;

namespace sinter::codegen {

MDNode *memoryNode(const Instruction &access) { return access.getMetadata("sinter.memory"); }

bool isLinearMemory(const Instruction &access) {
  const MDNode *tag = access.getMetadata(LLVMContext::MD_tbaa);
  const auto *type =
      tag && tag->getNumOperands() >= 3 ? dyn_cast<MDNode>(tag->getOperand(1)) : nullptr;
  const auto *name =
      type && type->getNumOperands() ? dyn_cast<MDString>(type->getOperand(0)) : nullptr;
  return name && name->getString() == "linear memory";
}

static constexpr StringLiteral provedMark = "sinter.proved";

bool isProved(const Instruction &access) { return access.hasMetadata(provedMark); }

void markProved(Instruction &access) {
  access.setMetadata(provedMark, MDNode::get(access.getContext(), {}));
}

static std::uint64_t constantAt(const MDNode &path, unsigned operand) {
  return mdconst::extract<ConstantInt>(path.getOperand(operand))->getZExtValue();
}

/// Null if this function has no such root.
static Value *findRoot(const MDString &name, Function &function) {
  if (!name.getString().empty())
    return function.getParent()->getNamedValue(name.getString());
  for (Argument &argument : function.args())
    if (argument.hasAttribute("sinter-instance"))
      return &argument;
  return nullptr;
}

bool canFollow(const MDNode &memory, Function &function) {
  for (unsigned i = 0; i < 2; ++i) {
    const auto &path = cast<MDNode>(*memory.getOperand(i));
    if (auto *root = dyn_cast<MDString>(path.getOperand(0)); root && !findRoot(*root, function))
      return false;
  }
  return true;
}

std::optional<std::uint64_t> constantBase(const MDNode &memory) {
  const auto &path = cast<MDNode>(*memory.getOperand(0));
  if (isa<MDString>(path.getOperand(0)))
    return std::nullopt;
  return constantAt(path, 0);
}

bool isShort(const MDNode &memory) { return memory.getNumOperands() > 3; }

/// Goes the path back from its end.
bool isSizeOf(const MDNode &memory, const Value *value) {
  const auto &path = cast<MDNode>(*memory.getOperand(1));
  auto *root = dyn_cast<MDString>(path.getOperand(0));
  const auto *size = dyn_cast<LoadInst>(value);
  if (!root || !size || !size->getType()->isIntegerTy(64))
    return false;
  for (unsigned i = path.getNumOperands() - 1; i > 0; --i) {
    const auto *load = dyn_cast<LoadInst>(value);
    if (!load)
      return false;
    APInt offset(64, 0);
    value = load->getPointerOperand()->stripAndAccumulateConstantOffsets(
        load->getDataLayout(), offset, /*AllowNonInbounds=*/true);
    if (offset != constantAt(path, i))
      return false;
  }
  // Of a load in code that was inlined, too: a copy of the path begins in this function.
  auto *function = const_cast<Function *>(size->getFunction());
  return value == findRoot(*root, *function);
}

static Value *follow(IRBuilder<> &builder, const MDNode &path, MDNode *tag) {
  auto *root = dyn_cast<MDString>(path.getOperand(0));
  if (!root)
    return builder.getInt64(constantAt(path, 0));
  Value *pointer = findRoot(*root, *builder.GetInsertBlock()->getParent());
  for (unsigned i = 1; i + 1 < path.getNumOperands(); ++i) {
    LoadInst *load = builder.CreateLoad(
        builder.getPtrTy(), builder.CreatePtrAdd(pointer, builder.getInt64(constantAt(path, i))));
    load->setMetadata(LLVMContext::MD_invariant_load, MDNode::get(builder.getContext(), {}));
    pointer = load;
  }
  const unsigned lastOperand = path.getNumOperands() - 1;
  LoadInst *load = builder.CreateLoad(
      builder.getInt64Ty(),
      builder.CreatePtrAdd(pointer, builder.getInt64(constantAt(path, lastOperand))));
  load->setMetadata(LLVMContext::MD_tbaa, tag);
  return load;
}

MemoryExtent followPaths(IRBuilder<> &builder, const MDNode &memory) {
  auto *tag = cast<MDNode>(memory.getOperand(2));
  return {follow(builder, cast<MDNode>(*memory.getOperand(0)), tag),
          follow(builder, cast<MDNode>(*memory.getOperand(1)), tag)};
}

} // namespace sinter::codegen
