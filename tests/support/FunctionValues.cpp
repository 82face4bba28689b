// FunctionValues.cpp - constants, arithmetic and other instructions that push a value.
#include "llvm/ADT/STLExtras.h"

#include <array>
#include <bit>

#include "FunctionGenerator.h"
#include "OpcodeFacts.h"

using namespace sinter::frontend;

namespace sinter::testing {

static constexpr unsigned maxDepth = 6; // of operands within operands

void FunctionGenerator::value(ValueType type, NaNs nans) {
  --budget;
  if (budget <= 0 || depth >= maxDepth)
    return leaf(type);
  ++depth;
  switch (choices.below(16)) {
  default:
    if (type.isRef())
      reference(type);
    else
      row(choices.pick(plan.rows.pushing[type.getKind()]), nans);
    break;
  case 0:
  case 1:
    leaf(type);
    break;
  case 2: {
    Opcode opcode = choices.pick(std::vector{Opcode::Block, Opcode::Loop, Opcode::If});
    block(opcode, {{}, {type}}, /*typeIndex=*/0);
    break;
  }
  case 3:
    if (!callFor(type))
      leaf(type);
    break;
  case 4:
    select(type);
    break;
  case 5: {
    fresh(type);
    if (std::optional<std::uint32_t> local = pickLocal(type, /*mustBeWritable=*/true))
      code.op(Opcode::LocalTee, *local);
    break;
  }
  case 6:
    if (std::optional<std::uint32_t> label = pickLabel();
        label && frames[frames.size() - 1 - *label].labelTypes == Types{type}) {
      fresh(type);
      fresh(ValueType::I32);
      code.op(Opcode::BrIf, *label);
      pop(1);
    } else {
      leaf(type);
    }
    break;
  case 7:
    if (type == ValueType::F32 || type == ValueType::F64)
      signallingProbe(type);
    else
      leaf(type);
    break;
  }
  --depth;
}

/// Arithmetic of a value that may be a signalling NaN with a number that optimisers like to drop:
/// x * 1.0, x - 0.0 and the like have to make the NaN quiet all the same.
void FunctionGenerator::signallingProbe(ValueType type) {
  const bool isF32 = type == ValueType::F32;
  const bool isFirst = choices.below(2) == 0;
  auto number = [&] {
    static const std::vector<std::uint32_t> identities = {0x3F800000, 0xBF800000, 0, 0x80000000};
    const std::uint32_t bits = choices.pick(identities);
    if (isF32)
      code.f32(bits);
    else
      code.f64(static_cast<std::uint64_t>(bits & 0x80000000) << 32 |
               (bits & 0x3F800000 ? 0x3FF0000000000000 : 0));
    if (choices.oneIn(3))
      code.op(choices.pick(isF32 ? std::vector{Opcode::F32Abs, Opcode::F32Sqrt, Opcode::F32Floor}
                                 : std::vector{Opcode::F64Abs, Opcode::F64Sqrt, Opcode::F64Floor}));
    push(type);
  };
  if (isFirst)
    number();
  fresh(type);
  if (isF32)
    code.f32(0x7FA00000);
  else
    code.f64(0x7FF4000000000000);
  push(type);
  fresh(ValueType::I32);
  code.op(Opcode::Select);
  pop(2);
  if (!isFirst)
    number();
  code.op(choices.pick(
      isF32 ? std::vector{Opcode::F32Add, Opcode::F32Sub, Opcode::F32Mul, Opcode::F32Div}
            : std::vector{Opcode::F64Add, Opcode::F64Sub, Opcode::F64Mul, Opcode::F64Div}));
  code.op(Opcode::Call, isF32 ? ModulePlan::CanonicalF32 : ModulePlan::CanonicalF64);
  pop(1);
}

void FunctionGenerator::leaf(ValueType type) {
  switch (choices.below(4)) {
  case 0:
  case 1:
    if (std::optional<std::uint32_t> local = pickLocal(type, /*mustBeWritable=*/false)) {
      code.op(Opcode::LocalGet, *local);
      return push(type);
    }
    break;
  case 2:
    if (std::optional<std::uint32_t> global = pickGlobal(type, /*mustBeMutable=*/false)) {
      code.op(Opcode::GlobalGet, *global);
      return push(type);
    }
    break;
  }
  constant(type);
}

void FunctionGenerator::constant(ValueType type) {
  static const std::vector<std::uint32_t> ints = {
      0,  1,  2,    0xFFFFFFFF, 0x80000000, 0x7FFFFFFF, 31,     32,    33,
      63, 64, 0xFF, 0x80,       0xFFFF,     0x8000,     0xAAAA, 65536, 0xFFFFFFF8};
  static const std::vector<std::uint64_t> longs = {
      0, 1, ~0ull, 1ull << 63, ~0ull >> 1, 0xFFFFFFFF, 0x80000000, 63, 64, 1ull << 53, 1ull << 32};
  static const std::vector<std::uint32_t> floats = {
      0,          0x80000000, 0x3F800000, 0xBF800000, 0x7FC00000, 0xFFC00000, 0x7F800001,
      0xFFA00000, 0x7F800000, 0xFF800000, 0x4F000000, 0xCF000000, 0x5F000000, 0x7F7FFFFF,
      1,          0x00800000, 0x3F000000, 0x40200000, 0x4B000001, 0x4F7FFFFF};
  static const std::vector<std::uint64_t> doubles = {0,
                                                     1ull << 63,
                                                     0x3FF0000000000000,
                                                     0xBFF0000000000000,
                                                     0x7FF8000000000000,
                                                     0xFFF8000000000000,
                                                     0x7FF0000000000001,
                                                     0xFFF4000000000000,
                                                     0x7FF0000000000000,
                                                     0xFFF0000000000000,
                                                     0x41E0000000000000,
                                                     0xC1E0000000200000,
                                                     0x43E0000000000000,
                                                     0x7FEFFFFFFFFFFFFF,
                                                     1,
                                                     0x0010000000000000,
                                                     0x3FE0000000000000,
                                                     0x4004000000000000,
                                                     0x36A0000000000000,
                                                     0x47EFFFFFF0000000};
  const bool isFree = choices.oneIn(3);
  switch (type.getKind()) {
  case ValueType::I32:
    code.i32(isFree ? static_cast<std::uint32_t>(choices.bits(4)) : choices.pick(ints));
    break;
  case ValueType::I64:
    code.i64(isFree ? choices.bits(8) : choices.pick(longs));
    break;
  case ValueType::F32:
    code.f32(isFree ? static_cast<std::uint32_t>(choices.bits(4)) : choices.pick(floats));
    break;
  case ValueType::F64:
    code.f64(isFree ? choices.bits(8) : choices.pick(doubles));
    break;
  case ValueType::V128: {
    std::array<std::uint8_t, 16> bytes;
    for (std::size_t i = 0; i != bytes.size(); i += 4) {
      std::uint32_t lane = isFree                  ? static_cast<std::uint32_t>(choices.bits(4))
                           : choices.below(2) == 0 ? choices.pick(ints)
                                                   : choices.pick(floats);
      for (std::size_t j = 0; j != 4; ++j)
        bytes[i + j] = static_cast<std::uint8_t>(lane >> (8 * j));
    }
    code.v128(bytes);
    break;
  }
  default:
    if (isFree && type == ValueType::funcref()) {
      std::uint32_t count = static_cast<std::uint32_t>(plan.functions.size());
      code.op(Opcode::RefFunc,
              ModulePlan::FirstGenerated + choices.below(count - ModulePlan::FirstGenerated));
    } else {
      code.zero(type);
    }
  }
  push(type);
}

/// An instruction whose row tells its operands and results; the first result stays.
void FunctionGenerator::row(Opcode opcode, NaNs nans) {
  const OpcodeInfo &facts = info(opcode);
  const Types types = operandsOf(opcode), results = resultsOf(opcode);
  const bool isShared =
      llvm::any_of(plan.memories, [](const MemoryType &memory) { return memory.isShared; });
  if (isWait(opcode) && !isShared && !choices.oneIn(16)) // it would trap
    return leaf(ValueType::I32);
  if (facts.immediate.accessBytes != 0) {
    memoryAccess(opcode);
  } else if (facts.immediate.kind == ImmediateKind::Memory) {
    memorySize(opcode);
  } else if (isDivision(opcode)) {
    division(opcode);
  } else if (isTrappingTruncation(opcode)) {
    truncation(opcode, types.front());
  } else {
    operands(types, ignoresNaNBits(opcode) ? NaNs::Unseen : NaNs::Seen);
    code.op(opcode);
    lanes(facts.immediate);
    if (facts.immediate.kind == ImmediateKind::Table)
      code.u32(choices.below(static_cast<std::uint32_t>(plan.tables.size())));
  }
  pop(types.size());
  if (makesOpenNaNs(opcode) && (nans == NaNs::Seen || choices.oneIn(4)))
    code.op(Opcode::Call, results.front() == ValueType::F32 ? ModulePlan::CanonicalF32
                                                            : ModulePlan::CanonicalF64);
  if (makesOpenVectorNaNs(opcode))
    canonicalLanes(facts.text.starts_with("f32x4"));
  push(results);
  keepFirstOf(results.size());
}

/// The lanes that an instruction names.
void FunctionGenerator::lanes(const ImmediateSpec &immediate) {
  if (immediate.kind == ImmediateKind::Lane || immediate.kind == ImmediateKind::MemArgLane)
    code.byte(static_cast<std::uint8_t>(choices.below(immediate.laneCount)));
  else if (immediate.kind == ImmediateKind::Shuffle)
    for (unsigned i = 0; i != 16; ++i)
      code.byte(static_cast<std::uint8_t>(choices.below(32)));
}

void FunctionGenerator::select(ValueType type) {
  operands({type, type, ValueType::I32});
  if (type.isRef() || choices.oneIn(4))
    code.op(Opcode::SelectTyped).types({type});
  else
    code.op(Opcode::Select);
  pop(3);
  push(type);
}

/// Calls a function whose first result is wanted, if there is one.
bool FunctionGenerator::callFor(ValueType type) {
  std::optional<std::uint32_t> function = pickFunction([&](const FunctionType &callee) {
    return !callee.results.empty() && callee.results.front() == type;
  });
  if (!function)
    return false;
  const FunctionType &callee = plan.typeOf(*function);
  const std::size_t height = stack.size();
  for (ValueType param : callee.params)
    fresh(param);
  if (choices.below(3) == 0)
    callIndirect(Opcode::CallIndirect, plan.functions[*function]);
  else
    code.op(Opcode::Call, *function);
  stack.truncate(height);
  push(callee.results);
  keepFirstOf(callee.results.size());
  return true;
}

void FunctionGenerator::reference(ValueType type) {
  if (std::optional<std::uint32_t> table = pickTable(type); table && choices.below(3) == 0) {
    fresh(ValueType::I32);
    tableIndex(*table);
    code.op(Opcode::TableGet, *table);
    pop(1);
    return push(type);
  }
  constant(type);
}

} // namespace sinter::testing
