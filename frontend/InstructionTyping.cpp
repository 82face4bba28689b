// InstructionTyping.cpp - types everything but control: by signature, or by hand where an immediate
// or the stack has a say; and notes what lowering wants to know of an instruction.
//
// https://webassembly.github.io/spec/core/valid/instructions.html
#include "frontend/FunctionValidator.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/ErrorHandling.h"

namespace sinter::frontend {

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
  const OpcodeInfo &row = info(instruction->opcode);
  auto typeOf = [&](char letter) {
    std::optional<ValueType> type = typeOfLetter(letter);
    return type ? *type : addressType();
  };
  for (char letter : llvm::reverse(operandLetters(row)))
    pop(typeOf(letter));
  for (char letter : resultLetters(row))
    push(typeOf(letter));
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
    return fail("function " + named(instruction->index, module.nameOf(instruction->function())) +
                " is not declared in an element segment, export or global");
  push(ValueType::ref(HeapType(module.function(instruction->function()).type), false));
}

/// The address type of what two of them are copied between: the smaller one.
static ValueType smaller(ValueType first, ValueType second) {
  return first == ValueType::I32 ? first : second;
}

void FunctionValidator::typeMemoryCopy() {
  ValueType destination = addressType();
  ValueType source = module.memory(instruction->sourceMemory()).type.addressType;
  pop({destination, source, smaller(destination, source)});
}

void FunctionValidator::typeTableCopy() {
  const TableType &destination = module.table(instruction->table()).type;
  const TableType &source = module.table(instruction->sourceTable()).type;
  if (!matches(source.element, destination.element))
    return fail("expected a table of " + destination.element.text() + ", found one of " +
                source.element.text());
  pop({destination.addressType, source.addressType,
       smaller(destination.addressType, source.addressType)});
}

void FunctionValidator::typeTableInit() {
  ValueType destination = module.table(instruction->table()).type.element;
  ValueType source = module.elements[instruction->index].type;
  if (!matches(source, destination))
    return fail("expected an element segment of " + destination.text() + ", found one of " +
                source.text());
  pop({addressType(), ValueType::I32, ValueType::I32});
}

/// Types the instruction if it is one of references alone.
bool FunctionValidator::typeReference() {
  switch (instruction->opcode) {
  case Opcode::RefNull:
    return push(ValueType::ref(instruction->heapType)), true;
  case Opcode::RefFunc:
    return typeRefFunc(), true;
  case Opcode::RefIsNull:
    popReference();
    return push(ValueType::I32), true;
  case Opcode::RefAsNonNull: {
    ValueType reference = popReference();
    return push(ValueType::ref(reference.heapType(), false)), true;
  }
  default:
    return false;
  }
}

void FunctionValidator::typeByHand() {
  if (typeControl() || typeReference())
    return;
  const Instruction &i = *instruction;
  switch (i.opcode) {
  case Opcode::Drop:
    pop();
    return;
  case Opcode::Select:
    return typeSelect();
  case Opcode::SelectTyped:
    return typeSelectTyped();
  case Opcode::LocalGet:
    return typeLocalGet();
  case Opcode::LocalSet:
    return typeLocalSet();
  case Opcode::LocalTee:
    typeLocalSet();
    return push(localType(i.index));
  case Opcode::GlobalGet:
    return push(module.global(i.global()).type.content);
  case Opcode::GlobalSet:
    if (!module.global(i.global()).type.isMutable)
      return fail("global " + named(i.index, module.nameOfGlobal(i.global())) + " is immutable");
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
    return typeMemoryCopy();
  case Opcode::MemoryInit:
    return pop({addressType(), ValueType::I32, ValueType::I32});
  default:
    llvm_unreachable("the opcode has a signature");
  }
}

/// Notes a direct call, once for each callee of the function.
void FunctionValidator::noteCall(FunctionIndex callee) {
  std::uint32_t caller = function->value + 1;
  if (context.lastCaller[callee.value] != caller)
    context.facts.callees.push_back(callee);
  context.lastCaller[callee.value] = caller;
}

void FunctionValidator::noteEffects() {
  ModuleFacts &facts = context.facts;
  const Instruction &i = *instruction;
  switch (i.opcode) {
  case Opcode::ReturnCallRef:
    context.use(Proposal::TailCall);
    [[fallthrough]];
  case Opcode::ReturnCallIndirect:
    facts.usesTailCalls = true;
    return;
  case Opcode::ReturnCall:
    facts.usesTailCalls = true;
    [[fallthrough]];
  case Opcode::Call:
    return noteCall(i.function());
  case Opcode::Throw:
  case Opcode::ThrowRef:
  case Opcode::Rethrow:
  case Opcode::Try:
  case Opcode::TryTable:
    facts.usesExceptions = true;
    return;
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
