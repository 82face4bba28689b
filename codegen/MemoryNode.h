// MemoryNode.h - reads the `sinter.memory` metadata that lowering gives to accesses and checks.
//
// An anchored access is a volatile one that nothing but the hardware keeps in bounds (see
// lowering/MemoryAccess.cpp). Where it is compared first, the trap's call has the node, which says
// where code finds what a check needs:
//
//   !sinter.memory !{path of the address of byte 0, path of the size in bytes, TBAA tag}
//
// A fourth operand says that the memory is short: it never has its last page, below 4 GiB.
// A path is !{i64 constant}, or !{root, i64 offset, ...}: starting from the root's address, add an
// offset, load, add the next offset to what was loaded, and so on. Inner loads never change; the
// last one of a size may grow, and the tag is for it. The root is an MDString: the name of a global
// variable, or empty for the function's argument with the attribute "sinter-instance".
#pragma once

#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/Metadata.h"

#include <optional>

namespace sinter::codegen {

/// The node of an access, or null.
llvm::MDNode *memoryNode(const llvm::Instruction &access);

/// Whether an access is to linear memory, by its TBAA tag.
bool isLinearMemory(const llvm::Instruction &access);

/// An access of which it is proved that its place is in bounds in every iteration of the innermost
/// loop around it, whether or not it is executed there.
bool isProved(const llvm::Instruction &access);
void markProved(llvm::Instruction &access);

/// The address of byte 0 if it is a constant.
std::optional<std::uint64_t> constantBase(const llvm::MDNode &memory);

/// Whether the memory never has bytes in the last 64 KiB below 4 GiB.
bool isShort(const llvm::MDNode &memory);

/// Whether a value is a load of the memory's size, in the function that it is used in.
bool isSizeOf(const llvm::MDNode &memory, const llvm::Value *value);

/// Whether code in `function` can follow the node's paths.
bool canFollow(const llvm::MDNode &memory, llvm::Function &function);

/// Address of byte 0 and size in bytes as the builder's position is reached, both i64.
struct MemoryExtent {
  llvm::Value *base;
  llvm::Value *size;
};
MemoryExtent followPaths(llvm::IRBuilder<> &builder, const llvm::MDNode &memory);

} // namespace sinter::codegen
