// Instance.h - how compiled code reaches globals, memories, tables, functions and segments.
//
// This is all that differs between the static model (executables: one instance, known when it is
// linked) and the context model (libraries: many instances, found through a hidden parameter). No
// lowerXxx asks which one it is in.
#pragma once

#include "frontend/Types.h"
#include "lowering/Abi.h"
#include "lowering/Records.h"

#include "llvm/IR/IRBuilder.h"

#include <optional>

namespace sinter::lowering {

/// What a call_indirect of one type can call: elements [first, first + count) of the table have all
/// functions of that type.
struct CallTargets {
  std::uint64_t first, count;
  /// Pointers to their code, those of other elements trapping at their return address; if there is
  /// one, the function itself; if there is none, null.
  llvm::Value *code;
  llvm::Value *nulls; // a byte for each element of the table: not 0 for null
};

class Instance {
public:
  virtual ~Instance() = default;

  /// Whether what code has written can still be seen after a trap that only the hardware checks
  /// for. Every store to memories, tables and globals is anchored then. See docs/traps.md.
  virtual bool anchorsStores() const = 0;

  virtual llvm::Value *getGlobal(llvm::IRBuilder<> &builder, frontend::GlobalIndex index) = 0;
  virtual void setGlobal(llvm::IRBuilder<> &builder, frontend::GlobalIndex index,
                         llvm::Value *value) = 0;

  /// Pointer to the struct sinter_memory.
  virtual llvm::Value *memoryRecord(llvm::IRBuilder<> &builder, frontend::MemoryIndex index) = 0;
  /// Byte 0 as a symbol (codegen/AbsoluteSymbols.h), if its address is a constant of the program;
  /// else null.
  virtual llvm::Constant *memorySymbol(frontend::MemoryIndex index) = 0;
  /// The address of byte 0 now. May change when the memory grows.
  virtual llvm::Value *memoryBase(llvm::IRBuilder<> &builder, frontend::MemoryIndex index) = 0;
  /// The size in bytes now, i64.
  virtual llvm::Value *memorySize(llvm::IRBuilder<> &builder, frontend::MemoryIndex index) = 0;
  /// The `sinter.memory` metadata (MemoryNode.h) of anchored accesses, null if there is none.
  virtual llvm::MDNode *memoryNode(frontend::MemoryIndex index) = 0;

  /// Pointer to the struct sinter_table.
  virtual llvm::Value *tableRecord(llvm::IRBuilder<> &builder, frontend::TableIndex index) = 0;
  /// Pointer to element 0. May change when the table grows.
  virtual llvm::Value *tableElements(llvm::IRBuilder<> &builder, frontend::TableIndex index) = 0;
  /// The number of elements now, i64.
  virtual llvm::Value *tableSize(llvm::IRBuilder<> &builder, frontend::TableIndex index) = 0;
  /// Where a call_indirect finds code and signature of its target without going through a
  /// reference: pointer to an array of struct sinter_function, a null element's signature being
  /// `nullSignature`. Null if there is no such array: the table can change, or is mostly null, or
  /// code alone does not make a callee.
  virtual llvm::Value *callTable(llvm::IRBuilder<> &builder, frontend::TableIndex index) = 0;
  /// The same for calls of one type that are no tail calls, where that is shorter.
  virtual std::optional<CallTargets> callTargets(llvm::IRBuilder<> &, frontend::TableIndex,
                                                 frontend::TypeIndex) {
    return std::nullopt;
  }

  /// Pointer to the struct sinter_deadline of the store, and its type. Context model only.
  virtual llvm::Value *deadline(llvm::IRBuilder<> &) { return nullptr; }
  virtual llvm::StructType *deadlineType() { return nullptr; }

  /// A function as something to call directly.
  virtual Callee callee(llvm::IRBuilder<> &builder, frontend::FunctionIndex index) = 0;
  /// What a funcref refers to, which is not null.
  virtual Callee calleeOf(llvm::IRBuilder<> &builder, llvm::Value *reference) = 0;
  /// A function as a funcref: pointer to its struct sinter_function, or sinter_context_function.
  virtual llvm::Value *functionReference(llvm::IRBuilder<> &builder,
                                         frontend::FunctionIndex index) = 0;
  /// The signature of a funcref that is not null, i64.
  llvm::Value *signatureOf(llvm::IRBuilder<> &builder, llvm::Value *reference);
  /// Whether a signature is that of functions of this type, i1.
  virtual llvm::Value *isSignature(llvm::IRBuilder<> &builder, llvm::Value *signature,
                                   frontend::TypeIndex type) = 0;
  static constexpr std::uint64_t nullSignature = ~std::uint64_t(0);

  /// A tag's identity: the address of an object.
  virtual llvm::Value *tag(llvm::IRBuilder<> &builder, frontend::TagIndex index) = 0;

  /// Pointers to struct sinter_data_segment and struct sinter_elem_segment.
  virtual llvm::Value *dataSegment(llvm::IRBuilder<> &builder, frontend::DataIndex index) = 0;
  virtual llvm::Value *elemSegment(llvm::IRBuilder<> &builder, frontend::ElemIndex index) = 0;
};

} // namespace sinter::lowering
