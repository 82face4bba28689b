// FunctionLowering.h - one wasm function body into one LLVM function.
#pragma once

#include "frontend/Instruction.h"
#include "frontend/ValidModule.h"
#include "lowering/Abi.h"
#include "lowering/Counters.h"
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
  const Profile *profile;                                 // to count for, or to use; or null
  BoundsLog *log;                                         // of memory accesses, or null
  std::optional<frontend::FunctionIndex> overflowHandler; // see Options
  bool isInterruptible, isMetered;
};

/// As what lanes an instruction sees a v128.
enum class Shape : std::uint8_t { I8x16, I16x8, I32x4, I64x2, F32x4, F64x2 };

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

  /// Where exceptions go that are thrown within a `try` or `try_table`. See Exceptions.cpp.
  struct Handler {
    Handler *outer;                       // where it passes on what it does not catch; may be null
    llvm::BasicBlock *pad = nullptr;      // landing pad of the calls; made by the first
    llvm::BasicBlock *dispatch = nullptr; // compares tags; made by what first goes there
    llvm::PHINode *exception = nullptr;   // in `dispatch`
    bool isOpen = true;                   // false in a legacy try's catch blocks
    llvm::BasicBlock *next = nullptr;     // catch blocks: where what none so far took goes, if any
    std::vector<frontend::CatchClause> clauses; // `try_table` only
  };

  /// An open block, loop, if, else, try or try_table, or (the first) the function itself.
  struct Frame {
    frontend::Opcode opcode;
    llvm::BasicBlock *target;                   // where a branch to its label goes
    llvm::BasicBlock *elseBlock;                // `if` only: where a false condition goes
    llvm::SmallVector<llvm::PHINode *, 1> phis; // of target: its parameters
    std::vector<frontend::ValueType> results;
    llvm::SmallVector<llvm::Value *, 1> params; // `if` only: the operands that `else` starts with
    std::size_t height;                         // of the operand stack below its parameters
    /// Only with counts of an earlier run, else 0: how often its label was branched to so far, or a
    /// loop entered; how often a loop's start was passed, or the `else` of an `if`.
    std::uint64_t arrivals = 0, passes = 0;
    Handler *around = nullptr;                  // where exceptions go that leave it
    std::unique_ptr<Handler> handler = nullptr; // `try` and `try_table` only: its own
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
  void branchIf(llvm::Value *condition, const Instruction &inst);
  llvm::MDNode *weightsOf(const Instruction &inst, std::uint64_t taken) const;
  llvm::MDNode *hintedWeights(const Instruction &inst) const;
  void arrive(const Instruction &inst);
  void addIncoming(Frame &frame, llvm::ArrayRef<llvm::Value *> values);
  void startBlock(llvm::BasicBlock *block);
  void joinPaths();

  // Deadlines.cpp
  void pollInterrupt();
  void chargeFuel(frontend::Opcode opcode);

  void setUnreachable() { isUnreachable = true; }

  // Exceptions.
  void openHandler();
  void closeHandler(Frame &frame);
  bool startCatch();
  void catchClause(Handler &own, const frontend::CatchClause &clause);
  llvm::BasicBlock *landingPad();
  llvm::BasicBlock *landingPadFor(Callee callee);
  void raise(llvm::Value *exception, Handler *target);
  llvm::Value *hasTag(llvm::Value *exception, frontend::TagIndex tag);
  llvm::Value *payloadSlot(llvm::Value *exception, std::size_t index);
  void loadPayload(llvm::Value *exception, frontend::TagIndex tag,
                   llvm::SmallVectorImpl<llvm::Value *> &values);

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
  llvm::Value *readHidden(llvm::Constant *constant);
  llvm::Value *escape(llvm::Value *value);
  llvm::Value *hide(llvm::Value *integer);
  llvm::Value *hideNeutral(llvm::Value *value);
  static bool isHidden(const llvm::Value *value);
  void escapeTop(std::size_t count);

  void truncate(llvm::Type *to, bool isSigned);
  void truncateSaturating(llvm::Type *to, bool isSigned);
  void convertToFloat(llvm::Type *to, bool isSigned);
  void signExtend(unsigned fromBits);
  void bitCast(llvm::Type *to) { push(builder.CreateBitCast(pop(), to)); }

  llvm::Value *loadFrom(const Instruction &inst, llvm::Value *index, llvm::Type *type);
  void load(const Instruction &inst, llvm::Type *memoryType, llvm::Type *type, bool isSigned);
  void store(const Instruction &inst, llvm::Type *memoryType);
  void checkAlignment(const frontend::MemArg &memArg, llvm::Value *index, unsigned bytes);
  Place atomicPlace(const Instruction &inst, llvm::Value *index, llvm::Type *memoryType,
                    AccessKind kind);
  void atomicLoad(const Instruction &inst, unsigned bits, llvm::Type *type);
  void atomicStore(const Instruction &inst, unsigned bits);
  void atomicRmw(const Instruction &inst, llvm::AtomicRMWInst::BinOp operation, unsigned bits);
  void atomicCmpxchg(const Instruction &inst, unsigned bits);
  llvm::Value *waitAddress(const Instruction &inst, unsigned bytes);
  /// An address, or a number of bytes, pages or elements: i32 or i64, as i64.
  llvm::Value *popAddress() { return builder.CreateZExt(pop(), builder.getInt64Ty()); }

  // Vectors: <2 x i64> between instructions, each of which sees the lanes of its shape.
  llvm::FixedVectorType *vectorType(Shape shape);
  llvm::Value *popVector(Shape shape);
  void pushVector(llvm::Value *vector);
  llvm::Value *recast(llvm::Value *vector, llvm::Type *type);
  void splat(Shape shape);
  llvm::Value *extractLane(Shape shape, unsigned lane);
  void extractNarrow(Shape shape, unsigned lane, bool isSigned);
  void replaceLane(Shape shape, unsigned lane);
  void allTrue(Shape shape);
  void bitmask(Shape shape);
  void swizzle();
  void bitSelect();
  void loadExtend(const Instruction &inst, Shape shape, bool isSigned);
  void loadSplat(const Instruction &inst, Shape shape);
  void loadZero(const Instruction &inst, Shape shape);
  void loadLane(const Instruction &inst, Shape shape);
  void storeLane(const Instruction &inst, Shape shape);
  void vectorCompare(Shape shape, llvm::CmpInst::Predicate predicate);
  void vectorBinary(Shape shape, llvm::Instruction::BinaryOps op);
  void vectorShift(Shape shape, llvm::Instruction::BinaryOps op);
  void vectorIntrinsic(Shape shape, llvm::Intrinsic::ID id);
  void vectorNegate(Shape shape);
  void vectorAbs(Shape shape);
  void averageRounding(Shape shape);
  void multiplyRounding();
  void narrow(Shape from, bool isSigned);
  enum class Half : std::uint8_t { Low, High };
  llvm::Value *extendHalf(llvm::Value *vector, Half half, bool isSigned);
  void extend(Shape from, Half half, bool isSigned);
  void extendMultiply(Shape from, Half half, bool isSigned);
  llvm::Value *addPairs(llvm::Value *vector, Shape to, bool isSigned);
  llvm::Value *withZeros(llvm::Value *vector);
  static bool mayBeNeutral(const llvm::Value *value, unsigned depth = 6);
  static bool canBeSignaling(const llvm::Value *value);
  llvm::Value *floatOperation(llvm::Instruction::BinaryOps op, llvm::Value *lhs, llvm::Value *rhs);
  void vectorFloatBinary(Shape shape, llvm::Instruction::BinaryOps op);
  void vectorFloatUnary(Shape shape, llvm::Intrinsic::ID id);
  void vectorRound(Shape shape, llvm::Intrinsic::ID id);
  void vectorMinMax(Shape shape, llvm::Intrinsic::ID id);
  void selectMinMax(Shape shape, llvm::CmpInst::Predicate predicate);
  void vectorTruncateSaturating(Shape from, bool isSigned);
  void vectorConvert(Shape to, bool isSigned);
  void multiplyAdd(Shape shape, bool isNegated);
  llvm::Value *dotBytes();

  // 128-bit integers: two i64, low half first.
  llvm::Value *popWide();
  void pushWide(llvm::Value *value);
  void wideBinary(llvm::Instruction::BinaryOps op);
  void multiplyWide(bool isSigned);

  void lowerDirectCall(const frontend::Instruction &inst, bool isTail);
  void callFunction(const frontend::FunctionType &type, Callee callee, bool isTail);
  Callee indirectTarget(const Instruction &inst, bool isTail);
  Callee referenceTarget();
  Callee rangeTarget(frontend::TableIndex table, const CallTargets &targets, llvm::Value *index);
  Callee callTableTarget(frontend::TypeIndex type, llvm::Value *calls, llvm::Value *index);
  llvm::Value *tableElement(frontend::TableIndex table, llvm::Value *index);
  llvm::Type *addressType(frontend::TableIndex table);

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
  Counters counters;
  std::uint64_t flow = 0; // how often an earlier run came here, as far as that is known

  llvm::SmallVector<llvm::Value *, 32> stack;
  std::vector<Frame> frames;
  Handler *handler = nullptr; // of what is lowered now; null: exceptions leave the function
  unsigned loopDepth = 0;     // open loops
  std::uint64_t unpaid = 0;   // instructions, see chargeFuel
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
