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

#include "frontend/TypeReader.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ErrorHandling.h"

#include <limits>

namespace sinter::frontend {
namespace {

/// Whether a value of type `actual` may stand where `expected` is wanted.
bool matches(ValueType actual, ValueType expected) {
  return actual == expected || actual.isBottom() || expected.isBottom();
}

bool isConstant(Opcode opcode) {
  switch (opcode) {
  case Opcode::I32Const:
  case Opcode::I64Const:
  case Opcode::F32Const:
  case Opcode::F64Const:
  case Opcode::RefNull:
  case Opcode::RefFunc:
  case Opcode::GlobalGet:
  case Opcode::End:
    return true;
  default:
    return false;
  }
}

bool isExtendedConstant(Opcode opcode) {
  switch (opcode) {
  case Opcode::I32Add:
  case Opcode::I32Sub:
  case Opcode::I32Mul:
  case Opcode::I64Add:
  case Opcode::I64Sub:
  case Opcode::I64Mul:
    return true;
  default:
    return false;
  }
}

} // namespace

ValidationContext::ValidationContext(const Module &module)
    : module(module), declaredFunctions(module.functions.size()),
      lastCaller(module.functions.size()) {
  facts.globalsWritten.resize(module.globals.size());
  facts.tablesWritten.resize(module.tables.size());
  facts.tablesGrown.resize(module.tables.size());
  facts.memoriesGrown.resize(module.memories.size());
  facts.functionsReferenced.resize(module.functions.size());
  facts.elemsUsed.resize(module.elements.size());
  facts.dataUsed.resize(module.data.size());
}

void ValidationContext::use(ValueType type) {
  if (type.isRef())
    use(Proposal::ReferenceTypes);
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
  }
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
  frames.push_back({Opcode::Block, false, 0, type});

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
  context.use(row.proposal);
  if (row.signature == "*")
    typeByHand();
  else
    typeBySignature();
  if (!failure)
    noteEffects();
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

// Immediates

bool FunctionValidator::checkIndex(std::uint32_t index, std::size_t count, llvm::StringRef what) {
  if (index >= count)
    fail("unknown " + what + " " + llvm::Twine(index));
  return !failure;
}

bool FunctionValidator::checkLabel(std::uint32_t depth) {
  return checkIndex(depth, frames.size(), "label");
}

bool FunctionValidator::checkData(std::uint32_t index) {
  // The code section stands before the data section, so a decoder in one pass needs the count.
  if (!module.dataCount)
    fail("needs a data count section");
  return !failure && checkIndex(index, *module.dataCount, "data segment");
}

bool FunctionValidator::checkMemArg() {
  const MemArg &arg = instruction->memArg;
  if (!checkIndex(arg.memory.value, module.memories.size(), "memory"))
    return false;
  unsigned natural = llvm::Log2_32(info(instruction->opcode).immediate.accessBytes);
  if (arg.alignmentLog2 > natural)
    fail("alignment 2^" + llvm::Twine(arg.alignmentLog2) + " is larger than the natural 2^" +
         llvm::Twine(natural));
  else if (arg.offset > std::numeric_limits<std::uint32_t>::max())
    fail("offset " + llvm::Twine(arg.offset) + " is out of range");
  return !failure;
}

bool FunctionValidator::checkBlockType() {
  const BlockType &type = instruction->blockType;
  if (type.kind == BlockType::Result)
    context.use(type.result);
  if (type.kind != BlockType::Type)
    return true;
  context.use(Proposal::MultiValue);
  return checkIndex(type.type.value, module.types.size(), "type");
}

bool FunctionValidator::checkImmediates() {
  const Instruction &i = *instruction;
  switch (info(i.opcode).immediate.kind) {
  case ImmediateKind::None:
  case ImmediateKind::HeapType:
  case ImmediateKind::SelectTypes:
  case ImmediateKind::I32Const:
  case ImmediateKind::I64Const:
  case ImmediateKind::F32Const:
  case ImmediateKind::F64Const:
    return true;
  case ImmediateKind::BlockType:
    return checkBlockType();
  case ImmediateKind::Label:
    return checkLabel(i.index);
  case ImmediateKind::LabelTable:
    return checkLimit(Limit::BrTableSize, i.labels.size()) &&
           llvm::all_of(i.labels, [&](auto l) { return checkLabel(l); }) && checkLabel(i.index);
  case ImmediateKind::Function:
    return checkIndex(i.index, module.functions.size(), "function");
  case ImmediateKind::TypeTable:
    return checkIndex(i.index2, module.tables.size(), "table") &&
           checkIndex(i.index, module.types.size(), "type");
  case ImmediateKind::Local:
    return !function ||
           checkIndex(i.index, functionType->params.size() + module.function(*function).localCount,
                      "local");
  case ImmediateKind::Global:
    return checkIndex(i.index, function ? module.globals.size() : visibleGlobals, "global");
  case ImmediateKind::Table:
    return checkIndex(i.index, module.tables.size(), "table");
  case ImmediateKind::TableTable:
    return checkIndex(i.index, module.tables.size(), "table") &&
           checkIndex(i.index2, module.tables.size(), "table");
  case ImmediateKind::Elem:
    return checkIndex(i.index, module.elements.size(), "element segment");
  case ImmediateKind::ElemTable:
    return checkIndex(i.index2, module.tables.size(), "table") &&
           checkIndex(i.index, module.elements.size(), "element segment");
  case ImmediateKind::Memory:
    return checkIndex(i.index, module.memories.size(), "memory");
  case ImmediateKind::MemoryMemory:
    return checkIndex(i.index, module.memories.size(), "memory") &&
           checkIndex(i.index2, module.memories.size(), "memory");
  case ImmediateKind::Data:
    return checkData(i.index);
  case ImmediateKind::DataMemory:
    return checkIndex(i.index2, module.memories.size(), "memory") && checkData(i.index);
  case ImmediateKind::MemArg:
    return checkMemArg();
  }
  llvm_unreachable("unknown kind of immediate");
}

bool FunctionValidator::checkConstant() {
  Opcode opcode = instruction->opcode;
  if (isExtendedConstant(opcode)) {
    context.use(Proposal::ExtendedConst);
    return true;
  }
  if (!isConstant(opcode)) {
    fail("not allowed in a constant expression");
  } else if (opcode == Opcode::GlobalGet) {
    const Global &global = module.global(instruction->global());
    if (global.type.isMutable)
      fail("global " + llvm::Twine(instruction->index) +
           " is mutable, not allowed in a constant expression");
    else if (!global.isImported)
      fail(needsProposal(Proposal::Gc)); // only there may initialisers read defined globals
  }
  return !failure;
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

// Control

llvm::ArrayRef<ValueType> FunctionValidator::paramsOf(const BlockType &type) const {
  if (type.kind == BlockType::Type)
    return module.type(type.type).params;
  return {};
}

llvm::ArrayRef<ValueType> FunctionValidator::resultsOf(const BlockType &type) const {
  if (type.kind == BlockType::Type)
    return module.type(type.type).results;
  if (type.kind == BlockType::Result)
    return type.result;
  return {};
}

/// The types a branch to the label carries. They live as long as the frame.
llvm::ArrayRef<ValueType> FunctionValidator::labelTypes(std::uint32_t depth) const {
  const Frame &frame = frames[frames.size() - 1 - depth];
  return frame.opcode == Opcode::Loop ? paramsOf(frame.type) : resultsOf(frame.type);
}

void FunctionValidator::openBlock(Opcode opcode, const BlockType &type) {
  llvm::ArrayRef<ValueType> params = paramsOf(type);
  pop(params);
  // The body is a frame of its own, which is not nesting.
  if (failure || !checkLimit(Limit::NestingDepth, frames.size()))
    return;
  if (opcode == Opcode::Loop && !checkLimit(Limit::LoopDepth, ++loopDepth))
    return;
  frames.push_back({opcode, false, static_cast<std::uint32_t>(operands.size()), type});
  push(params);
}

/// Leaves the operand stack at the innermost frame's height.
void FunctionValidator::popBlockResults() {
  const Frame &frame = frames.back();
  pop(resultsOf(frame.type));
  if (!failure && operands.size() != frame.height)
    fail(llvm::Twine(operands.size() - frame.height) + " more values than the block's results " +
         text(resultsOf(frame.type)));
}

void FunctionValidator::closeBlock() {
  popBlockResults();
  if (failure)
    return;
  BlockType type = frames.back().type;
  if (frames.back().opcode == Opcode::Loop)
    --loopDepth;
  frames.pop_back();
  if (!frames.empty())
    push(resultsOf(type));
}

void FunctionValidator::typeElse() {
  if (frames.back().opcode != Opcode::If)
    return fail("there is no if that it belongs to");
  popBlockResults();
  if (failure)
    return;
  Frame &frame = frames.back();
  frame.opcode = Opcode::Else;
  frame.isUnreachable = false;
  push(paramsOf(frame.type));
}

void FunctionValidator::typeEnd() {
  const Frame &frame = frames.back();
  // Without an else, the block's parameters become its results.
  if (frame.opcode == Opcode::If && paramsOf(frame.type) != resultsOf(frame.type)) {
    popBlockResults();
    return fail("an if without else has parameters " + text(paramsOf(frame.type)) +
                " but results " + text(resultsOf(frame.type)));
  }
  closeBlock();
}

void FunctionValidator::typeBrTable() {
  pop(ValueType::I32);
  llvm::ArrayRef<ValueType> types = labelTypes(instruction->index);
  check(types);
  llvm::ArrayRef<ValueType> checked = types;
  for (std::uint32_t label : instruction->labels) {
    llvm::ArrayRef<ValueType> other = labelTypes(label);
    // Most tables lead to blocks of one type; comparing it once keeps wide tables linear.
    if (failure || (other.data() == checked.data() && other.size() == checked.size()))
      continue;
    if (other.size() != types.size())
      return fail("label " + llvm::Twine(label) + " takes " + text(other) +
                  ", but the default label " + text(types));
    check(other);
    checked = other;
  }
  setUnreachable();
}

// Typing

ValueType FunctionValidator::addressType() const {
  switch (info(instruction->opcode).immediate.kind) {
  case ImmediateKind::Table:
  case ImmediateKind::TypeTable:
  case ImmediateKind::TableTable:
  case ImmediateKind::ElemTable:
    return module.table(instruction->table()).type.addressType;
  default:
    return module.memory(instruction->memory()).type.addressType;
  }
}

void FunctionValidator::typeBySignature() {
  std::string_view signature = info(instruction->opcode).signature;
  auto typeOf = [&](char letter) -> ValueType {
    switch (letter) {
    case 'i':
      return ValueType::I32;
    case 'l':
      return ValueType::I64;
    case 'f':
      return ValueType::F32;
    case 'd':
      return ValueType::F64;
    case 'v':
      return ValueType::V128;
    default:
      return addressType();
    }
  };
  std::size_t colon = signature.find(':');
  for (std::size_t i = colon; i > 0; --i)
    pop(typeOf(signature[i - 1]));
  for (char letter : signature.substr(colon + 1))
    push(typeOf(letter));
}

ValueType FunctionValidator::localType(std::uint32_t index) const {
  if (index < functionType->params.size())
    return functionType->params[index];
  auto run = llvm::upper_bound(runEnds, index - functionType->params.size());
  return module.function(*function).locals[run - runEnds.begin()].type;
}

void FunctionValidator::typeCall(FunctionIndex callee) {
  const FunctionType &type = module.typeOf(callee);
  pop(type.params);
  push(type.results);
}

/// Checks the table and pops the callee's index.
void FunctionValidator::typeCallIndirect() {
  const Table &table = module.table(instruction->table());
  if (!matches(table.type.element, ValueType::funcref()))
    return fail("expected a table of funcref, found one of " + table.type.element.text());
  pop(addressType());
}

void FunctionValidator::typeTailCall(const FunctionType &callee) {
  if (callee.results != functionType->results)
    return fail("expected a callee with results " + text(functionType->results) + ", found " +
                text(callee.results));
  pop(callee.params);
  setUnreachable();
}

void FunctionValidator::typeSelect() {
  pop(ValueType::I32);
  ValueType second = pop(), first = pop();
  if (failure)
    return;
  for (ValueType type : {first, second})
    if (!type.isNumberOrVector() && !type.isBottom())
      return fail("expected a number, found " + type.text());
  if (!matches(second, first))
    return fail("expected " + first.text() + ", found " + second.text());
  push(first.isBottom() ? second : first);
}

void FunctionValidator::typeSelectTyped() {
  if (instruction->selectTypes.size() != 1)
    return fail("expected one result type, found " + llvm::Twine(instruction->selectTypes.size()));
  ValueType type = instruction->selectTypes.front();
  pop(ValueType::I32);
  pop(type);
  pop(type);
  push(type);
}

void FunctionValidator::typeRefFunc() {
  if (!function)
    context.declaredFunctions.set(instruction->index);
  else if (!context.declaredFunctions.test(instruction->index))
    return fail("function " + llvm::Twine(instruction->index) +
                " is not declared in an element segment, export or global");
  push(ValueType::funcref());
}

void FunctionValidator::typeTableCopy() {
  ValueType destination = module.table(instruction->table()).type.element;
  ValueType source = module.table(instruction->sourceTable()).type.element;
  if (!matches(source, destination))
    return fail("expected a table of " + destination.text() + ", found one of " + source.text());
  pop({ValueType::I32, ValueType::I32, ValueType::I32});
}

void FunctionValidator::typeTableInit() {
  ValueType destination = module.table(instruction->table()).type.element;
  ValueType source = module.elements[instruction->index].type;
  if (!matches(source, destination))
    return fail("expected an element segment of " + destination.text() + ", found one of " +
                source.text());
  pop({addressType(), ValueType::I32, ValueType::I32});
}

void FunctionValidator::typeByHand() {
  const Instruction &i = *instruction;
  switch (i.opcode) {
  case Opcode::Unreachable:
    return setUnreachable();
  case Opcode::If:
    pop(ValueType::I32);
    [[fallthrough]];
  case Opcode::Block:
  case Opcode::Loop:
    return openBlock(i.opcode, i.blockType);
  case Opcode::Else:
    return typeElse();
  case Opcode::End:
    return typeEnd();
  case Opcode::Br:
    check(labelTypes(i.index));
    return setUnreachable();
  case Opcode::BrIf:
    pop(ValueType::I32);
    pop(labelTypes(i.index));
    return push(labelTypes(i.index));
  case Opcode::BrTable:
    return typeBrTable();
  case Opcode::Return:
    check(functionType->results);
    return setUnreachable();
  case Opcode::Call:
    return typeCall(i.function());
  case Opcode::CallIndirect:
    typeCallIndirect();
    pop(module.type(i.type()).params);
    return push(module.type(i.type()).results);
  case Opcode::ReturnCall:
    return typeTailCall(module.typeOf(i.function()));
  case Opcode::ReturnCallIndirect:
    typeCallIndirect();
    return typeTailCall(module.type(i.type()));
  case Opcode::Drop:
    pop();
    return;
  case Opcode::Select:
    return typeSelect();
  case Opcode::SelectTyped:
    return typeSelectTyped();
  case Opcode::LocalGet:
    return push(localType(i.index));
  case Opcode::LocalSet:
    pop(localType(i.index));
    return;
  case Opcode::LocalTee:
    pop(localType(i.index));
    return push(localType(i.index));
  case Opcode::GlobalGet:
    return push(module.global(i.global()).type.content);
  case Opcode::GlobalSet:
    if (!module.global(i.global()).type.isMutable)
      return fail("global " + llvm::Twine(i.index) + " is immutable");
    pop(module.global(i.global()).type.content);
    return;
  case Opcode::TableGet:
    pop(addressType());
    return push(module.table(i.table()).type.element);
  case Opcode::TableSet:
    return pop({addressType(), module.table(i.table()).type.element});
  case Opcode::TableGrow:
    pop({module.table(i.table()).type.element, addressType()});
    return push(addressType());
  case Opcode::TableFill:
    return pop({addressType(), module.table(i.table()).type.element, addressType()});
  case Opcode::TableCopy:
    return typeTableCopy();
  case Opcode::TableInit:
    return typeTableInit();
  case Opcode::MemoryCopy:
    return pop({addressType(), addressType(), addressType()});
  case Opcode::MemoryInit:
    return pop({addressType(), ValueType::I32, ValueType::I32});
  case Opcode::RefNull:
    return push(ValueType::ref(i.heapType));
  case Opcode::RefIsNull: {
    ValueType type = pop();
    if (!type.isRef() && !type.isBottom())
      return fail("expected a reference, found " + type.text());
    return push(ValueType::I32);
  }
  case Opcode::RefFunc:
    return typeRefFunc();
  default:
    llvm_unreachable("the opcode has a signature");
  }
}

void FunctionValidator::noteEffects() {
  ModuleFacts &facts = context.facts;
  const Instruction &i = *instruction;
  switch (i.opcode) {
  case Opcode::ReturnCallIndirect:
    facts.usesTailCalls = true;
    return;
  case Opcode::ReturnCall:
    facts.usesTailCalls = true;
    [[fallthrough]];
  case Opcode::Call: {
    std::uint32_t caller = function->value + 1;
    if (context.lastCaller[i.index] != caller)
      facts.callees.push_back(i.function());
    context.lastCaller[i.index] = caller;
    return;
  }
  case Opcode::GlobalSet:
    facts.globalsWritten.set(i.index);
    return;
  case Opcode::TableGrow:
    facts.tablesGrown.set(i.index);
    [[fallthrough]];
  case Opcode::TableSet:
  case Opcode::TableFill:
  case Opcode::TableCopy:
    facts.tablesWritten.set(i.table().value);
    return;
  case Opcode::TableInit:
    facts.tablesWritten.set(i.table().value);
    facts.elemsUsed.set(i.index);
    return;
  case Opcode::ElemDrop:
    facts.elemsUsed.set(i.index);
    return;
  case Opcode::MemoryInit:
  case Opcode::DataDrop:
    facts.dataUsed.set(i.index);
    return;
  case Opcode::MemoryGrow:
    facts.memoriesGrown.set(i.index);
    return;
  case Opcode::RefFunc:
    facts.functionsReferenced.set(i.index);
    return;
  default:
    return;
  }
}

} // namespace sinter::frontend
