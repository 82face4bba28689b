// FunctionGenerator.cpp - the frame of a generated function: its stack, statements and locals.
//
// What statements are made of is in the other Function*.cpp.
#include "FunctionGenerator.h"

#include "llvm/ADT/STLExtras.h"

#include "OpcodeFacts.h"

using namespace sinter::frontend;

namespace sinter::testing {

FunctionGenerator::FunctionGenerator(const ModulePlan &plan, Choices &choices,
                                     std::uint32_t typeIndex)
    : plan(plan), choices(choices), signature(plan.types[typeIndex]),
      budget(20 + choices.below(180)) {
  for (ValueType type : signature.params)
    addLocal(type, /*isWritable=*/true);
  for (unsigned i = choices.below(6); i != 0; --i)
    addLocal(anyType(), /*isWritable=*/true);
}

std::vector<std::uint8_t> FunctionGenerator::run() {
  code.op(Opcode::GlobalGet, ModulePlan::Fuel).i32(1).op(Opcode::I32Sub);
  code.op(Opcode::GlobalSet, ModulePlan::Fuel);
  code.op(Opcode::GlobalGet, ModulePlan::Fuel).i32(0).op(Opcode::I32LtS);
  code.op(Opcode::If).byte(0x40);
  returnZeros();
  code.op(Opcode::End);
  if (plan.isPadded && choices.below(2) == 0)
    code.bytes.insert(code.bytes.end(), 100'000, /*nop=*/1);
  frames.push_back({signature.results, signature.results});
  while (budget > 0 && !frames.back().isDead)
    statement();
  settle(signature.results);
  code.op(Opcode::End);

  WasmWriter entry;
  entry.u32(locals.size() - signature.params.size());
  for (const Local &local : llvm::drop_begin(locals, signature.params.size()))
    entry.u32(1).type(local.type);
  return entry.append(code.bytes).bytes;
}

// --- The stack ------------------------------------------------------------------------------

/// Pushes operands. Some of the first may be on the stack already, and behind an unconditional
/// branch an empty stack has whatever is taken from it.
void FunctionGenerator::operands(llvm::ArrayRef<ValueType> types, NaNs nans) {
  std::size_t found = std::min(types.size(), stack.size() - floor);
  while (found != 0 && !std::equal(types.begin(), types.begin() + found, stack.end() - found))
    --found;
  if (choices.oneIn(4))
    found = 0;
  const Frame &frame = frames.back();
  if (found == 0 && frame.isDead && stack.size() == frame.base) {
    found = choices.below(static_cast<std::uint32_t>(types.size()) + 1);
    push(types.take_front(found));
  }
  for (ValueType type : types.drop_front(found))
    fresh(type, nans);
}

/// Pushes a new value, without touching what is there.
void FunctionGenerator::fresh(ValueType type, NaNs nans) {
  std::size_t outerFloor = std::exchange(floor, stack.size());
  value(type, nans);
  floor = outerFloor;
}

/// Ands the i32 on top.
void FunctionGenerator::masked(std::uint32_t mask) { code.i32(mask).op(Opcode::I32And); }

/// Makes the stack of the innermost block what its end, or a branch, wants.
void FunctionGenerator::settle(const Types &wanted) {
  const std::size_t base = frames.back().base;
  auto isPrefix = [&] {
    std::size_t count = stack.size() - base;
    return count <= wanted.size() && std::equal(stack.begin() + base, stack.end(), wanted.begin());
  };
  while (!isPrefix())
    consumeTop();
  for (ValueType type : llvm::drop_begin(wanted, stack.size() - base))
    fresh(type);
}

void FunctionGenerator::consumeTop() {
  ValueType type = stack.back();
  if (choices.below(3) == 0)
    return hashTop();
  std::optional<std::uint32_t> local = pickLocal(type, /*mustBeWritable=*/true);
  if (local && choices.below(2) == 0)
    code.op(Opcode::LocalSet, *local);
  else
    code.op(Opcode::Drop);
  pop(1);
}

/// Consumes all but the first of the `count` values on top.
void FunctionGenerator::keepFirstOf(std::size_t count) {
  for (; count > 1; --count)
    consumeTop();
}

/// Replaces the NaN lanes of the vector on top.
void FunctionGenerator::canonicalLanes(bool isF32) {
  std::array<std::uint8_t, 16> nans{};
  for (unsigned last = isF32 ? 3 : 7; last < 16; last += isF32 ? 4 : 8) {
    nans[last] = 0x7F;
    nans[last - 1] = isF32 ? 0xC0 : 0xF8;
  }
  const std::uint32_t vector = scratchVector();
  code.op(Opcode::LocalTee, vector).v128(nans);
  code.op(Opcode::LocalGet, vector).op(Opcode::LocalGet, vector);
  code.op(isF32 ? Opcode::F32x4Eq : Opcode::F64x2Eq).op(Opcode::V128Bitselect);
}

std::uint32_t FunctionGenerator::scratchVector() {
  if (!scratch)
    scratch = addLocal(ValueType::V128, /*isWritable=*/false);
  return *scratch;
}

/// Mixes the value on top into the checksum.
void FunctionGenerator::hashTop() {
  switch (stack.back().getKind()) {
  case ValueType::V128:
    code.op(Opcode::LocalTee, scratchVector()).op(Opcode::I64x2ExtractLane).byte(0);
    code.op(Opcode::Call, ModulePlan::HashI64).op(Opcode::LocalGet, scratchVector());
    code.op(Opcode::I64x2ExtractLane).byte(1);
    break;
  case ValueType::F32:
    code.op(Opcode::I32ReinterpretF32);
    [[fallthrough]];
  case ValueType::I32:
    code.op(choices.below(2) == 0 ? Opcode::I64ExtendI32U : Opcode::I64ExtendI32S);
    break;
  case ValueType::F64:
    code.op(Opcode::I64ReinterpretF64);
    break;
  case ValueType::Ref:
    code.op(Opcode::RefIsNull).op(Opcode::I64ExtendI32U);
    break;
  default:
    break;
  }
  code.op(Opcode::Call, ModulePlan::HashI64);
  pop(1);
}

// --- Statements -----------------------------------------------------------------------------

void FunctionGenerator::statement() {
  --budget;
  switch (choices.below(26)) {
  case 20:
  case 21:
    return tryBlock();
  case 22:
    return callReference(Opcode::CallRef);
  case 23:
    return branchOnNull();
  case 24:
    if (plan.has(Proposal::Threads))
      code.op(Opcode::AtomicFence).byte(0);
    return;
  case 25:
    return fresh(plan.has(Proposal::WideArithmetic) ? ValueType(ValueType::I64) : anyType());
  case 0:
    operands(anyType());
    return hashTop();
  case 1:
  case 2:
    return assign();
  case 3:
  case 4:
  case 5: {
    Opcode opcode = choices.pick(plan.rows.stores);
    memoryAccess(opcode);
    return pop(operandsOf(opcode).size());
  }
  case 6:
  case 7:
    return fresh(anyType());
  case 8:
    return anyBlock(Opcode::Block);
  case 9:
    return anyBlock(Opcode::Loop);
  case 10:
  case 11:
    return anyBlock(Opcode::If);
  case 12:
    return countedLoop();
  case 13:
    return branchIf();
  case 14:
  case 15:
    return call();
  case 16:
    return bulkMemory();
  case 17:
    return tableOperation();
  case 18:
    return leave();
  default:
    operands(anyType());
    return consumeTop();
  }
}

void FunctionGenerator::assign() {
  const ValueType type = anyType();
  operands(type);
  if (choices.below(2) == 0) {
    if (std::optional<std::uint32_t> global = pickGlobal(type, /*mustBeMutable=*/true)) {
      code.op(Opcode::GlobalSet, *global);
      return pop(1);
    }
  }
  if (std::optional<std::uint32_t> local = pickLocal(type, /*mustBeWritable=*/true)) {
    code.op(Opcode::LocalSet, *local);
    return pop(1);
  }
  consumeTop();
}

// --- What there is to choose from -----------------------------------------------------------

ValueType FunctionGenerator::anyType() { return choices.pick(plan.valueTypes); }

std::uint32_t FunctionGenerator::addLocal(ValueType type, bool isWritable) {
  locals.push_back({type, isWritable});
  return static_cast<std::uint32_t>(locals.size() - 1);
}

/// One of the numbers below `count` that fit.
template <typename Fits>
static std::optional<std::uint32_t> pickOf(Choices &choices, std::size_t first, std::size_t count,
                                           Fits fits) {
  std::vector<std::uint32_t> found;
  for (std::size_t i = first; i < count; ++i)
    if (fits(i))
      found.push_back(static_cast<std::uint32_t>(i));
  if (found.empty())
    return std::nullopt;
  return choices.pick(found);
}

std::optional<std::uint32_t> FunctionGenerator::pickLocal(ValueType type, bool mustBeWritable) {
  return pickOf(choices, 0, locals.size(), [&](std::size_t i) {
    const bool isScratch = i == scratch; // holds NaNs that are not canonical yet
    return locals[i].type == type && !isScratch && (locals[i].isWritable || !mustBeWritable);
  });
}

std::optional<std::uint32_t> FunctionGenerator::pickGlobal(ValueType type, bool mustBeMutable) {
  return pickOf(choices, ModulePlan::FirstFreeGlobal, plan.globals.size(), [&](std::size_t i) {
    return plan.globals[i].content == type && (plan.globals[i].isMutable || !mustBeMutable);
  });
}

std::optional<std::uint32_t>
FunctionGenerator::pickFunction(llvm::function_ref<bool(const FunctionType &)> fits) {
  return pickOf(choices, ModulePlan::FirstGenerated, plan.functions.size(),
                [&](std::size_t i) { return fits(plan.typeOf(static_cast<std::uint32_t>(i))); });
}

std::optional<std::uint32_t> FunctionGenerator::pickTable(ValueType element) {
  return pickOf(choices, 0, plan.tables.size(),
                [&](std::size_t i) { return plan.tables[i].element == element; });
}

} // namespace sinter::testing
