// FunctionValidator.cpp - the spec's validation algorithm, one instruction at a time.
//
// Each instruction passes three gates: its immediates (does every index name something?), its
// types, and the notes that lowering wants about it. The first failure is kept and ends the loop in
// run(); the functions after a failed check return as soon as they notice, without caring what they
// return.
//
// In unreachable code a pop below the frame's height yields Bottom, which matches every type. That
// is all there is to the stack-polymorphic typing of code after `unreachable`, `br` and the like.
#include "frontend/FunctionValidator.h"

#include "frontend/TypeIdentity.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ErrorHandling.h"

#include <limits>

namespace sinter::frontend {
ValidationContext::ValidationContext(const Module &module, ProposalSet enabled)
    : module(module), declaredFunctions(module.functions.size()),
      lastCaller(module.functions.size()), enabled(enabled) {
  facts.globalsWritten.resize(module.globals.size());
  facts.tablesWritten.resize(module.tables.size());
  facts.tablesGrown.resize(module.tables.size());
  facts.memoriesGrown.resize(module.memories.size());
  facts.functionsReferenced.resize(module.functions.size());
  facts.elemsUsed.resize(module.elements.size());
  facts.dataUsed.resize(module.data.size());
}

void ValidationContext::use(Proposal proposal) {
  auto bit = static_cast<std::size_t>(proposal);
  facts.proposals.set(bit);
  if (!enabled.test(bit) && !refused)
    refused = proposal;
}

void ValidationContext::use(ValueType type) {
  if (type.getKind() == ValueType::V128)
    use(Proposal::Simd);
  if (!type.isRef())
    return;
  HeapType heap = type.heapType();
  use(Proposal::ReferenceTypes);
  if (heap == HeapType::Exn || heap == HeapType::NoExn)
    use(Proposal::Exceptions);
  if (!type.isNullable() || (heap != HeapType::Func && heap != HeapType::Extern &&
                             heap != HeapType::Exn && heap != HeapType::NoExn))
    use(Proposal::FunctionReferences);
}

void ValidationContext::useTags() {
  usesTags = true;
  bool isEnabled = enabled.test(static_cast<std::size_t>(Proposal::Exceptions)) ||
                   enabled.test(static_cast<std::size_t>(Proposal::LegacyExceptions));
  if (!isEnabled && !refused)
    refused = Proposal::Exceptions;
}

llvm::Error FunctionValidator::validateBody(FunctionIndex index) {
  const Function &body = module.function(index);
  function = index;
  functionType = &module.typeOf(index);
  failure.reset();
  if (std::optional<std::string> text = exceeds(Limit::BodySize, body.body.bytes.size()))
    failAt(body.bodyOffset, *text);
  if (std::optional<std::string> text = exceeds(Limit::LocalCount, body.localCount))
    failAt(body.bodyOffset, *text);
  runEnds.clear();
  std::uint32_t end = 0;
  for (const LocalRun &run : body.locals) {
    runEnds.push_back(end += run.count);
    context.use(run.type);
    HeapType heap = run.type.heapType();
    if (run.type.isRef() && heap.isConcrete() && heap.typeIndex().value >= module.types.size())
      failAt(body.bodyOffset, "unknown type " + llvm::Twine(heap.typeIndex().value));
  }
  if (context.refused)
    failAt(body.bodyOffset, needsProposal(*context.refused));
  BlockType type;
  type.kind = BlockType::Type;
  type.type = body.type;
  return run(body.body, type);
}

llvm::Error FunctionValidator::validateConstant(const Expression &expression, ValueType type,
                                                std::uint32_t globals) {
  function.reset();
  functionType = nullptr;
  failure.reset();
  visibleGlobals = globals;
  BlockType block;
  block.kind = BlockType::Result;
  block.result = type;
  return run(expression, block);
}

llvm::Error FunctionValidator::run(const Expression &expression, BlockType type) {
  operands.clear();
  frames.clear();
  frames.push_back({Opcode::Block, false, 0, 0, type});
  isInitialized.clear();
  initializedLocals.clear();

  ByteReader in(expression.bytes, expression.offset);
  InstructionReader reader(in);
  while (!reader.atEnd() && !failure && !frames.empty()) {
    instruction = &reader.next();
    if (!in.failed())
      step();
  }
  if (in.failed())
    failAt(in.failure().offset, in.failure().message);
  else if (!in.atEnd())
    failAt(in.offset(), "unexpected bytes after the end of the body");
  else if (!frames.empty())
    failAt(in.offset(), "unexpected end: the body has no end");
  instruction = nullptr;
  if (!failure)
    return llvm::Error::success();
  return makeError(failure->getLocation(), failure->getMessage());
}

void FunctionValidator::step() {
  if (!checkImmediates() || (!function && !checkConstant()))
    return;
  const OpcodeInfo &row = info(instruction->opcode);
  if (instruction->opcode == Opcode::Throw)
    context.useTags();
  else
    context.use(row.proposal);
  if (!hasSignature(row))
    typeByHand();
  else
    typeBySignature();
  if (!failure)
    noteEffects();
  if (context.refused)
    fail(needsProposal(*context.refused));
}

void FunctionValidator::failAt(std::uint64_t offset, const llvm::Twine &message,
                               std::optional<Opcode> opcode) {
  if (failure)
    return;
  Location location;
  location.offset = offset;
  location.function = function;
  if (function)
    location.functionName = module.nameOf(*function).str();
  location.opcode = opcode;
  failure.emplace(std::move(location), message.str());
}

void FunctionValidator::fail(const llvm::Twine &message) {
  failAt(instruction->offset, message, instruction->opcode);
}

bool FunctionValidator::checkLimit(Limit limit, std::uint64_t number) {
  if (std::optional<std::string> text = exceeds(limit, number))
    fail(*text);
  return !failure;
}

bool FunctionValidator::matches(ValueType actual, ValueType expected) const {
  return frontend::matches(actual, expected, context.facts.canonicalTypes);
}

bool FunctionValidator::matches(llvm::ArrayRef<ValueType> actual,
                                llvm::ArrayRef<ValueType> expected) const {
  return llvm::equal(actual, expected, [&](ValueType a, ValueType e) { return matches(a, e); });
}

// The operand stack

void FunctionValidator::push(ValueType type) {
  operands.push_back(type);
  if (operands.size() > valueOf(Limit::StackHeight))
    checkLimit(Limit::StackHeight, operands.size());
}

/// Counts operands that travel together. False if there are too many of them in the module.
bool FunctionValidator::carry(llvm::ArrayRef<ValueType> types) {
  context.carriedOperands += types.size();
  std::uint64_t ordinary = 8 * module.size;
  return context.carriedOperands <= ordinary ||
         checkLimit(Limit::CarriedOperands, context.carriedOperands - ordinary);
}

void FunctionValidator::push(llvm::ArrayRef<ValueType> types) {
  if (!carry(types))
    return;
  for (ValueType type : types)
    push(type);
}

ValueType FunctionValidator::popOperand() {
  ValueType type = operands.back();
  operands.pop_back();
  return type;
}

ValueType FunctionValidator::pop() {
  const Frame &frame = frames.back();
  if (operands.size() > frame.height)
    return popOperand();
  if (!frame.isUnreachable)
    fail("expected a value, found nothing");
  return {};
}

ValueType FunctionValidator::pop(ValueType expected) {
  const Frame &frame = frames.back();
  if (operands.size() == frame.height) {
    if (!frame.isUnreachable)
      fail("expected " + expected.text() + ", found nothing");
    return {};
  }
  ValueType actual = popOperand();
  if (!matches(actual, expected))
    fail("expected " + expected.text() + ", found " + actual.text());
  return actual;
}

/// Pops a value that must be a reference; in unreachable code one to the bottom type.
ValueType FunctionValidator::popReference() {
  ValueType type = pop();
  if (type.isBottom())
    return ValueType::ref(HeapType::Bottom, false);
  if (!type.isRef())
    fail("expected a reference, found " + type.text());
  return type;
}

void FunctionValidator::pop(llvm::ArrayRef<ValueType> expected) {
  if (!carry(expected))
    return;
  for (ValueType type : llvm::reverse(expected))
    pop(type);
}

/// Compares the top of the stack with `expected`, and leaves it.
void FunctionValidator::check(llvm::ArrayRef<ValueType> expected) {
  if (!carry(expected))
    return;
  const Frame &frame = frames.back();
  std::size_t available = operands.size() - frame.height;
  for (std::size_t depth = 0; depth < expected.size() && !failure; ++depth) {
    ValueType wanted = expected[expected.size() - 1 - depth];
    if (depth >= available) {
      if (!frame.isUnreachable)
        fail("expected " + wanted.text() + ", found nothing");
      return;
    }
    ValueType actual = operands[operands.size() - 1 - depth];
    if (!matches(actual, wanted))
      fail("expected " + wanted.text() + ", found " + actual.text());
  }
}

void FunctionValidator::setUnreachable() {
  operands.resize(frames.back().height);
  frames.back().isUnreachable = true;
}

// Locals

ValueType FunctionValidator::localType(std::uint32_t index) const {
  if (index < functionType->params.size())
    return functionType->params[index];
  auto run = llvm::upper_bound(runEnds, index - functionType->params.size());
  return module.function(*function).locals[run - runEnds.begin()].type;
}

void FunctionValidator::typeLocalGet() {
  std::uint32_t index = instruction->index;
  ValueType type = localType(index);
  if (!type.isDefaultable() && index >= functionType->params.size() &&
      !isInitialized.contains(index))
    return fail("local " + named(index, module.nameOfLocal(*function, {index})) + " of " + type.text() +
                " is read before it is set");
  push(type);
}

void FunctionValidator::typeLocalSet() {
  std::uint32_t index = instruction->index;
  ValueType type = localType(index);
  pop(type);
  if (!type.isDefaultable() && index >= functionType->params.size() &&
      isInitialized.insert(index).second)
    initializedLocals.push_back(index);
}

/// Goes back to the locals that were set when `initializedLocals` had the height.
void FunctionValidator::forgetLocals(std::uint32_t height) {
  for (std::uint32_t local : llvm::drop_begin(initializedLocals, height))
    isInitialized.erase(local);
  initializedLocals.resize(height);
}

} // namespace sinter::frontend
