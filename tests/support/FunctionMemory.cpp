// FunctionMemory.cpp - accesses of memories and tables, and operands that are mostly in range.
#include "llvm/ADT/STLExtras.h"

#include "FunctionGenerator.h"
#include "OpcodeFacts.h"

using namespace sinter::frontend;

namespace sinter::testing {

std::uint32_t FunctionGenerator::anyMemory() {
  return choices.below(static_cast<std::uint32_t>(plan.memories.size()));
}

bool FunctionGenerator::is64(std::uint32_t memory) const {
  return plan.memories[memory].addressType == ValueType::I64;
}

/// memory.size or memory.grow, whose operand is pushed here, with an i32 for the result.
void FunctionGenerator::memorySize(Opcode opcode) {
  const std::uint32_t memory = anyMemory();
  if (opcode == Opcode::MemoryGrow) {
    fresh(ValueType::I32);
    if (!choices.oneIn(8))
      masked(1);
    if (is64(memory))
      code.op(choices.oneIn(4) ? Opcode::I64ExtendI32S : Opcode::I64ExtendI32U);
  }
  code.op(opcode, memory);
  if (is64(memory))
    code.op(Opcode::I32WrapI64);
}

/// Pushes an address for an access of `bytes` bytes; the result is the offset to encode. Both are
/// multiples of `alignment`, mostly.
std::uint32_t FunctionGenerator::address(std::uint32_t memory, unsigned bytes, unsigned alignment) {
  const bool isLong = is64(memory);
  std::uint32_t offset = 0;
  switch (choices.below(64)) {
  case 61: // anywhere
    offset = choices.pick(std::vector<std::uint32_t>{0, 1, 0x10000, 0x7FFFFFFF, 0xFFFFFFFF});
    if (isLong) {
      fresh(ValueType::I64);
      return offset;
    }
    fresh(ValueType::I32);
    return offset;
  case 62: { // around the last byte
    std::uint32_t distance = choices.below(2 * bytes) + (choices.oneIn(4) ? 0 : bytes);
    code.op(Opcode::MemorySize, memory);
    if (isLong)
      code.op(Opcode::I32WrapI64);
    code.i32(16).op(Opcode::I32Shl).i32(distance).op(Opcode::I32Sub);
    push({ValueType::I32});
    break;
  }
  case 63: { // the same, with the offset
    std::uint32_t distance = choices.below(2 * bytes) + (choices.oneIn(4) ? 0 : bytes);
    fresh(ValueType::I32);
    masked(7);
    offset = static_cast<std::uint32_t>(plan.memories[memory].limits.min * 65536) - 7 - distance;
    break;
  }
  default:
    fresh(ValueType::I32);
    masked(0x7FFFu >> choices.below(13) & ~(alignment - 1));
    offset = choices.below(choices.oneIn(4) ? 0x7FE0 : 32) & ~(alignment - 1);
  }
  if (isLong) {
    code.op(Opcode::I64ExtendI32U);
    pop(1);
    push({ValueType::I64});
  }
  return offset;
}

/// Any load, store or atomic access: its operands, and the instruction.
void FunctionGenerator::memoryAccess(Opcode opcode) {
  const OpcodeInfo &facts = info(opcode);
  const unsigned bytes = facts.immediate.accessBytes;
  const bool isAtomic = facts.proposal == Proposal::Threads;
  const std::uint32_t memory = isWait(opcode) ? waitingMemory() : anyMemory();
  std::uint32_t offset = address(memory, bytes, isAtomic ? bytes : 1);
  Types types = operandsOf(opcode);
  if (isWait(opcode))
    types.pop_back();
  for (ValueType type : llvm::drop_begin(types))
    fresh(type);
  if (isWait(opcode)) { // not for long: nobody else is there to wake it
    code.i64(choices.below(2000));
    push({ValueType::I64});
  }
  unsigned alignment = std::bit_width(bytes) - 1;
  if (!isAtomic)
    alignment = choices.below(alignment + 1);
  code.op(opcode);
  if (memory == 0)
    code.u32(alignment);
  else
    code.u32(0x40 | alignment).u32(memory);
  code.u32(offset);
  lanes(facts.immediate);
}

/// A shared memory if there is one: waiting traps in others.
std::uint32_t FunctionGenerator::waitingMemory() {
  for (auto [i, memory] : llvm::enumerate(plan.memories))
    if (memory.isShared && !choices.oneIn(16))
      return static_cast<std::uint32_t>(i);
  return anyMemory();
}

void FunctionGenerator::division(Opcode opcode) {
  const ValueType type = operandsOf(opcode).front();
  fresh(type);
  fresh(type);
  if (choices.oneIn(24))
    return void(code.op(opcode));
  if (type == ValueType::I32)
    code.i32(1).op(Opcode::I32Or);
  else
    code.i64(1).op(Opcode::I64Or);
  code.op(opcode);
}

/// A truncation, mostly of a number that fits.
void FunctionGenerator::truncation(Opcode opcode, ValueType operand) {
  if (choices.oneIn(24)) {
    fresh(operand, NaNs::Unseen);
  } else {
    fresh(ValueType::I32);
    masked(choices.pick(std::vector<std::uint32_t>{0xFFFF, 0x7FFFFF80, 1}));
    code.op(operand == ValueType::F32 ? Opcode::F32ConvertI32S : Opcode::F64ConvertI32S);
    code.op(operand == ValueType::F32 ? Opcode::F32Sqrt : Opcode::F64Sqrt);
    pop(1);
    push(operand);
  }
  code.op(opcode);
}

/// Masks the i32 on top to below a power of two that is at most `size`, mostly.
void FunctionGenerator::range(std::uint32_t size) {
  if (!choices.oneIn(32))
    masked(size == 0 ? 0 : std::bit_floor(size) - 1);
}

void FunctionGenerator::tableIndex(std::uint32_t table) {
  range(static_cast<std::uint32_t>(plan.tables[table].limits.min));
}

/// Pushes an address or size below `size`, mostly.
void FunctionGenerator::place(std::uint32_t size, bool isLong) {
  fresh(ValueType::I32);
  range(size);
  if (isLong)
    code.op(Opcode::I64ExtendI32U);
}

void FunctionGenerator::bulkMemory() {
  constexpr std::uint32_t somewhere = 0x8000, shortly = 64;
  const std::uint32_t segment = choices.below(static_cast<std::uint32_t>(plan.data.size()));
  const unsigned kind = choices.below(8);
  if (kind == 7)
    return void(code.op(Opcode::DataDrop, segment));
  const std::uint32_t memory = anyMemory(), source = anyMemory();
  const std::uint32_t count = choices.oneIn(4) ? somewhere : shortly;
  place(somewhere, is64(memory));
  if (kind >= 5) {
    place(plan.data[segment].size / 2, false);
    place(plan.data[segment].size / 2 + 1, false);
    code.op(Opcode::MemoryInit, segment).u32(memory);
  } else if (kind >= 3) {
    fresh(ValueType::I32);
    place(count, is64(memory));
    code.op(Opcode::MemoryFill, memory);
  } else {
    place(somewhere, is64(source));
    place(count, is64(memory) && is64(source));
    code.op(Opcode::MemoryCopy, memory).u32(source);
  }
  pop(3);
}

void FunctionGenerator::tableOperation() {
  const std::uint32_t table = choices.below(static_cast<std::uint32_t>(plan.tables.size()));
  const std::uint32_t segment = choices.below(static_cast<std::uint32_t>(plan.elements.size()));
  const ValueType element = plan.tables[table].element;
  const std::uint32_t half = static_cast<std::uint32_t>(plan.tables[table].limits.min / 2);
  switch (choices.below(8)) {
  case 0:
  case 1:
    fresh(ValueType::I32);
    tableIndex(table);
    fresh(element);
    code.op(Opcode::TableSet, table);
    return pop(2);
  case 2:
    fresh(element);
    fresh(ValueType::I32);
    range(2);
    code.op(Opcode::TableGrow, table);
    pop(2);
    push({ValueType::I32});
    return hashTop();
  case 3:
    fresh(ValueType::I32);
    range(half);
    fresh(element);
    fresh(ValueType::I32);
    range(half);
    code.op(Opcode::TableFill, table);
    return pop(3);
  case 4:
    return void(code.op(Opcode::ElemDrop, segment));
  default: {
    const bool isInit = choices.below(2) == 0 && plan.elements[segment].type == element;
    const std::uint32_t sourceHalf = isInit ? plan.elements[segment].size / 2 : half;
    for (std::uint32_t size : {half, sourceHalf, std::min(half, sourceHalf)}) {
      fresh(ValueType::I32);
      range(size);
    }
    if (isInit)
      code.op(Opcode::TableInit, segment).u32(table);
    else
      code.op(Opcode::TableCopy, table).u32(table);
    return pop(3);
  }
  }
}

} // namespace sinter::testing
