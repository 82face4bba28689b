// StaticTables.cpp - the tables of an executable, and how calls go through those that never change.
//
// What an element segment places is known when the program is built, so a table that no instruction
// writes is constant. A call_indirect of such a table does not go through references; it has
//
//   codes     for one function type: pointers to the code of the elements of that type, in a range
//             that has all of them. Elements of other types, and null, are stubs in between. One
//             comparison tells that the index is in the range, and the call does the rest.
//   calls     of all types: code and signature, to compare first. For types whose functions lie far
//             apart, for which codes would be too large; and for tail calls.
//
// A stub stands for a trap that a call has in wasm before it takes place. Nothing can be observed
// in between, and since the stub reports the place that it returns to, the trap is where it was. (A
// tail call would leave no such place.) So calls through codes are marked: LLVM may make one of two
// calls of the same function, but then one of their positions would be lost.
//
// A stub has the type and the convention of the functions among which it stands, for LLVM may find
// out which element it is that is called.
#include "frontend/ConstantExpression.h"
#include "frontend/ImplementationLimits.h"
#include "lowering/Runtime.h"
#include "lowering/StaticInstance.h"

#include "llvm/ADT/StringExtras.h"

using namespace llvm;
using sinter::frontend::ConstantValue;
using sinter::frontend::ElementSegment;
using sinter::frontend::Expression;
using sinter::frontend::FunctionIndex;
using sinter::frontend::Limits;
using sinter::frontend::SegmentMode;
using sinter::frontend::TableIndex;
using sinter::frontend::TypeIndex;

namespace sinter::lowering {

namespace {

/// Whether only functions and null can be elements.
bool holdsFunctions(const frontend::TableType &type) {
  frontend::HeapType heap = type.element.heapType();
  return heap.isConcrete() || heap == frontend::HeapType::Func ||
         heap == frontend::HeapType::NoFunc;
}

} // namespace

StaticInstance::Element StaticInstance::elementOf(const ElementSegment &segment, std::size_t item) {
  if (!segment.functions.empty())
    return segment.functions[item];
  ConstantValue value = *evaluate(program.module(), segment.expressions[item]);
  return value.kind == ConstantValue::FunctionRef ? Element(value.function) : std::nullopt;
}

/// What the table's elements are before element segments are applied.
StaticInstance::Element StaticInstance::initialElement(TableIndex index) const {
  const std::optional<Expression> &init = module.table(index).init;
  if (!init)
    return std::nullopt;
  ConstantValue value = *evaluate(program.module(), *init);
  return value.kind == ConstantValue::FunctionRef ? Element(value.function) : std::nullopt;
}

/// Lays the active element segments over the tables' initial elements, in order.
void StaticInstance::placeElements() {
  tables.resize(module.tables.size());
  for (auto [i, table] : enumerate(tables))
    if (TableIndex index{static_cast<std::uint32_t>(i)}; isDense(index))
      if (Element initial = initialElement(index))
        table.assign(module.table(index).type.limits.min, initial);
  for (const ElementSegment &segment : module.elements) {
    if (segment.mode != SegmentMode::Active)
      continue;
    std::uint64_t offset = evaluate(program.module(), segment.tableOffset)->bits;
    const std::uint64_t size = module.table(segment.table).type.limits.min;
    if (offset > size || segment.size() > size - offset) {
      elementsOutOfBounds = true;
      return;
    }
    if (!isDense(segment.table))
      continue;
    const std::uint64_t end = offset + segment.size();
    std::vector<Element> &table = tables[segment.table.value];
    if (end > table.size())
      table.resize(end);
    for (std::size_t i = 0; i < segment.size(); ++i)
      table[offset + i] = elementOf(segment, i);
  }
}

/// Where the functions of each type are, in tables that never change.
void StaticInstance::findCallRanges() {
  callRanges.resize(tables.size());
  for (std::uint32_t i = 0; i < tables.size(); ++i) {
    if (!hasCallTable({i}))
      continue;
    for (auto [place, element] : enumerate(tables[i])) {
      if (!element)
        continue;
      const TypeIndex type = module.function(*element).type;
      CallRange &range = callRanges[i]
                             .try_emplace(program.signature(type), CallRange{type, place, 0, 0})
                             .first->second;
      range.end = place + 1;
      ++range.functions;
    }
    // From the beginning, nothing is to be subtracted from an index.
    constexpr std::uint64_t fewElements = 8;
    for (auto &[signature, range] : callRanges[i])
      if (range.first <= fewElements && range.end - range.first > 1)
        range.first = 0;
  }
}

GlobalVariable *StaticInstance::elementsVariable(TableIndex index) {
  std::uint64_t size = module.table(index).type.limits.min;
  ArrayType *type = ArrayType::get(ptr, size);
  // All zeros take no room in the image, unless they are constant.
  bool isConstant = !facts.tablesWritten[index.value] && isDense(index) &&
                    (elementCounts[index.value] != 0 || initialElement(index));
  return variable(
      "wasm.table." + Twine(index.value) + ".elements", type, isConstant, [&]() -> Constant * {
        const std::vector<Element> &table = tables[index.value];
        if (llvm::none_of(table, [](Element element) { return element.has_value(); }))
          return ConstantAggregateZero::get(type);
        std::vector<Constant *> elements;
        for (Element element : table)
          elements.push_back(element ? referenceTo(*element) : ConstantPointerNull::get(ptr));
        elements.resize(size, ConstantPointerNull::get(ptr));
        return ConstantArray::get(type, elements);
      });
}

GlobalVariable *StaticInstance::tableVariable(TableIndex index) {
  return variable("wasm.table." + Twine(index.value), records.table, false, [&] {
    const Limits &limits = module.table(index).type.limits;
    std::uint64_t largest = frontend::valueOf(frontend::Limit::TableSize);
    Constant *size = ConstantInt::get(i64, limits.min);
    return ConstantStruct::get(
        records.table, {elementsVariable(index), size, size,
                        ConstantInt::get(i64, std::min(limits.max.value_or(largest), largest)),
                        ConstantInt::get(i64, 0)});
  });
}

Value *StaticInstance::tableRecord(IRBuilder<> &, TableIndex index) { return tableVariable(index); }

Value *StaticInstance::tableElements(IRBuilder<> &builder, TableIndex index) {
  if (!facts.tablesGrown[index.value])
    return elementsVariable(index);
  return loadField(builder, records.table, tableVariable(index), tableField::elements, ptr);
}

Value *StaticInstance::tableSize(IRBuilder<> &builder, TableIndex index) {
  if (!facts.tablesGrown[index.value])
    return builder.getInt64(module.table(index).type.limits.min);
  return loadField(builder, records.table, tableVariable(index), tableField::size, i64);
}

/// Whether the table's initial contents are data of the image. Those of a table that is mostly null
/// are not: a size is a few bytes of a module, whatever its value.
bool StaticInstance::isDense(TableIndex index) const {
  constexpr std::uint64_t smallTable = 1024;
  return module.table(index).type.limits.min <= smallTable + 2 * elementCounts[index.value];
}

bool StaticInstance::hasCallTable(TableIndex index) const {
  return !facts.tablesWritten[index.value] && !facts.tablesGrown[index.value] &&
         holdsFunctions(module.table(index).type) && isDense(index);
}

void StaticInstance::fillSparseTables(IRBuilder<> &builder) {
  for (std::uint32_t i = 0; i < module.tables.size(); ++i)
    if (Element initial = initialElement({i}); initial && !isDense({i}))
      callRuntime(builder, RuntimeFunction::sinter_table_fill,
                  {tableVariable({i}), builder.getInt64(0), referenceTo(*initial),
                   builder.getInt64(module.tables[i].type.limits.min)});
  for (const ElementSegment &segment : module.elements) {
    if (segment.mode != SegmentMode::Active || isDense(segment.table))
      continue;
    auto *record = new GlobalVariable(llvmModule, records.elem_segment, true,
                                      GlobalValue::PrivateLinkage, elemRecord(segment));
    ConstantValue offset = *evaluate(program.module(), segment.tableOffset);
    callRuntime(builder, RuntimeFunction::sinter_table_init,
                {tableVariable(segment.table), record, builder.getInt64(offset.bits),
                 builder.getInt64(0), builder.getInt64(segment.size())});
  }
}

GlobalVariable *StaticInstance::callsVariable(TableIndex index) {
  ArrayType *type = ArrayType::get(records.function, module.table(index).type.limits.min);
  return variable("wasm.table." + Twine(index.value) + ".calls", type, true, [&] {
    Constant *null = ConstantStruct::get(
        records.function, {ConstantPointerNull::get(ptr), ConstantInt::get(i64, nullSignature)});
    std::vector<Constant *> calls;
    for (Element element : tables[index.value])
      calls.push_back(element ? functionRecord(*element) : null);
    calls.resize(type->getNumElements(), null);
    return ConstantArray::get(type, calls);
  });
}

/// A function of that type that traps where it was called.
Function *StaticInstance::stub(TypeIndex type, RuntimeFunction report, StringRef kind) {
  const std::string name = ("sinter_" + kind + "." + Twine(program.signature(type))).str();
  if (Function *existing = llvmModule.getFunction(name))
    return existing;
  Function *stub = Function::Create(abi.functionType(module.type(type)),
                                    GlobalValue::InternalLinkage, name, llvmModule);
  setGuestAttributes(*stub, abi);
  for (Attribute::AttrKind attribute :
       {Attribute::Cold, Attribute::NoInline, Attribute::NoReturn, Attribute::OptimizeForSize})
    stub->addFnAttr(attribute);
  IRBuilder<> builder(BasicBlock::Create(context, "", stub));
  Value *place = builder.CreateIntrinsic(Intrinsic::returnaddress, {}, {builder.getInt32(0)});
  callRuntime(builder, report, {place});
  builder.CreateUnreachable();
  return stub;
}

/// Pointers to the code of the range's elements.
GlobalVariable *StaticInstance::codesVariable(TableIndex index, const CallRange &range) {
  const std::uint64_t signature = program.signature(range.type);
  ArrayType *type = ArrayType::get(ptr, range.end - range.first);
  return variable(
      "wasm.table." + Twine(index.value) + ".codes." + Twine(signature), type, true, [&] {
        std::vector<Constant *> codes;
        for (std::uint64_t i = range.first; i < range.end; ++i) {
          Element element = tables[index.value][i];
          codes.push_back(!element ? stub(range.type, RuntimeFunction::sinter_null_called, "null")
                          : program.signature(module.function(*element).type) == signature
                              ? functionCode(*element)
                              : stub(range.type, RuntimeFunction::sinter_other_called, "other"));
        }
        return ConstantArray::get(type, codes);
      });
}

/// A byte for each element: 1 for null.
GlobalVariable *StaticInstance::nullsVariable(TableIndex index) {
  const std::uint64_t size = module.table(index).type.limits.min;
  ArrayType *type = ArrayType::get(Type::getInt8Ty(context), size);
  return variable("wasm.table." + Twine(index.value) + ".nulls", type, true, [&] {
    std::vector<std::uint8_t> nulls(size, 1);
    for (auto [place, element] : enumerate(tables[index.value]))
      nulls[place] = !element;
    return ConstantDataArray::get(context, nulls);
  });
}

/// The pointers take eight times the room, at most, of those that are to functions of the type;
/// those of all types together, so, of eight tables.
bool StaticInstance::isClose(const CallRange &range) {
  constexpr std::uint64_t smallRange = 64, density = 8;
  return range.end - range.first <= std::max(smallRange, density * range.functions);
}

/// Several partitions, first one.
void StaticInstance::defineCallTables(TableIndex index) {
  callsVariable(index);
  nullsVariable(index);
  for (const auto &[signature, range] : callRanges[index.value])
    if (isClose(range))
      codesVariable(index, range);
}

std::optional<CallTargets> StaticInstance::callTargets(IRBuilder<> &, TableIndex index,
                                                       TypeIndex type) {
  if (!hasCallTable(index))
    return std::nullopt;
  auto found = callRanges[index.value].find(program.signature(type));
  if (found == callRanges[index.value].end())
    return CallTargets{0, 0, nullptr, nullsVariable(index)};
  const CallRange &range = found->second;
  if (!isClose(range))
    return std::nullopt;
  const std::uint64_t count = range.end - range.first;
  Value *code = count == 1 ? static_cast<Value *>(functionCode(*tables[index.value][range.first]))
                           : codesVariable(index, range);
  return CallTargets{range.first, count, code, nullsVariable(index)};
}

Value *StaticInstance::callTable(IRBuilder<> &, TableIndex index) {
  return hasCallTable(index) ? callsVariable(index) : nullptr;
}

} // namespace sinter::lowering
