// ModuleValidator.cpp - everything about a module outside its bodies, in the order of the file.
//
// That order makes the first error also the one at the lowest offset, and it is why `ref.func` in a
// body can be checked at once: exports, globals and element segments, which declare functions,
// stand before the code section.
//
// https://webassembly.github.io/spec/core/valid/modules.html
#include "frontend/Frontend.h"
#include "frontend/FunctionValidator.h"
#include "frontend/TypeIdentity.h"

#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"

#include <limits>

namespace sinter::frontend {

class ModuleValidator {
public:
  ModuleValidator(Module &module, ProposalSet enabled)
      : module(module), context(module, enabled), expressions(context) {}

  llvm::Expected<ValidModule> run();

private:
  llvm::Error checkSizes();
  llvm::Error checkTypes();
  llvm::Error checkImports();
  llvm::Error checkFunctions();
  llvm::Error checkTables();
  llvm::Error checkMemories();
  llvm::Error checkTags();
  llvm::Error checkGlobals();
  llvm::Error checkExports();
  llvm::Error checkStart();
  llvm::Error checkElements();
  llvm::Error checkBodies();
  llvm::Error checkData();
  void nameTagsProposal();

  llvm::Error checkTypeReferences(std::uint32_t index, std::uint32_t groupEnd);
  llvm::Error checkSize(const Limits &limits, std::uint64_t largest, llvm::StringRef what,
                        llvm::StringRef unit, std::uint64_t offset);
  llvm::Error checkTable(const Table &table);
  llvm::Error checkMemory(const Memory &memory);
  llvm::Error checkTag(const Tag &tag);
  llvm::Error checkType(ValueType type, std::uint64_t offset);
  llvm::Error checkProposals(std::uint64_t offset);
  llvm::Error checkExport(const Export &entry);
  llvm::Error checkElementSegment(const ElementSegment &segment);
  llvm::Error checkLimit(Limit limit, std::uint64_t number, std::uint64_t offset);
  llvm::Error checkIndex(std::uint32_t index, std::size_t count, llvm::StringRef what,
                         std::uint64_t offset);
  std::uint32_t importedGlobalCount() const;
  std::size_t count(ExternalKind kind) const;
  std::uint64_t sectionOffset(std::uint8_t id) const;
  void reference(FunctionIndex index);
  llvm::Error checkConstant(const Expression &expression, ValueType type) {
    return expressions.validateConstant(expression, type, module.globals.size());
  }

  Module &module;
  ValidationContext context;
  FunctionValidator expressions;
};

namespace {

enum SectionId : std::uint8_t {
  TypeSection = 1,
  ImportSection = 2,
  FunctionSection = 3,
  TableSection = 4,
  MemorySection = 5,
  GlobalSection = 6,
  ExportSection = 7,
  ElementSection = 9,
  DataSection = 11,
  DataCountSection = 12,
  TagSection = 13,
};

llvm::Error errorAt(std::uint64_t offset, const llvm::Twine &message) {
  Location location;
  location.offset = offset;
  return makeError(std::move(location), message);
}

/// The largest number of the address type.
std::uint64_t largestIndex(ValueType addressType) {
  return addressType == ValueType::I64 ? std::numeric_limits<std::uint64_t>::max()
                                       : std::numeric_limits<std::uint32_t>::max();
}

} // namespace

llvm::Expected<ValidModule> ModuleValidator::run() {
  context.use(Proposal::Mvp);
  for (auto check :
       {&ModuleValidator::checkSizes, &ModuleValidator::checkTypes, &ModuleValidator::checkImports,
        &ModuleValidator::checkFunctions, &ModuleValidator::checkTables,
        &ModuleValidator::checkMemories, &ModuleValidator::checkTags,
        &ModuleValidator::checkGlobals, &ModuleValidator::checkExports,
        &ModuleValidator::checkStart, &ModuleValidator::checkElements,
        &ModuleValidator::checkBodies, &ModuleValidator::checkData})
    if (llvm::Error error = (this->*check)())
      return std::move(error);
  nameTagsProposal();
  if (!context.enabled.test(static_cast<std::size_t>(Proposal::BranchHinting)))
    module.branchHints.clear();
  else if (!module.branchHints.empty())
    context.use(Proposal::BranchHinting);
  return ValidModule(std::move(module), std::move(context.facts));
}

llvm::Error ModuleValidator::checkLimit(Limit limit, std::uint64_t number, std::uint64_t offset) {
  if (std::optional<std::string> text = exceeds(limit, number))
    return errorAt(offset, *text);
  return llvm::Error::success();
}

std::size_t ModuleValidator::count(ExternalKind kind) const {
  switch (kind) {
  case ExternalKind::Function:
    return module.functions.size();
  case ExternalKind::Table:
    return module.tables.size();
  case ExternalKind::Memory:
    return module.memories.size();
  case ExternalKind::Global:
    return module.globals.size();
  case ExternalKind::Tag:
    return module.tags.size();
  }
  llvm_unreachable("unknown kind of import or export");
}

llvm::Error ModuleValidator::checkIndex(std::uint32_t index, std::size_t count,
                                        llvm::StringRef what, std::uint64_t offset) {
  if (index < count)
    return llvm::Error::success();
  return errorAt(offset, "unknown " + what + " " + llvm::Twine(index));
}

std::uint32_t ModuleValidator::importedGlobalCount() const {
  auto firstDefined =
      llvm::partition_point(module.globals, [](const Global &global) { return global.isImported; });
  return static_cast<std::uint32_t>(firstDefined - module.globals.begin());
}

std::uint64_t ModuleValidator::sectionOffset(std::uint8_t id) const {
  auto found = llvm::find_if(module.sections, [&](const Section &s) { return s.id == id; });
  return found == module.sections.end() ? 0 : found->offset;
}

llvm::Error ModuleValidator::checkSizes() {
  struct Row {
    Limit limit;
    std::uint64_t number;
    std::uint64_t offset;
  };
  for (const Row &row : {
           Row{Limit::ModuleSize, module.size, 0},
           Row{Limit::TypeCount, module.types.size(), sectionOffset(TypeSection)},
           Row{Limit::ImportCount, module.imports.size(), sectionOffset(ImportSection)},
           Row{Limit::FunctionCount, module.functions.size(), sectionOffset(FunctionSection)},
           Row{Limit::TableCount, module.tables.size(), sectionOffset(TableSection)},
           Row{Limit::MemoryCount, module.memories.size(), sectionOffset(MemorySection)},
           Row{Limit::TagCount, module.tags.size(), sectionOffset(TagSection)},
           Row{Limit::GlobalCount, module.globals.size(), sectionOffset(GlobalSection)},
           Row{Limit::ExportCount, module.exports.size(), sectionOffset(ExportSection)},
           Row{Limit::ElementSegmentCount, module.elements.size(), sectionOffset(ElementSection)},
           Row{Limit::DataSegmentCount, module.data.size(), sectionOffset(DataSection)},
       })
    if (llvm::Error error = checkLimit(row.limit, row.number, row.offset))
      return error;
  return llvm::Error::success();
}

/// The error about a proposal that was used but is not enabled, if there is one.
llvm::Error ModuleValidator::checkProposals(std::uint64_t offset) {
  if (context.refused)
    return errorAt(offset, needsProposal(*context.refused));
  return llvm::Error::success();
}

llvm::Error ModuleValidator::checkType(ValueType type, std::uint64_t offset) {
  context.use(type);
  HeapType heap = type.heapType();
  if (type.isRef() && heap.isConcrete() && heap.typeIndex().value >= module.types.size())
    return errorAt(offset, "unknown type " + llvm::Twine(heap.typeIndex().value));
  return checkProposals(offset);
}

/// A type may refer to its own recursive group and to what stands before.
llvm::Error ModuleValidator::checkTypeReferences(std::uint32_t index, std::uint32_t groupEnd) {
  std::uint64_t offset = sectionOffset(TypeSection);
  const FunctionType &type = module.types[index];
  for (const std::vector<ValueType> *list : {&type.params, &type.results})
    for (ValueType value : *list) {
      context.use(value);
      HeapType heap = value.heapType();
      if (value.isRef() && heap.isConcrete() && heap.typeIndex().value >= groupEnd)
        return errorAt(offset, "type " + llvm::Twine(index) + ": unknown type " +
                                   llvm::Twine(heap.typeIndex().value));
    }
  return llvm::Error::success();
}

llvm::Error ModuleValidator::checkTypes() {
  std::uint64_t offset = sectionOffset(TypeSection);
  std::uint32_t first = 0;
  for (std::uint32_t end : module.typeGroupEnds) {
    // Groups came with gc; with functions alone in them they are of use to typed references only.
    if (end - first != 1)
      context.use(Proposal::FunctionReferences);
    for (; first < end; ++first) {
      const FunctionType &type = module.types[first];
      if (llvm::Error error = checkLimit(Limit::ParamCount, type.params.size(), offset))
        return error;
      if (llvm::Error error = checkLimit(Limit::ResultCount, type.results.size(), offset))
        return error;
      if (llvm::Error error = checkTypeReferences(first, end))
        return error;
      if (type.results.size() > 1)
        context.use(Proposal::MultiValue);
    }
  }
  identifyTypes(module, context.facts);
  return checkProposals(offset);
}

llvm::Error ModuleValidator::checkImports() {
  for (const Import &import : module.imports) {
    llvm::Error error = llvm::Error::success();
    switch (import.kind) {
    case ExternalKind::Function:
      error = checkIndex(module.functions[import.index].type.value, module.types.size(), "type",
                         import.offset);
      break;
    case ExternalKind::Table:
      error = checkTable(module.tables[import.index]);
      break;
    case ExternalKind::Memory:
      error = checkMemory(module.memories[import.index]);
      break;
    case ExternalKind::Global:
      if (module.globals[import.index].type.isMutable)
        context.use(Proposal::MutableGlobals);
      error = checkType(module.globals[import.index].type.content, import.offset);
      break;
    case ExternalKind::Tag:
      error = checkTag(module.tags[import.index]);
      break;
    }
    if (error)
      return error;
  }
  return llvm::Error::success();
}

llvm::Error ModuleValidator::checkFunctions() {
  for (const Function &function : module.functions)
    if (function.type.value >= module.types.size())
      return errorAt(function.declarationOffset,
                     "unknown type " + llvm::Twine(function.type.value));
  return llvm::Error::success();
}

llvm::Error ModuleValidator::checkSize(const Limits &limits, std::uint64_t largest,
                                       llvm::StringRef what, llvm::StringRef unit,
                                       std::uint64_t offset) {
  if (limits.min > largest || limits.max.value_or(0) > largest)
    return errorAt(offset, what + " size must be at most " + llvm::Twine(largest) + unit);
  if (limits.max && *limits.max < limits.min)
    return errorAt(offset, "size minimum must not be greater than maximum");
  return checkProposals(offset);
}

llvm::Error ModuleValidator::checkTable(const Table &table) {
  const TableType &type = table.type;
  if (type.element != ValueType::funcref())
    if (llvm::Error error = checkType(type.element, table.offset))
      return error;
  if (&table != &module.tables.front())
    context.use(Proposal::ReferenceTypes);
  if (type.addressType == ValueType::I64)
    context.use(Proposal::Memory64);
  return checkSize(type.limits, largestIndex(type.addressType), "table", "", table.offset);
}

llvm::Error ModuleValidator::checkTables() {
  for (const Table &table : module.tables) {
    if (table.isImported)
      continue;
    if (llvm::Error error = checkTable(table))
      return error;
    if (!table.init && !table.type.element.isDefaultable())
      return errorAt(table.offset,
                     "a table of " + table.type.element.text() + " needs an initial value");
    if (!table.init)
      continue;
    context.use(Proposal::FunctionReferences);
    if (llvm::Error error =
            expressions.validateConstant(*table.init, table.type.element, importedGlobalCount()))
      return error;
  }
  return llvm::Error::success();
}

llvm::Error ModuleValidator::checkMemory(const Memory &memory) {
  constexpr unsigned bytePages = 0, ordinaryPages = 16;
  const MemoryType &type = memory.type;
  if (type.pageSizeLog2 != bytePages && type.pageSizeLog2 != ordinaryPages)
    return errorAt(memory.offset,
                   "page size 2^" + llvm::Twine(type.pageSizeLog2) + " is neither 1 nor 65536");
  if (&memory != &module.memories.front())
    context.use(Proposal::MultiMemory);
  if (type.addressType == ValueType::I64)
    context.use(Proposal::Memory64);
  if (type.pageSizeLog2 != ordinaryPages)
    context.use(Proposal::CustomPageSizes);
  if (type.isShared)
    context.use(Proposal::Threads);
  // All addresses; of pages of one byte, one less, for the size to be a number of its type.
  std::uint64_t largest = largestIndex(type.addressType);
  if (type.pageSizeLog2 != bytePages)
    largest = (largest >> type.pageSizeLog2) + 1;
  if (llvm::Error error = checkSize(type.limits, largest, "memory", " pages", memory.offset))
    return error;
  if (type.isShared && !type.limits.max)
    return errorAt(memory.offset, "a shared memory needs a maximum");
  return llvm::Error::success();
}

llvm::Error ModuleValidator::checkMemories() {
  for (const Memory &memory : module.memories)
    if (!memory.isImported)
      if (llvm::Error error = checkMemory(memory))
        return error;
  return llvm::Error::success();
}

llvm::Error ModuleValidator::checkTag(const Tag &tag) {
  context.useTags();
  if (llvm::Error error = checkIndex(tag.type.type.value, module.types.size(), "type", tag.offset))
    return error;
  const FunctionType &type = module.type(tag.type.type);
  if (!type.results.empty())
    return errorAt(tag.offset, "expected a tag without results, found one of type " + type.text());
  return checkProposals(tag.offset);
}

llvm::Error ModuleValidator::checkTags() {
  for (const Tag &tag : module.tags)
    if (!tag.isImported)
      if (llvm::Error error = checkTag(tag))
        return error;
  return llvm::Error::success();
}

/// Tags and `throw` belong to both proposals of exceptions: to the legacy one only if nothing else
/// needs the other.
void ModuleValidator::nameTagsProposal() {
  auto bit = [](Proposal proposal) { return static_cast<std::size_t>(proposal); };
  if (!context.usesTags || context.facts.proposals.test(bit(Proposal::LegacyExceptions)))
    return;
  bool isEnabled = context.enabled.test(bit(Proposal::Exceptions));
  context.facts.proposals.set(bit(isEnabled ? Proposal::Exceptions : Proposal::LegacyExceptions));
}

llvm::Error ModuleValidator::checkGlobals() {
  auto &values = context.facts.globalValues;
  values.resize(module.globals.size());
  for (std::uint32_t i = importedGlobalCount(); i < module.globals.size(); ++i) {
    const Global &global = module.globals[i];
    if (llvm::Error error = checkType(global.type.content, global.offset))
      return error;
    if (llvm::Error error = expressions.validateConstant(global.init, global.type.content, i))
      return error;
    values[i] = evaluate(module, global.init, values);
  }
  return llvm::Error::success();
}

/// Notes a function that occurs outside of bodies.
void ModuleValidator::reference(FunctionIndex index) {
  context.declaredFunctions.set(index.value);
  context.facts.functionsReferenced.set(index.value);
}

llvm::Error ModuleValidator::checkExport(const Export &entry) {
  if (llvm::Error error =
          checkIndex(entry.index, count(entry.kind), text(entry.kind), entry.offset))
    return error;
  if (entry.kind == ExternalKind::Function)
    reference({entry.index});
  if (entry.kind == ExternalKind::Global && module.globals[entry.index].type.isMutable)
    context.use(Proposal::MutableGlobals);
  return llvm::Error::success();
}

llvm::Error ModuleValidator::checkExports() {
  llvm::DenseSet<llvm::StringRef> names;
  for (const Export &entry : module.exports) {
    if (llvm::Error error = checkExport(entry))
      return error;
    if (!names.insert(entry.name).second)
      return errorAt(entry.offset, "duplicate export name \"" + entry.name + "\"");
  }
  return llvm::Error::success();
}

llvm::Error ModuleValidator::checkStart() {
  if (!module.start)
    return llvm::Error::success();
  if (llvm::Error error =
          checkIndex(module.start->value, module.functions.size(), "function", module.startOffset))
    return error;
  const FunctionType &type = module.typeOf(*module.start);
  if (!type.params.empty() || !type.results.empty())
    return errorAt(module.startOffset,
                   "expected a start function of type [] -> [], found " + type.text());
  // Unlike an export, it does not declare the function for `ref.func`.
  context.facts.functionsReferenced.set(module.start->value);
  return llvm::Error::success();
}

llvm::Error ModuleValidator::checkElementSegment(const ElementSegment &segment) {
  if (llvm::Error error = checkLimit(Limit::ElementSegmentSize, segment.size(), segment.offset))
    return error;
  if (segment.mode != SegmentMode::Active)
    context.use(segment.mode == SegmentMode::Passive ? Proposal::BulkMemory
                                                     : Proposal::ReferenceTypes);
  bool isOfIndices =
      segment.expressions.empty() && segment.type.heapType() == HeapType(HeapType::Func);
  if (!isOfIndices) {
    context.use(Proposal::ReferenceTypes);
    if (llvm::Error error = checkType(segment.type, segment.offset))
      return error;
  }
  if (segment.mode == SegmentMode::Active) {
    if (llvm::Error error =
            checkIndex(segment.table.value, module.tables.size(), "table", segment.offset))
      return error;
    const TableType &table = module.table(segment.table).type;
    if (!matches(segment.type, table.element, context.facts.canonicalTypes))
      return errorAt(segment.offset, "expected a segment of " + table.element.text() +
                                         " for its table, found one of " + segment.type.text());
    if (llvm::Error error = checkConstant(segment.tableOffset, table.addressType))
      return error;
  }
  for (FunctionIndex function : segment.functions) {
    if (llvm::Error error =
            checkIndex(function.value, module.functions.size(), "function", segment.offset))
      return error;
    reference(function);
  }
  for (const Expression &expression : segment.expressions)
    if (llvm::Error error = checkConstant(expression, segment.type))
      return error;
  return llvm::Error::success();
}

llvm::Error ModuleValidator::checkElements() {
  for (const ElementSegment &segment : module.elements)
    if (llvm::Error error = checkElementSegment(segment))
      return error;
  return llvm::Error::success();
}

llvm::Error ModuleValidator::checkBodies() {
  if (module.dataCount)
    context.use(Proposal::BulkMemory);
  std::vector<std::uint32_t> &calleeStart = context.facts.calleeStart;
  std::uint32_t count = static_cast<std::uint32_t>(module.functions.size());
  std::uint32_t imported = module.importedFunctionCount();
  calleeStart.reserve(count - imported + 1);
  for (std::uint32_t i = imported; i < count; ++i) {
    calleeStart.push_back(static_cast<std::uint32_t>(context.facts.callees.size()));
    if (llvm::Error error = expressions.validateBody({i}))
      return error;
  }
  calleeStart.push_back(static_cast<std::uint32_t>(context.facts.callees.size()));
  return llvm::Error::success();
}

llvm::Error ModuleValidator::checkData() {
  for (const DataSegment &segment : module.data) {
    if (segment.mode != SegmentMode::Active) {
      context.use(Proposal::BulkMemory);
      continue;
    }
    if (llvm::Error error =
            checkIndex(segment.memory.value, module.memories.size(), "memory", segment.offset))
      return error;
    ValueType address = module.memory(segment.memory).type.addressType;
    if (llvm::Error error = checkConstant(segment.memoryOffset, address))
      return error;
  }
  return llvm::Error::success();
}

llvm::Expected<ValidModule> validate(Module module, ProposalSet enabled) {
  return ModuleValidator(module, enabled).run();
}

} // namespace sinter::frontend
