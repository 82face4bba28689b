// ModuleGenerator.cpp - the plan of a generated module, its fixed functions, and its sections.
#include "ModuleGenerator.h"

#include "llvm/ADT/STLExtras.h"

#include "FunctionGenerator.h"

using namespace sinter::frontend;

namespace sinter::testing {

namespace {

using Plan = ModulePlan;
using Bytes = std::vector<std::uint8_t>;

class ModuleGenerator {
public:
  ModuleGenerator(llvm::ArrayRef<std::uint8_t> bytes, ProposalSet proposals)
      : choices(bytes), plan(proposals) {}
  Bytes run();

private:
  void makePlan();
  FunctionType makeType();
  ValueType anyType() { return choices.pick(plan.valueTypes); }
  void makeMemories();
  void makeTags();
  void makeTables();
  void callFromStart(WasmWriter &code, std::uint32_t function);

  WasmWriter typeSection() const;
  WasmWriter importSection() const;
  WasmWriter functionSection() const;
  WasmWriter tableSection() const;
  WasmWriter memorySection() const;
  WasmWriter tagSection() const;
  WasmWriter globalSection();
  WasmWriter exportSection() const;
  WasmWriter elementSection();
  WasmWriter codeSection();
  WasmWriter dataSection();
  void constantExpression(WasmWriter &out, ValueType type);
  void elementItems(WasmWriter &out, bool isExpressions, std::uint32_t count);
  Bytes makeStart();

  std::uint32_t anyFunction() {
    return Plan::FirstGenerated + choices.below(startFunction - Plan::FirstGenerated);
  }

  Choices choices;
  Plan plan;
  std::uint32_t startFunction = 0; // _start, behind what the plan knows: nothing calls it
  std::optional<std::uint32_t> instantiationFunction; // of the start section
};

FunctionType ModuleGenerator::makeType() {
  FunctionType type;
  // Some have more parameters than the machines have argument registers.
  for (unsigned i = choices.below(choices.oneIn(5) ? 16 : 5); i != 0; --i)
    type.params.push_back(anyType());
  for (unsigned i = choices.below(choices.oneIn(6) ? 8 : 3); i != 0; --i)
    type.results.push_back(anyType());
  return type;
}

void ModuleGenerator::makePlan() {
  constexpr ValueType::Kind i32 = ValueType::I32, i64 = ValueType::I64, f32 = ValueType::F32,
                            f64 = ValueType::F64;
  plan.valueTypes = {i32, i64, f32, f64, i32, f64, ValueType::funcref(), ValueType::externref()};
  if (plan.has(Proposal::Simd))
    plan.valueTypes.insert(plan.valueTypes.end(), {ValueType::V128, ValueType::V128});
  plan.types = {{{}, {}},    {{i32}, {}},    {{i32, i32, i32, i32}, {i32}},
                {{i64}, {}}, {{f32}, {f32}}, {{f64}, {f64}}};
  for (unsigned i = 2 + choices.below(6); i != 0; --i)
    plan.types.push_back(makeType());

  plan.functions = {Plan::ExitType, Plan::WriteType, Plan::HashType, Plan::F32Type,
                    Plan::F64Type,  Plan::Nullary,   Plan::Nullary};
  const std::uint32_t typeCount = static_cast<std::uint32_t>(plan.types.size());
  for (unsigned i = 1 + choices.below(7); i != 0; --i)
    plan.functions.push_back(choices.oneIn(4) ? choices.below(typeCount)
                                              : Plan::F64Type + 1 + choices.below(typeCount - 6));
  startFunction = static_cast<std::uint32_t>(plan.functions.size());

  plan.globals = {{i32, true}, {i64, true}, {i32, true}};
  for (unsigned i = choices.below(7); i != 0; --i)
    plan.globals.push_back({anyType(), !choices.oneIn(4)});
  makeMemories();
  makeTags();
  plan.isPadded = choices.oneIn(24);
  makeTables();
  if (choices.oneIn(16))
    instantiationFunction = Plan::HashMemory;
}

void ModuleGenerator::makeMemories() {
  for (unsigned i = 1 + (plan.has(Proposal::MultiMemory) ? choices.below(3) : 0); i != 0; --i) {
    MemoryType memory;
    memory.limits.min = 1 + choices.below(3);
    memory.limits.max = memory.limits.min + choices.below(4);
    memory.isShared = plan.has(Proposal::Threads) && choices.oneIn(4);
    if (!plan.memories.empty() && plan.has(Proposal::Memory64) && choices.oneIn(2))
      memory.addressType = ValueType::I64;
    plan.memories.push_back(memory);
  }
}

void ModuleGenerator::makeTags() {
  const bool hasStandard = plan.has(Proposal::Exceptions);
  const bool hasLegacy = plan.has(Proposal::LegacyExceptions);
  if (!hasStandard && !hasLegacy)
    return;
  const bool isLegacy = hasLegacy && (!hasStandard || choices.oneIn(3));
  plan.exceptions = isLegacy ? Plan::Exceptions::Legacy : Plan::Exceptions::Standard;
  for (unsigned i = 1 + choices.below(3); i != 0; --i) {
    std::vector<ValueType> carried;
    for (unsigned j = choices.below(4); j != 0; --j)
      carried.push_back(anyType());
    const auto first = static_cast<std::uint32_t>(plan.types.size());
    plan.types.push_back({carried, {}});
    plan.types.push_back({{}, carried});
    if (!isLegacy) {
      carried.push_back(ValueType::exnref());
      plan.types.push_back({{}, carried});
    }
    plan.tags.push_back({first, first + 1, first + 2});
  }
}

void ModuleGenerator::makeTables() {
  for (ValueType element : {ValueType::funcref(), ValueType::externref(), ValueType::funcref()}) {
    TableType table{element, {4 + choices.below(29), {}}};
    table.limits.max = table.limits.min + choices.below(5);
    plan.tables.push_back(table);
    if (choices.below(3) == 0 && plan.tables.size() == 2)
      break;
  }
  // One element or more stays null.
  const std::uint64_t filled = plan.tables[0].limits.min - 1 - choices.below(3);
  for (std::uint64_t i = 0; i != filled; ++i)
    plan.table0.push_back(anyFunction());
  // Segment 0 fills table 0; segment 1 is passive; segment 2 declares what ref.func may name.
  plan.elements = {{ValueType::funcref(), 0},
                   {ValueType::funcref(), choices.below(24)},
                   {ValueType::funcref(), 0}};
  for (unsigned i = 1 + choices.below(3); i != 0; --i)
    plan.data.push_back({ValueType(), choices.below(choices.oneIn(8) ? 2000 : 100)});
}

// --- Fixed functions ------------------------------------------------------------------------

/// A code entry of those locals and that code, which still lacks its `end`.
Bytes entry(std::initializer_list<ValueType> locals, WasmWriter code) {
  WasmWriter out;
  out.u32(locals.size());
  for (ValueType type : locals)
    out.u32(1).type(type);
  return out.append(code.op(Opcode::End).bytes).bytes;
}

/// checksum = rotl(checksum ^ value, 23) * odd number
Bytes hashI64() {
  WasmWriter code;
  code.op(Opcode::GlobalGet, Plan::Checksum).op(Opcode::LocalGet, 0).op(Opcode::I64Xor);
  code.i64(23).op(Opcode::I64Rotl).i64(0x9E3779B97F4A7C15).op(Opcode::I64Mul);
  code.op(Opcode::GlobalSet, Plan::Checksum);
  return entry({}, code);
}

Bytes canonicalF32() {
  WasmWriter code;
  code.op(Opcode::LocalGet, 0).op(Opcode::LocalGet, 0).op(Opcode::F32Eq);
  code.op(Opcode::If).byte(0x40).op(Opcode::LocalGet, 0).op(Opcode::Return).op(Opcode::End);
  code.op(Opcode::GlobalGet, Plan::SignallingNaNs);
  code.op(Opcode::LocalGet, 0).op(Opcode::I32ReinterpretF32).i32(0x400000).op(Opcode::I32And);
  code.op(Opcode::I32Eqz).op(Opcode::I32Add).op(Opcode::GlobalSet, Plan::SignallingNaNs);
  code.f32(0x7FC00000);
  return entry({}, code);
}

Bytes canonicalF64() {
  WasmWriter code;
  code.op(Opcode::LocalGet, 0).op(Opcode::LocalGet, 0).op(Opcode::F64Eq);
  code.op(Opcode::If).byte(0x40).op(Opcode::LocalGet, 0).op(Opcode::Return).op(Opcode::End);
  code.op(Opcode::GlobalGet, Plan::SignallingNaNs);
  code.op(Opcode::LocalGet, 0).op(Opcode::I64ReinterpretF64).i64(1ull << 51).op(Opcode::I64And);
  code.op(Opcode::I64Eqz).op(Opcode::I32Add).op(Opcode::GlobalSet, Plan::SignallingNaNs);
  code.f64(0x7FF8000000000000);
  return entry({}, code);
}

/// Writes the checksum as 16 letters and a line feed, by way of the memory's first bytes: an
/// iovec at 0, the written size at 8, the text at 16.
Bytes print() {
  constexpr std::uint32_t i = 0, rest = 1;
  WasmWriter code;
  code.op(Opcode::GlobalGet, Plan::Checksum).op(Opcode::LocalSet, rest);
  code.op(Opcode::Loop).byte(0x40);
  code.op(Opcode::LocalGet, i).op(Opcode::LocalGet, rest).op(Opcode::I32WrapI64).i32(15);
  code.op(Opcode::I32And).i32('a').op(Opcode::I32Add).access(Opcode::I32Store8, 16);
  code.op(Opcode::LocalGet, rest).i64(4).op(Opcode::I64ShrU).op(Opcode::LocalSet, rest);
  code.op(Opcode::LocalGet, i).i32(1).op(Opcode::I32Add).op(Opcode::LocalTee, i);
  code.i32(16).op(Opcode::I32LtU).op(Opcode::BrIf, 0).op(Opcode::End);
  code.i32(0).i32('\n').access(Opcode::I32Store8, 32);
  code.i32(0).i32(16).access(Opcode::I32Store, 0);
  code.i32(0).i32(17).access(Opcode::I32Store, 4);
  code.i32(1).i32(0).i32(1).i32(8).op(Opcode::Call, Plan::FdWrite).op(Opcode::Drop);
  return entry({ValueType::I32, ValueType::I64}, code);
}

Bytes hashMemories(llvm::ArrayRef<MemoryType> memories) {
  constexpr std::uint32_t address = 0;
  WasmWriter code;
  for (auto [i, memory] : llvm::enumerate(memories)) {
    const bool is64 = memory.addressType == ValueType::I64;
    code.i32(0).op(Opcode::LocalSet, address);
    code.op(Opcode::Loop).byte(0x40).op(Opcode::LocalGet, address);
    if (is64)
      code.op(Opcode::I64ExtendI32U);
    code.op(Opcode::I64Load);
    if (i == 0)
      code.u32(0).u32(0);
    else
      code.u32(0x40).u32(i).u32(0);
    code.op(Opcode::Call, Plan::HashI64);
    code.op(Opcode::LocalGet, address).i32(8).op(Opcode::I32Add).op(Opcode::LocalTee, address);
    code.op(Opcode::MemorySize).u32(i);
    if (is64)
      code.op(Opcode::I32WrapI64);
    code.i32(16).op(Opcode::I32Shl).op(Opcode::I32LtU).op(Opcode::BrIf, 0).op(Opcode::End);
  }
  return entry({ValueType::I32}, code);
}

/// Turns the value on the stack into an i64 and mixes it into the checksum. A vector goes by way of
/// local 0.
void hash(WasmWriter &code, ValueType type) {
  switch (type.getKind()) {
  case ValueType::V128:
    code.op(Opcode::LocalTee, 0).op(Opcode::I64x2ExtractLane).byte(0);
    code.op(Opcode::Call, Plan::HashI64).op(Opcode::LocalGet, 0);
    code.op(Opcode::I64x2ExtractLane).byte(1);
    break;
  case ValueType::F32:
    code.op(Opcode::I32ReinterpretF32);
    [[fallthrough]];
  case ValueType::I32:
    code.op(Opcode::I64ExtendI32U);
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
  code.op(Opcode::Call, Plan::HashI64);
}

/// Calls a function and looks at its results, mostly so that an exception goes no further.
void ModuleGenerator::callFromStart(WasmWriter &code, std::uint32_t function) {
  const bool isCaught = plan.exceptions != Plan::Exceptions::None && !choices.oneIn(8);
  const bool isLegacy = plan.exceptions == Plan::Exceptions::Legacy;
  if (isCaught && isLegacy)
    code.op(Opcode::Try).byte(0x40);
  else if (isCaught)
    code.op(Opcode::Block).byte(0x40).op(Opcode::TryTable).byte(0x40).u32(1).byte(2).u32(0);
  for (ValueType type : plan.typeOf(function).params)
    constantExpression(code, type);
  code.op(Opcode::Call, function);
  for (ValueType type : llvm::reverse(plan.typeOf(function).results))
    hash(code, type);
  if (isCaught && isLegacy)
    code.op(Opcode::CatchAll).op(Opcode::End);
  else if (isCaught)
    code.op(Opcode::End).op(Opcode::End);
}

/// Calls every generated function with a few arguments, then looks at all that is left.
Bytes ModuleGenerator::makeStart() {
  WasmWriter code;
  code.op(Opcode::Call, Plan::Print);
  for (std::uint32_t f = Plan::FirstGenerated; f != startFunction; ++f) {
    for (unsigned i = 1 + choices.below(3); i != 0; --i) {
      code.i32(100 + choices.below(200)).op(Opcode::GlobalSet, Plan::Fuel);
      callFromStart(code, f);
      code.op(Opcode::Call, Plan::Print);
    }
  }
  for (std::uint32_t global = Plan::SignallingNaNs; global != plan.globals.size(); ++global) {
    code.op(Opcode::GlobalGet, global);
    hash(code, plan.globals[global].content);
  }
  for (std::uint32_t table = 0; table != plan.tables.size(); ++table) {
    code.op(Opcode::TableSize, table);
    hash(code, ValueType::I32);
  }
  code.op(Opcode::Call, Plan::HashMemory).op(Opcode::Call, Plan::Print);
  if (choices.oneIn(4))
    code.i32(choices.below(300)).op(Opcode::Call, Plan::ProcExit);
  return plan.has(Proposal::Simd) ? entry({ValueType::V128}, code) : entry({}, code);
}

// --- Sections -------------------------------------------------------------------------------

/// A constant, or for integers a sum or so (extended-const). Without its `end`.
void ModuleGenerator::constantExpression(WasmWriter &out, ValueType type) {
  static const std::vector<std::uint64_t> integers = {
      0, 1, 2, ~0ull, 0x80000000, 0x7FFFFFFF, 1ull << 63, ~0ull >> 1, 100, 65535};
  auto integer = [&] { return choices.oneIn(3) ? choices.bits(8) : choices.pick(integers); };
  switch (type.getKind()) {
  case ValueType::I32:
    out.i32(static_cast<std::uint32_t>(integer()));
    if (choices.oneIn(6))
      out.i32(static_cast<std::uint32_t>(integer()))
          .op(choices.pick(std::vector{Opcode::I32Add, Opcode::I32Sub, Opcode::I32Mul}));
    return;
  case ValueType::I64:
    out.i64(integer());
    if (choices.oneIn(6))
      out.i64(integer()).op(
          choices.pick(std::vector{Opcode::I64Add, Opcode::I64Sub, Opcode::I64Mul}));
    return;
  case ValueType::F32: {
    static const std::vector<std::uint32_t> bits = {0,          0x80000000, 0x3F800000, 0xC0490FDB,
                                                    0x7FC00000, 0x7FA00001, 0x7F800000, 0x4B800001};
    return void(out.f32(choices.pick(bits)));
  }
  case ValueType::F64: {
    static const std::vector<std::uint64_t> bits = {0,
                                                    1ull << 63,
                                                    0x3FF0000000000000,
                                                    0xC00921FB54442D18,
                                                    0x7FF8000000000000,
                                                    0xFFF4000000000001,
                                                    0xFFF0000000000000,
                                                    0x4340000000000001};
    return void(out.f64(choices.pick(bits)));
  }
  case ValueType::V128: {
    std::array<std::uint8_t, 16> bytes;
    for (std::uint8_t &byte : bytes)
      byte = static_cast<std::uint8_t>(choices.below(256));
    return void(out.v128(bytes));
  }
  default:
    if (type == ValueType::funcref() && choices.below(2) == 0)
      out.op(Opcode::RefFunc, anyFunction());
    else
      out.zero(type);
  }
}

WasmWriter ModuleGenerator::typeSection() const {
  WasmWriter out;
  out.u32(plan.types.size());
  for (const FunctionType &type : plan.types)
    out.byte(0x60).types(type.params).types(type.results);
  return out;
}

WasmWriter ModuleGenerator::importSection() const {
  constexpr llvm::StringRef wasi = "wasi_snapshot_preview1";
  WasmWriter out;
  out.u32(2);
  out.name(wasi).name("proc_exit").byte(0).u32(Plan::ExitType);
  out.name(wasi).name("fd_write").byte(0).u32(Plan::WriteType);
  return out;
}

WasmWriter ModuleGenerator::functionSection() const {
  WasmWriter out;
  out.u32(startFunction - Plan::HashI64 + 1);
  for (std::uint32_t type : llvm::drop_begin(plan.functions, Plan::HashI64))
    out.u32(type);
  return out.u32(Plan::Nullary); // _start
}

WasmWriter ModuleGenerator::tableSection() const {
  WasmWriter out;
  out.u32(plan.tables.size());
  for (const TableType &table : plan.tables)
    out.type(table.element).byte(1).u32(table.limits.min).u32(*table.limits.max);
  return out;
}

WasmWriter ModuleGenerator::memorySection() const {
  WasmWriter out;
  out.u32(plan.memories.size());
  for (const MemoryType &memory : plan.memories) {
    const unsigned is64 = memory.addressType == ValueType::I64;
    out.byte(static_cast<std::uint8_t>(1 | (memory.isShared ? 2 : 0) | is64 << 2));
    out.u32(memory.limits.min).u32(*memory.limits.max);
  }
  return out;
}

WasmWriter ModuleGenerator::tagSection() const {
  WasmWriter out;
  out.u32(plan.tags.size());
  for (const Plan::Tag &tag : plan.tags)
    out.byte(0).u32(tag.type);
  return out;
}

WasmWriter ModuleGenerator::globalSection() {
  WasmWriter out;
  out.u32(plan.globals.size());
  for (auto [i, global] : llvm::enumerate(plan.globals)) {
    out.type(global.content).byte(global.isMutable);
    if (i < Plan::FirstFreeGlobal)
      out.zero(global.content);
    else
      constantExpression(out, global.content);
    out.op(Opcode::End);
  }
  return out;
}

WasmWriter ModuleGenerator::exportSection() const {
  WasmWriter out;
  out.u32(2);
  out.name("memory").byte(2).u32(0);
  out.name("_start").byte(0).u32(startFunction);
  return out;
}

/// Items of a segment, as function indices or as expressions that may also be null.
void ModuleGenerator::elementItems(WasmWriter &out, bool isExpressions, std::uint32_t count) {
  out.u32(count);
  for (; count != 0; --count) {
    if (!isExpressions)
      out.u32(anyFunction());
    else if (choices.oneIn(4))
      out.zero(ValueType::funcref()).op(Opcode::End);
    else
      out.op(Opcode::RefFunc, anyFunction()).op(Opcode::End);
  }
}

WasmWriter ModuleGenerator::elementSection() {
  WasmWriter out;
  out.u32(plan.elements.size());
  const bool isOutside = choices.oneIn(64);
  out.u32(0).i32(isOutside ? static_cast<std::uint32_t>(plan.tables[0].limits.min) : 0);
  out.op(Opcode::End).u32(plan.table0.size());
  for (std::uint32_t function : plan.table0)
    out.u32(function);

  if (choices.below(2) == 0)
    out.u32(5).type(ValueType::funcref());
  else
    out.u32(1).byte(0);
  const bool isExpressions = out.bytes.back() == 0x70;
  elementItems(out, isExpressions, plan.elements[1].size);

  out.u32(3).byte(0).u32(startFunction - Plan::FirstGenerated);
  for (std::uint32_t f = Plan::FirstGenerated; f != startFunction; ++f)
    out.u32(f);
  return out;
}

WasmWriter ModuleGenerator::codeSection() {
  std::vector<Bytes> bodies = {hashI64(), canonicalF32(), canonicalF64(), print(),
                               hashMemories(plan.memories)};
  for (std::uint32_t f = Plan::FirstGenerated; f != startFunction; ++f)
    bodies.push_back(FunctionGenerator(plan, choices, plan.functions[f]).run());
  bodies.push_back(makeStart());
  WasmWriter out;
  out.u32(bodies.size());
  for (const Bytes &body : bodies)
    out.sized(body);
  return out;
}

/// Segment 0 is passive, the others active.
WasmWriter ModuleGenerator::dataSection() {
  WasmWriter out;
  out.u32(plan.data.size());
  for (auto [i, segment] : llvm::enumerate(plan.data)) {
    if (i == 0) {
      out.u32(1);
    } else {
      const std::uint32_t last =
          static_cast<std::uint32_t>(plan.memories[0].limits.min) * 65536 - segment.size;
      const bool isOutside = choices.oneIn(64);
      out.u32(0).i32(isOutside ? last + 1 : choices.oneIn(4) ? last : choices.below(5000));
      out.op(Opcode::End);
    }
    Bytes content;
    for (std::uint32_t j = 0; j != segment.size; ++j)
      content.push_back(static_cast<std::uint8_t>(choices.oneIn(3) ? choices.below(256) : j * 37));
    out.sized(content);
  }
  return out;
}

Bytes ModuleGenerator::run() {
  makePlan();
  WasmWriter out;
  out.append({0, 'a', 's', 'm', 1, 0, 0, 0});
  out.section(1, typeSection());
  out.section(2, importSection());
  out.section(3, functionSection());
  out.section(4, tableSection());
  out.section(5, memorySection());
  if (!plan.tags.empty())
    out.section(13, tagSection());
  out.section(6, globalSection());
  out.section(7, exportSection());
  if (instantiationFunction)
    out.section(8, WasmWriter().u32(*instantiationFunction));
  out.section(9, elementSection());
  out.section(12, WasmWriter().u32(plan.data.size()));
  out.section(10, codeSection());
  out.section(11, dataSection());
  return out.bytes;
}

} // namespace

Bytes generateModule(llvm::ArrayRef<std::uint8_t> choices, ProposalSet proposals) {
  return ModuleGenerator(choices, proposals).run();
}

} // namespace sinter::testing
