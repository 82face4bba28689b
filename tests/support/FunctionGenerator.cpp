// FunctionGenerator.cpp - values, operands and statements of a generated function.
//
// Control flow is in FunctionControl.cpp.
#include "FunctionGenerator.h"

#include "llvm/ADT/STLExtras.h"

#include <array>
#include <bit>
#include <optional>

using namespace sinter::frontend;

namespace sinter::testing {

static constexpr unsigned maxDepth = 6; // of operands within operands

static ValueType typeOfLetter(char letter) {
  switch (letter) {
  case 'l':
    return ValueType::I64;
  case 'f':
    return ValueType::F32;
  case 'd':
    return ValueType::F64;
  case 'v':
    return ValueType::V128;
  default:
    return ValueType::I32; // 'i', and 'a', which is made longer where an address is 64-bit
  }
}

static std::vector<ValueType> operandsOf(Opcode opcode) {
  std::vector<ValueType> types;
  for (char letter : info(opcode).signature.substr(0, info(opcode).signature.find(':')))
    types.push_back(typeOfLetter(letter));
  return types;
}

static std::vector<ValueType> resultsOf(Opcode opcode) {
  std::vector<ValueType> types;
  for (char letter : info(opcode).signature.substr(info(opcode).signature.find(':') + 1))
    types.push_back(typeOfLetter(letter));
  return types;
}

namespace {
/// The rows whose operands and results Opcodes.def tells, by what they push.
struct Rows {
  std::array<std::vector<Opcode>, ValueType::Ref> pushing; // by ValueType::Kind
  std::vector<Opcode> stores;

  explicit Rows(ProposalSet proposals) {
#define OP(NAME, ...) add(Opcode::NAME, proposals);
#include "frontend/Opcodes.def"
  }

  void add(Opcode opcode, ProposalSet proposals) {
    const OpcodeInfo &row = info(opcode);
    if (!proposals.test(static_cast<std::size_t>(row.proposal)))
      return;
    std::size_t colon = row.signature.find(':');
    bool isConstant = row.immediate.kind >= ImmediateKind::I32Const;
    if (colon == std::string_view::npos || isConstant)
      return;
    if (colon + 1 != row.signature.size())
      pushing[typeOfLetter(row.signature[colon + 1]).getKind()].push_back(opcode);
    else if (row.immediate.accessBytes != 0)
      stores.push_back(opcode);
  }
};
} // namespace

/// The rows of the proposals, kept for the next function of the module.
static const Rows &rows(ProposalSet proposals) {
  static ProposalSet last;
  static std::optional<Rows> all;
  if (!all || last != proposals)
    all.emplace(proposals);
  last = proposals;
  return *all;
}

/// Float arithmetic, whose NaN results have bits that the specification leaves open. Conversions
/// between the float types are arithmetic too; abs, neg and copysign work on bits.
static bool makesOpenNaNs(Opcode opcode) {
  return (opcode >= Opcode::F32Ceil && opcode <= Opcode::F32Max) ||
         (opcode >= Opcode::F64Ceil && opcode <= Opcode::F64Max) ||
         opcode == Opcode::F32DemoteF64 || opcode == Opcode::F64PromoteF32;
}

/// The same for vectors; `pmin` and `pmax` choose one of their operands.
static bool makesOpenVectorNaNs(Opcode opcode) {
  llvm::StringRef text = info(opcode).text;
  if (!text.consume_front("f32x4.") && !text.consume_front("f64x2."))
    return false;
  static constexpr llvm::StringRef arithmetic[] = {"ceil",
                                                   "floor",
                                                   "trunc",
                                                   "nearest",
                                                   "sqrt",
                                                   "add",
                                                   "sub",
                                                   "mul",
                                                   "div",
                                                   "min",
                                                   "max",
                                                   "demote_f64x2_zero",
                                                   "promote_low_f32x4",
                                                   "relaxed_madd",
                                                   "relaxed_nmadd",
                                                   "relaxed_min",
                                                   "relaxed_max"};
  return llvm::is_contained(arithmetic, text);
}

/// Whether an instruction treats all NaNs alike.
static bool ignoresNaNBits(Opcode opcode) {
  return makesOpenNaNs(opcode) || (opcode >= Opcode::F32Eq && opcode <= Opcode::F64Ge) ||
         info(opcode).text.find(".trunc") != std::string_view::npos;
}

static bool isDivision(Opcode opcode) {
  return (opcode >= Opcode::I32DivS && opcode <= Opcode::I32RemU) ||
         (opcode >= Opcode::I64DivS && opcode <= Opcode::I64RemU);
}

static bool isTrappingTruncation(Opcode opcode) {
  return (opcode >= Opcode::I32TruncF32S && opcode <= Opcode::I32TruncF64U) ||
         (opcode >= Opcode::I64TruncF32S && opcode <= Opcode::I64TruncF64U);
}

static bool isWait(Opcode opcode) {
  return opcode == Opcode::MemoryAtomicWait32 || opcode == Opcode::MemoryAtomicWait64;
}

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

// --- Values ---------------------------------------------------------------------------------

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
      row(choices.pick(rows(plan.proposals).pushing[type.getKind()]), nans);
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

// --- Operands in range ----------------------------------------------------------------------

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
    Opcode opcode = choices.pick(rows(plan.proposals).stores);
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
