// FunctionValidator.h - types the instructions of one body or constant expression.
//
// The algorithm is that of the spec's appendix: a stack of operand types and a stack of control
// frames, one step per instruction. Both live on the heap, so nesting costs no native stack. Most
// instructions are typed by the signature in their row of Opcodes.def; those whose types depend on
// an immediate or on the stack have a case in InstructionTyping.cpp.
//
// Three choices keep it linear. Locals are never expanded: a binary search over the encoded runs
// finds a local's type. The operand stack is bounded, or three bytes of `call` could push a
// thousand values again and again. And which locals have been set is a stack, cut back where a
// block ends, rather than a set copied where one begins.
//
// The class has a file per concern: FunctionValidator.cpp walks the body and keeps the stacks,
// ImmediateChecks.cpp looks at immediates, ControlTyping.cpp types blocks, branches, calls and
// exceptions, InstructionTyping.cpp everything else.
//
// https://webassembly.github.io/spec/core/appendix/algorithm.html
#pragma once

#include "frontend/Diagnostic.h"
#include "frontend/ImplementationLimits.h"
#include "frontend/Instruction.h"
#include "frontend/ValidModule.h"

#include "llvm/ADT/DenseSet.h"

#include <vector>

namespace sinter::frontend {

/// What the validation of one expression reads and writes of the whole module's.
struct ValidationContext {
  ValidationContext(const Module &module, ProposalSet enabled);

  const Module &module;
  ModuleFacts facts;
  /// Functions that occur outside of bodies and of the start section: what `ref.func` in a body may
  /// name. Complete before the first body is validated.
  llvm::BitVector declaredFunctions;
  /// Of blocks, branches and calls so far; see Limits.def.
  std::uint64_t carriedOperands = 0;
  /// By function index: one plus the defined function whose callees list it last.
  std::vector<std::uint32_t> lastCaller;

  ProposalSet enabled;
  /// The first proposal used that is not enabled.
  std::optional<Proposal> refused;
  /// Tags and `throw` are in both proposals of exceptions; which one is known in the end.
  bool usesTags = false;

  void use(Proposal proposal);
  /// Notes the proposals that a type needs.
  void use(ValueType type);
  void useTags();
};

class FunctionValidator {
public:
  explicit FunctionValidator(ValidationContext &context)
      : context(context), module(context.module) {}

  /// Validates a defined function. Extends `facts.callees`, but not `facts.calleeStart`.
  llvm::Error validateBody(FunctionIndex index);

  /// Validates an initialiser with one result. It may read the first `visibleGlobals` globals.
  /// https://webassembly.github.io/spec/core/valid/instructions.html#constant-expressions
  llvm::Error validateConstant(const Expression &expression, ValueType type,
                               std::uint32_t visibleGlobals);

private:
  struct Frame {
    Opcode opcode; // Block for the body itself; Else, Catch and CatchAll after those
    bool isUnreachable = false;
    std::uint32_t height;            // of the operand stack below the block's parameters
    std::uint32_t initializedHeight; // of `initializedLocals` where the block begins
    BlockType type;
  };

  llvm::Error run(const Expression &expression, BlockType type);
  void step();
  void failAt(std::uint64_t offset, const llvm::Twine &message,
              std::optional<Opcode> opcode = std::nullopt);
  void fail(const llvm::Twine &message); // at the current instruction
  bool checkLimit(Limit limit, std::uint64_t number);

  // The immediates: every index names something, types are valid, lanes and alignments in range.
  bool checkIndex(std::uint32_t index, std::size_t count, llvm::StringRef what);
  bool checkLabel(std::uint64_t depth);
  bool checkType(TypeIndex index);
  bool checkType(ValueType type);
  bool checkData(std::uint32_t index);
  bool checkTwo(std::size_t count, llvm::StringRef what);
  bool checkMemArg();
  bool checkLane();
  bool checkShuffle();
  bool checkBlockType();
  bool checkCatches();
  bool checkImmediates();
  bool checkConstant();

  // The operand stack. Popping fails with "expected …, found …".
  void push(ValueType type);
  void push(llvm::ArrayRef<ValueType> types);
  ValueType popOperand();
  ValueType pop();
  ValueType pop(ValueType expected);
  void pop(llvm::ArrayRef<ValueType> expected);
  ValueType popReference();
  void check(llvm::ArrayRef<ValueType> expected);
  bool carry(llvm::ArrayRef<ValueType> types);
  void setUnreachable();
  bool matches(ValueType actual, ValueType expected) const;
  bool matches(llvm::ArrayRef<ValueType> actual, llvm::ArrayRef<ValueType> expected) const;

  // Locals.
  ValueType localType(std::uint32_t index) const;
  void typeLocalGet();
  void typeLocalSet();
  void forgetLocals(std::uint32_t height);

  // Control.
  llvm::ArrayRef<ValueType> paramsOf(const BlockType &type) const;
  llvm::ArrayRef<ValueType> resultsOf(const BlockType &type) const;
  llvm::ArrayRef<ValueType> labelTypes(std::uint32_t depth) const;
  void openBlock(Opcode opcode, const BlockType &type);
  void popBlockResults();
  void closeBlock();
  void nextPart(Opcode opcode);
  void typeElse();
  void typeEnd();
  void typeBrTable();
  void typeBrOnNull();
  void typeBrOnNonNull();
  void typeCall(const FunctionType &callee);
  void typeTailCall(const FunctionType &callee);
  void popTableIndex();
  void popCallee();
  void typeThrow();
  void typeCatches();
  void typeCatch();
  void typeDelegate();
  void typeRethrow();
  bool typeControl();

  // Typing.
  void typeBySignature();
  void typeByHand();
  bool typeReference();
  void typeSelect();
  void typeSelectTyped();
  void typeRefFunc();
  void typeMemoryCopy();
  void typeTableCopy();
  void typeTableInit();
  void noteEffects();
  void noteCall(FunctionIndex callee);

  ValueType addressType() const;

  ValidationContext &context;
  const Module &module;
  const Instruction *instruction = nullptr;
  std::vector<ValueType> operands;
  std::vector<Frame> frames;
  std::uint64_t loopDepth = 0; // open loops
  std::optional<Diagnostic> failure;
  /// Locals without an initial value that have been set here: the set, and the order it grew in.
  llvm::DenseSet<std::uint32_t> isInitialized;
  std::vector<std::uint32_t> initializedLocals;

  // Of the body; a constant expression has no function.
  std::optional<FunctionIndex> function;
  const FunctionType *functionType = nullptr;
  std::vector<std::uint32_t> runEnds; // by run: one past its last local, parameters not counted
  std::uint32_t visibleGlobals = 0;
};

} // namespace sinter::frontend
