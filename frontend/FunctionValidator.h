// FunctionValidator.h - types the instructions of one body or constant expression.
//
// The algorithm is that of the spec's appendix: a stack of operand types and a stack of control
// frames, one step per instruction. Both live on the heap, so nesting costs no native stack. Most
// instructions are typed by the signature in their row of Opcodes.def; those whose types depend on
// an immediate or on the stack have a case in FunctionValidator.cpp.
//
// Two choices keep it linear. Locals are never expanded: a binary search over the encoded runs
// finds a local's type. And the operand stack is bounded, or three bytes of `call` could push a
// thousand values again and again.
//
// https://webassembly.github.io/spec/core/appendix/algorithm.html
#pragma once

#include "frontend/Diagnostic.h"
#include "frontend/ImplementationLimits.h"
#include "frontend/Instruction.h"
#include "frontend/ValidModule.h"

#include <vector>

namespace sinter::frontend {

/// What the validation of one expression reads and writes of the whole module's.
struct ValidationContext {
  explicit ValidationContext(const Module &module);

  const Module &module;
  ModuleFacts facts;
  /// Functions that occur outside of bodies and of the start section: what `ref.func` in a body may
  /// name. Complete before the first body is validated.
  llvm::BitVector declaredFunctions;
  /// Of blocks, branches and calls so far; see Limits.def.
  std::uint64_t carriedOperands = 0;
  /// By function index: one plus the defined function whose callees list it last.
  std::vector<std::uint32_t> lastCaller;

  void use(Proposal proposal) { facts.proposals.set(static_cast<std::size_t>(proposal)); }
  /// Notes the proposals that a type needs.
  void use(ValueType type);
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
    Opcode opcode; // Block for the body itself
    bool isUnreachable = false;
    std::uint32_t height; // of the operand stack below the block's parameters
    BlockType type;
  };

  llvm::Error run(const Expression &expression, BlockType type);
  void step();
  void failAt(std::uint64_t offset, const llvm::Twine &message,
              std::optional<Opcode> opcode = std::nullopt);
  void fail(const llvm::Twine &message); // at the current instruction
  bool checkLimit(Limit limit, std::uint64_t number);

  // The immediates: every index names something, alignment is natural.
  bool checkIndex(std::uint32_t index, std::size_t count, llvm::StringRef what);
  bool checkLabel(std::uint32_t depth);
  bool checkData(std::uint32_t index);
  bool checkMemArg();
  bool checkBlockType();
  bool checkImmediates();
  bool checkConstant();

  // The operand stack. Popping fails with "expected …, found …".
  void push(ValueType type);
  void push(llvm::ArrayRef<ValueType> types);
  ValueType popOperand();
  ValueType pop();
  ValueType pop(ValueType expected);
  void pop(llvm::ArrayRef<ValueType> expected);
  void check(llvm::ArrayRef<ValueType> expected);
  bool carry(llvm::ArrayRef<ValueType> types);
  void setUnreachable();

  // Control.
  llvm::ArrayRef<ValueType> paramsOf(const BlockType &type) const;
  llvm::ArrayRef<ValueType> resultsOf(const BlockType &type) const;
  llvm::ArrayRef<ValueType> labelTypes(std::uint32_t depth) const;
  void openBlock(Opcode opcode, const BlockType &type);
  void popBlockResults();
  void closeBlock();

  // Typing.
  void typeBySignature();
  void typeByHand();
  void typeElse();
  void typeEnd();
  void typeBrTable();
  void typeCall(FunctionIndex callee);
  void typeCallIndirect();
  void typeTailCall(const FunctionType &callee);
  void typeSelect();
  void typeSelectTyped();
  void typeRefFunc();
  void typeTableCopy();
  void typeTableInit();
  void noteEffects();

  ValueType localType(std::uint32_t index) const;
  ValueType addressType() const;

  ValidationContext &context;
  const Module &module;
  const Instruction *instruction = nullptr;
  std::vector<ValueType> operands;
  std::vector<Frame> frames;
  std::uint64_t loopDepth = 0; // open loops
  std::optional<Diagnostic> failure;

  // Of the body; a constant expression has no function.
  std::optional<FunctionIndex> function;
  const FunctionType *functionType = nullptr;
  std::vector<std::uint32_t> runEnds; // by run: one past its last local, parameters not counted
  std::uint32_t visibleGlobals = 0;
};

} // namespace sinter::frontend
