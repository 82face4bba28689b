// FunctionLowering.h - one wasm function body into one LLVM function.
#pragma once

#include "frontend/Instruction.h"
#include "frontend/ValidModule.h"
#include "lowering/Abi.h"
#include "lowering/Instance.h"
#include "lowering/Lowering.h"
#include "lowering/MemoryAccess.h"
#include "lowering/Runtime.h"

#include "llvm/IR/DebugInfoMetadata.h"

namespace sinter::lowering {

/// What the functions of one LLVM module share.
struct ModuleContext {
  const frontend::ValidModule &module;
  Bounds bounds;
  const Abi &abi;
  Instance &instance;
  /// Metadata of accesses to linear memory, which never overlap the instance's own state.
  llvm::MDNode *memoryTag;
};

/// Lowers a body in one pass over its instructions.
///
/// Operands live as LLVM values on a stack that mirrors the spec's; locals are allocas that LLVM
/// promotes, with the current value of each remembered in straight-line code so that most reads
/// emit nothing. Blocks become basic blocks with a phi per result (per parameter, for loops).
/// Unreachable code is skipped by one small loop, so no lowerXxx asks whether it is reachable.
class FunctionLowering {
public:
  FunctionLowering(const ModuleContext &context, frontend::FunctionIndex index,
                   llvm::Function *function);
  void run();

private:
  using Instruction = frontend::Instruction;

  /// An open block, loop, if or else, or (the first) the function itself.
  struct Frame {
    frontend::Opcode opcode;
    llvm::BasicBlock *target;                   // where a branch to its label goes
    llvm::BasicBlock *elseBlock;                // `if` only: where a false condition goes
    llvm::SmallVector<llvm::PHINode *, 1> phis; // of target: its parameters
    std::vector<frontend::ValueType> results;
    llvm::SmallVector<llvm::Value *, 1> params; // `if` only: the operands that `else` starts with
    std::size_t height;                         // of the operand stack below its parameters
  };

  // Setting up and walking the body.
  void declareLocals();
  void walk(frontend::InstructionReader &reader);
  const Instruction &skipUnreachable(frontend::InstructionReader &reader);
  void lower(const Instruction &inst);

  // The operand stack.
  llvm::Value *pop() { return stack.pop_back_val(); }
  void push(llvm::Value *value) { stack.push_back(value); }
  llvm::SmallVector<llvm::Value *, 4> popMany(std::size_t count);
  void pushMany(llvm::ArrayRef<llvm::Value *> values) {
    stack.append(values.begin(), values.end());
  }
  llvm::Value *popCondition();

  // Control flow.
  void openFrame(const Instruction &inst, llvm::BasicBlock *elseBlock);
  llvm::SmallVector<llvm::PHINode *, 1> createPhis(llvm::BasicBlock *block,
                                                   llvm::ArrayRef<frontend::ValueType> types);
  frontend::FunctionType blockSignature(const frontend::BlockType &type) const;
  Frame &frameOf(frontend::LabelIndex label) { return frames[frames.size() - 1 - label.value]; }
  void branchTo(Frame &frame);
  void addIncoming(Frame &frame, llvm::ArrayRef<llvm::Value *> values);
  void startBlock(llvm::BasicBlock *block);
  void joinPaths();
  void setUnreachable() { isUnreachable = true; }

  // Helpers that several lowerXxx share.
  void binary(llvm::Instruction::BinaryOps op);
  void shift(llvm::Instruction::BinaryOps op);
  void rotate(llvm::Intrinsic::ID direction);
  void divide(llvm::Instruction::BinaryOps op);
  void unaryIntrinsic(llvm::Intrinsic::ID id);
  void countZeros(llvm::Intrinsic::ID id);
  void compare(llvm::CmpInst::Predicate predicate);
  void isZero();
  void floatBinary(llvm::Instruction::BinaryOps op);
  void roundFloat(llvm::Intrinsic::ID id);
  void minMax(llvm::Intrinsic::ID id);
  llvm::Value *quiet(llvm::Value *value);
  llvm::Value *escape(llvm::Value *value);
  void escapeTop(std::size_t count);

  void truncate(llvm::Type *to, bool isSigned);
  void truncateSaturating(llvm::Type *to, bool isSigned);
  void convertToFloat(llvm::Type *to, bool isSigned);
  void signExtend(unsigned fromBits);
  void bitCast(llvm::Type *to) { push(builder.CreateBitCast(pop(), to)); }

  void load(const Instruction &inst, llvm::Type *memoryType, llvm::Type *type, bool isSigned);
  void store(const Instruction &inst, llvm::Type *memoryType);
  llvm::Value *popAddress() { return builder.CreateZExt(pop(), builder.getInt64Ty()); }

  void callFunction(const frontend::FunctionType &type, llvm::Value *callee, bool isTail);
  llvm::Value *indirectTarget(const Instruction &inst);
  llvm::Value *tableElement(frontend::TableIndex table, llvm::Value *index);

#define OP(NAME, ...) void lower##NAME(const Instruction &inst);
#include "frontend/Opcodes.def"

  const ModuleContext &context;
  const frontend::Module &module;
  Instance &instance;
  const frontend::Function &declaration;
  const frontend::FunctionType &signature;
  llvm::Function *function;
  llvm::IRBuilder<> builder;
  llvm::DISubprogram *subprogram;
  MemoryAccess memory;

  llvm::SmallVector<llvm::Value *, 32> stack;
  std::vector<Frame> frames;
  unsigned loopDepth = 0; // open loops
  bool isUnreachable = false;

  struct Local {
    llvm::AllocaInst *storage;    // null until the body writes it, or reads it after a join
    llvm::Value *value = nullptr; // what storage holds, if known since paths last joined
    std::uint64_t joins = 0;      // `value` is current while this equals joinCount
  };
  llvm::AllocaInst *storageOf(Local &local);
  std::vector<Local> locals;
  std::uint64_t joinCount = 1;
};

} // namespace sinter::lowering
