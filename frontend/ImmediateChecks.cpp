// ImmediateChecks.cpp - what can be said of an instruction's immediates alone: every index names
// something, types are valid, alignments and lanes are in range.
#include "frontend/FunctionValidator.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/ErrorHandling.h"
#include "llvm/Support/MathExtras.h"

#include <limits>

namespace sinter::frontend {
namespace {

bool isConstant(Opcode opcode) {
  switch (opcode) {
  case Opcode::I32Const:
  case Opcode::I64Const:
  case Opcode::F32Const:
  case Opcode::F64Const:
  case Opcode::V128Const:
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

bool FunctionValidator::checkIndex(std::uint32_t index, std::size_t count, llvm::StringRef what) {
  if (index >= count)
    fail("unknown " + what + " " + llvm::Twine(index));
  return !failure;
}

bool FunctionValidator::checkLabel(std::uint64_t depth) {
  // A delegate's label is counted from outside of the block that it closes.
  bool isOutside = instruction->opcode == Opcode::Delegate;
  if (depth + isOutside >= frames.size())
    fail("unknown label " + llvm::Twine(depth));
  return !failure;
}

bool FunctionValidator::checkType(TypeIndex index) {
  return checkIndex(index.value, module.types.size(), "type");
}

bool FunctionValidator::checkType(ValueType type) {
  context.use(type);
  return !type.isRef() || !type.heapType().isConcrete() || checkType(type.heapType().typeIndex());
}

bool FunctionValidator::checkData(std::uint32_t index) {
  // The code section stands before the data section, so a decoder in one pass needs the count.
  if (!module.dataCount)
    fail("needs a data count section");
  return !failure && checkIndex(index, *module.dataCount, "data segment");
}

/// The two indices of a copy.
bool FunctionValidator::checkTwo(std::size_t count, llvm::StringRef what) {
  return checkIndex(instruction->index, count, what) &&
         checkIndex(instruction->index2, count, what);
}

bool FunctionValidator::checkMemArg() {
  const MemArg &arg = instruction->memArg;
  if (!checkIndex(arg.memory.value, module.memories.size(), "memory"))
    return false;
  const OpcodeInfo &row = info(instruction->opcode);
  unsigned natural = llvm::Log2_32(row.immediate.accessBytes);
  bool isAtomic = row.proposal == Proposal::Threads;
  if (arg.alignmentLog2 > natural)
    fail("alignment 2^" + llvm::Twine(arg.alignmentLog2) + " is larger than the natural 2^" +
         llvm::Twine(natural));
  else if (isAtomic && arg.alignmentLog2 != natural)
    fail("alignment 2^" + llvm::Twine(arg.alignmentLog2) +
         " of an atomic access is not the natural 2^" + llvm::Twine(natural));
  else if (module.memory(arg.memory).type.addressType == ValueType::I32 &&
           arg.offset > std::numeric_limits<std::uint32_t>::max())
    fail("offset " + llvm::Twine(arg.offset) + " is out of range");
  return !failure;
}

bool FunctionValidator::checkLane() {
  unsigned count = info(instruction->opcode).immediate.laneCount;
  if (instruction->lane >= count)
    fail("lane " + llvm::Twine(unsigned(instruction->lane)) + " is not below " +
         llvm::Twine(count));
  return !failure;
}

bool FunctionValidator::checkShuffle() {
  constexpr unsigned count = 32; // of two vectors of bytes
  for (unsigned lane : instruction->bytes)
    if (lane >= count)
      fail("lane " + llvm::Twine(lane) + " is not below " + llvm::Twine(count));
  return !failure;
}

bool FunctionValidator::checkBlockType() {
  const BlockType &type = instruction->blockType;
  if (type.kind == BlockType::Result)
    return checkType(type.result);
  if (type.kind != BlockType::Type)
    return true;
  context.use(Proposal::MultiValue);
  return checkType(type.type);
}

bool FunctionValidator::checkCatches() {
  return checkLimit(Limit::CatchCount, instruction->catches.size()) &&
         llvm::all_of(instruction->catches, [&](const CatchClause &clause) {
           bool hasTag = clause.kind == CatchClause::Catch || clause.kind == CatchClause::CatchRef;
           return (!hasTag || checkIndex(clause.tag.value, module.tags.size(), "tag")) &&
                  checkLabel(clause.label.value);
         });
}

bool FunctionValidator::checkImmediates() {
  const Instruction &i = *instruction;
  switch (info(i.opcode).immediate.kind) {
  case ImmediateKind::None:
  case ImmediateKind::Fence:
  case ImmediateKind::V128Const:
  case ImmediateKind::I32Const:
  case ImmediateKind::I64Const:
  case ImmediateKind::F32Const:
  case ImmediateKind::F64Const:
    return true;
  case ImmediateKind::BlockType:
    return checkBlockType();
  case ImmediateKind::TryTable:
    return checkBlockType() && checkCatches();
  case ImmediateKind::HeapType:
    return checkType(ValueType::ref(i.heapType));
  case ImmediateKind::SelectTypes:
    return llvm::all_of(i.selectTypes, [&](ValueType type) { return checkType(type); });
  case ImmediateKind::Label:
    return checkLabel(i.index);
  case ImmediateKind::LabelTable:
    return checkLimit(Limit::BrTableSize, i.labels.size()) &&
           llvm::all_of(i.labels, [&](auto l) { return checkLabel(l); }) && checkLabel(i.index);
  case ImmediateKind::Function:
    return checkIndex(i.index, module.functions.size(), "function");
  case ImmediateKind::TypeTable:
    return checkIndex(i.index2, module.tables.size(), "table") && checkType(i.type());
  case ImmediateKind::Type:
    return checkType(i.type());
  case ImmediateKind::Tag:
    return checkIndex(i.index, module.tags.size(), "tag");
  case ImmediateKind::Local:
    return !function ||
           checkIndex(i.index, functionType->params.size() + module.function(*function).localCount,
                      "local");
  case ImmediateKind::Global:
    return checkIndex(i.index, function ? module.globals.size() : visibleGlobals, "global");
  case ImmediateKind::Table:
    return checkIndex(i.index, module.tables.size(), "table");
  case ImmediateKind::TableTable:
    return checkTwo(module.tables.size(), "table");
  case ImmediateKind::Elem:
    return checkIndex(i.index, module.elements.size(), "element segment");
  case ImmediateKind::ElemTable:
    return checkIndex(i.index2, module.tables.size(), "table") &&
           checkIndex(i.index, module.elements.size(), "element segment");
  case ImmediateKind::Memory:
    return checkIndex(i.index, module.memories.size(), "memory");
  case ImmediateKind::MemoryMemory:
    return checkTwo(module.memories.size(), "memory");
  case ImmediateKind::Data:
    return checkData(i.index);
  case ImmediateKind::DataMemory:
    return checkIndex(i.index2, module.memories.size(), "memory") && checkData(i.index);
  case ImmediateKind::MemArg:
    return checkMemArg();
  case ImmediateKind::MemArgLane:
    return checkMemArg() && checkLane();
  case ImmediateKind::Lane:
    return checkLane();
  case ImmediateKind::Shuffle:
    return checkShuffle();
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
      fail("global " + named(instruction->index, module.nameOfGlobal(instruction->global())) +
           " is mutable, not allowed in a constant expression");
    else if (!global.isImported)
      context.use(Proposal::ExtendedConst);
  }
  return !failure;
}

} // namespace sinter::frontend
