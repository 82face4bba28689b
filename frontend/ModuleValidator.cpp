// ModuleValidator.cpp - everything about a module outside its bodies, in the order of the file.
//
// That order makes the first error also the one at the lowest offset, and it is why `ref.func` in a
// body can be checked at once: exports, globals and element segments, which declare functions,
// stand before the code section.
//
// https://webassembly.github.io/spec/core/valid/modules.html
#include "frontend/Frontend.h"
#include "frontend/FunctionValidator.h"
#include "frontend/TypeReader.h"

#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"

#include <limits>

namespace sinter::frontend {

class ModuleValidator {
public:
  explicit ModuleValidator(Module &module)
      : module(module), context(module), expressions(context) {}

  llvm::Expected<ValidModule> run();

private:
  llvm::Error checkSizes();
  llvm::Error checkTypes();
  llvm::Error checkImports();
  llvm::Error checkFunctions();
  llvm::Error checkTables();
  llvm::Error checkMemories();
  llvm::Error checkGlobals();
  llvm::Error checkExports();
  llvm::Error checkStart();
  llvm::Error checkElements();
  llvm::Error checkBodies();
  llvm::Error checkData();

  llvm::Error checkTable(const Table &table);
  llvm::Error checkMemory(const Memory &memory);
  llvm::Error checkExport(const Export &entry);
  llvm::Error checkElementSegment(const ElementSegment &segment);
  llvm::Error checkLimit(Limit limit, std::uint64_t number, std::uint64_t offset);
  llvm::Error checkIndex(std::uint32_t index, std::size_t count, ExternalKind kind,
                         std::uint64_t offset);
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
  GlobalSection = 6,
  ExportSection = 7,
  ElementSection = 9,
  DataSection = 11,
};

llvm::Error errorAt(std::uint64_t offset, const llvm::Twine &message) {
  Location location;
  location.offset = offset;
  return makeError(std::move(location), message);
}

} // namespace

llvm::Expected<ValidModule> ModuleValidator::run() {
  context.use(Proposal::Mvp);
  for (auto check : {&ModuleValidator::checkSizes, &ModuleValidator::checkTypes,
                     &ModuleValidator::checkImports, &ModuleValidator::checkFunctions,
                     &ModuleValidator::checkTables, &ModuleValidator::checkMemories,
                     &ModuleValidator::checkGlobals, &ModuleValidator::checkExports,
                     &ModuleValidator::checkStart, &ModuleValidator::checkElements,
                     &ModuleValidator::checkBodies, &ModuleValidator::checkData})
    if (llvm::Error error = (this->*check)())
      return std::move(error);
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
  }
  llvm_unreachable("unknown kind of import or export");
}

llvm::Error ModuleValidator::checkIndex(std::uint32_t index, std::size_t count, ExternalKind kind,
                                        std::uint64_t offset) {
  if (index < count)
    return llvm::Error::success();
  return errorAt(offset, "unknown " + text(kind) + " " + llvm::Twine(index));
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
           Row{Limit::GlobalCount, module.globals.size(), sectionOffset(GlobalSection)},
           Row{Limit::ExportCount, module.exports.size(), sectionOffset(ExportSection)},
           Row{Limit::ElementSegmentCount, module.elements.size(), sectionOffset(ElementSection)},
           Row{Limit::DataSegmentCount, module.data.size(), sectionOffset(DataSection)},
       })
    if (llvm::Error error = checkLimit(row.limit, row.number, row.offset))
      return error;
  return llvm::Error::success();
}

llvm::Error ModuleValidator::checkTypes() {
  std::uint64_t offset = sectionOffset(TypeSection);
  for (const FunctionType &type : module.types) {
    if (llvm::Error error = checkLimit(Limit::ParamCount, type.params.size(), offset))
      return error;
    if (llvm::Error error = checkLimit(Limit::ResultCount, type.results.size(), offset))
      return error;
    for (const std::vector<ValueType> *list : {&type.params, &type.results})
      for (ValueType value : *list)
        context.use(value);
    if (type.results.size() > 1)
      context.use(Proposal::MultiValue);
  }
  return llvm::Error::success();
}

llvm::Error ModuleValidator::checkImports() {
  for (const Import &import : module.imports) {
    llvm::Error error = llvm::Error::success();
    if (import.kind == ExternalKind::Function) {
      std::uint32_t type = module.functions[import.index].type.value;
      if (type >= module.types.size())
        error = errorAt(import.offset, "unknown type " + llvm::Twine(type));
    } else if (import.kind == ExternalKind::Table) {
      error = checkTable(module.tables[import.index]);
    } else if (import.kind == ExternalKind::Memory) {
      error = checkMemory(module.memories[import.index]);
    } else {
      const GlobalType &type = module.globals[import.index].type;
      context.use(type.content);
      if (type.isMutable)
        context.use(Proposal::MutableGlobals);
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

llvm::Error ModuleValidator::checkTable(const Table &table) {
  constexpr std::uint64_t largest = std::numeric_limits<std::uint32_t>::max();
  const Limits &limits = table.type.limits;
  if (table.type.element != ValueType::funcref())
    context.use(Proposal::ReferenceTypes);
  if (limits.min > largest || limits.max.value_or(0) > largest)
    return errorAt(table.offset, "table size must be at most " + llvm::Twine(largest));
  if (limits.max && *limits.max < limits.min)
    return errorAt(table.offset, "size minimum must not be greater than maximum");
  return checkLimit(Limit::TableSize, limits.min, table.offset);
}

llvm::Error ModuleValidator::checkTables() {
  for (const Table &table : module.tables)
    if (!table.isImported)
      if (llvm::Error error = checkTable(table))
        return error;
  if (module.tables.size() > 1)
    context.use(Proposal::ReferenceTypes);
  return llvm::Error::success();
}

llvm::Error ModuleValidator::checkMemory(const Memory &memory) {
  std::uint64_t largest = std::uint64_t(1) << (32 - memory.type.pageSizeLog2);
  const Limits &limits = memory.type.limits;
  if (limits.min > largest || limits.max.value_or(0) > largest)
    return errorAt(memory.offset, "memory size must be at most " + llvm::Twine(largest) + " pages");
  if (limits.max && *limits.max < limits.min)
    return errorAt(memory.offset, "size minimum must not be greater than maximum");
  if (&memory != &module.memories.front())
    return errorAt(memory.offset, needsProposal(Proposal::MultiMemory));
  return llvm::Error::success();
}

llvm::Error ModuleValidator::checkMemories() {
  for (const Memory &memory : module.memories)
    if (!memory.isImported)
      if (llvm::Error error = checkMemory(memory))
        return error;
  return llvm::Error::success();
}

llvm::Error ModuleValidator::checkGlobals() {
  for (std::uint32_t i = 0; i < module.globals.size(); ++i) {
    const Global &global = module.globals[i];
    if (global.isImported)
      continue;
    context.use(global.type.content);
    if (llvm::Error error = expressions.validateConstant(global.init, global.type.content, i))
      return error;
  }
  return llvm::Error::success();
}

/// Notes a function that occurs outside of bodies.
void ModuleValidator::reference(FunctionIndex index) {
  context.declaredFunctions.set(index.value);
  context.facts.functionsReferenced.set(index.value);
}

llvm::Error ModuleValidator::checkExport(const Export &entry) {
  if (llvm::Error error = checkIndex(entry.index, count(entry.kind), entry.kind, entry.offset))
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
  if (llvm::Error error = checkIndex(module.start->value, module.functions.size(),
                                     ExternalKind::Function, module.startOffset))
    return error;
  const FunctionType &type = module.typeOf(*module.start);
  if (type != FunctionType())
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
  if (segment.type != ValueType::funcref() || !segment.expressions.empty())
    context.use(Proposal::ReferenceTypes);
  if (segment.mode == SegmentMode::Active) {
    if (llvm::Error error = checkIndex(segment.table.value, module.tables.size(),
                                       ExternalKind::Table, segment.offset))
      return error;
    const TableType &table = module.table(segment.table).type;
    if (segment.type != table.element)
      return errorAt(segment.offset, "expected a segment of " + table.element.text() +
                                         " for its table, found one of " + segment.type.text());
    if (llvm::Error error = checkConstant(segment.tableOffset, table.addressType))
      return error;
  }
  for (FunctionIndex function : segment.functions) {
    if (llvm::Error error = checkIndex(function.value, module.functions.size(),
                                       ExternalKind::Function, segment.offset))
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
    if (llvm::Error error = checkIndex(segment.memory.value, module.memories.size(),
                                       ExternalKind::Memory, segment.offset))
      return error;
    ValueType address = module.memory(segment.memory).type.addressType;
    if (llvm::Error error = checkConstant(segment.memoryOffset, address))
      return error;
  }
  return llvm::Error::success();
}

llvm::Expected<ValidModule> validate(Module module) { return ModuleValidator(module).run(); }

} // namespace sinter::frontend
