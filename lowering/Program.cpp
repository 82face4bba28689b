// Program.cpp - what of a module becomes a program, and in which pieces it is compiled.
//
// A program is a closed world: what cannot be reached from what is run (in the context model, from
// what is exported) is not compiled. The rest is divided into partitions that are lowered,
// optimised and emitted independently, in parallel. The division depends on the module alone, so
// the output does not depend on the number of jobs. A partition sees small callees of other
// partitions as copies it may inline.
#include "frontend/ConstantExpression.h"
#include "frontend/ImplementationLimits.h"
#include "lowering/Interface.h"
#include "lowering/Lowering.h"
#include "lowering/MemoryAccess.h"
#include "lowering/Runtime.h"

#include "llvm/Support/raw_ostream.h"

using namespace llvm;
using sinter::frontend::FunctionIndex;

namespace sinter::lowering {

namespace {

/// Bodies of fewer bytes are worth a copy in the partitions that call them: about what LLVM's
/// inliner accepts.
constexpr std::uint64_t smallBodyBytes = 100;
/// A partition is worth a module of its own from about this size on.
constexpr std::uint64_t partitionBytes = 96 << 10;

} // namespace

bool hasType(const WasiFunction &wasi, const frontend::FunctionType &type) {
  auto toType = [](WasiFunction::Type type) -> frontend::ValueType {
    return type == WasiFunction::Type::i32 ? frontend::ValueType::I32 : frontend::ValueType::I64;
  };
  std::vector<frontend::ValueType> params, results;
  for (WasiFunction::Type param : wasi.params)
    params.push_back(toType(param));
  if (wasi.result != WasiFunction::Type::none)
    results.push_back(toType(wasi.result));
  return type.params == params && type.results == results;
}

bool Program::isSmall(FunctionIndex function) const {
  const frontend::Function &declaration = (*validModule)->function(function);
  return !declaration.isImported && declaration.body.bytes.size() <= smallBodyBytes;
}

/// Only compiled code throws. In the context model a callee may be another module's.
bool Program::mayThrow(FunctionIndex function) const {
  return !(*validModule)->function(function).isImported &&
         (validModule->facts().usesExceptions || opts.model == Model::Context);
}

class ProgramBuilder {
public:
  ProgramBuilder(const frontend::ValidModule &module, const Options &options)
      : module(*module), facts(module.facts()), program(module, options) {}

  Expected<Program> build(unsigned maxPartitions) {
    if (program.opts.model == Model::Static) {
      if (Error error = resolveImports())
        return std::move(error);
      if (Error error = resolveEntry())
        return std::move(error);
    }
    if (Error error = checkSizes())
      return std::move(error);
    markReachable();
    divide(maxPartitions);
    markShared();
    return std::move(program);
  }

private:
  Error resolveImports();
  std::vector<std::string> namesOfHostFunctions() const;
  Error resolveEntry();
  Error checkSizes();
  void markReachable();
  void divide(unsigned maxPartitions);
  void markShared();

  ArrayRef<FunctionIndex> calleesOf(FunctionIndex function) const {
    std::uint32_t defined = function.value - module.importedFunctionCount();
    return ArrayRef(facts.callees)
        .slice(facts.calleeStart[defined],
               facts.calleeStart[defined + 1] - facts.calleeStart[defined]);
  }
  /// Functions that something other than a direct call refers to.
  std::vector<FunctionIndex> roots() const;

  const frontend::Module &module;
  const frontend::ModuleFacts &facts;
  Program program;
  std::vector<std::uint32_t> partitionOf;
};

/// By import: what native objects would call it; empty if it cannot be theirs, or there are none.
std::vector<std::string> ProgramBuilder::namesOfHostFunctions() const {
  std::vector<std::string> names(module.imports.size());
  if (!program.opts.host)
    return names;
  const Interface interface(module, program.opts.moduleName);
  for (auto [name, import] : zip_equal(names, interface.imports()))
    if (import.isTyped)
      name = interface.hostFunction(import);
  return names;
}

Error ProgramBuilder::resolveImports() {
  std::string unknown;
  raw_string_ostream os(unknown);
  unsigned unknownCount = 0;
  const std::vector<std::string> hostFunctions = namesOfHostFunctions();
  for (auto [import, symbol] : zip_equal(module.imports, hostFunctions)) {
    const bool isFunction = import.kind == frontend::ExternalKind::Function;
    if (program.opts.host && llvm::binary_search(program.opts.host->functions, symbol)) {
      program.providers.push_back({ImportProvider::Host, nullptr, symbol});
      continue;
    }
    const WasiFunction *wasi = isFunction ? findWasiFunction(import.module, import.name) : nullptr;
    if (wasi) {
      const frontend::FunctionType &type = module.typeOf({import.index});
      if (!hasType(*wasi, type))
        return frontend::makeError({import.offset, std::nullopt, "", std::nullopt},
                                   "import \"" + import.module + "\".\"" + import.name +
                                       "\" has an unexpected type " + type.text());
      program.providers.push_back({ImportProvider::Wasi, wasi});
      continue;
    }
    if (isFunction && program.opts.unknownImports != UnknownImports::Error) {
      program.providers.push_back({program.opts.unknownImports == UnknownImports::Trap
                                       ? ImportProvider::TrapWhenCalled
                                       : ImportProvider::ReturnZero});
      continue;
    }
    constexpr unsigned namedAtMost = 8;
    if (unknownCount++ < namedAtMost)
      os << (unknownCount > 1 ? ", " : "") << text(import.kind) << " \"" << import.module << "\".\""
         << import.name << '"' << (symbol.empty() ? "" : " (no object has " + symbol + ")");
    else if (unknownCount == namedAtMost + 1)
      os << ", and others";
  }
  if (unknownCount)
    return frontend::makeError("nothing provides the import" +
                               Twine(unknownCount > 1 ? "s " : " ") + unknown);
  return Error::success();
}

Error ProgramBuilder::resolveEntry() {
  if (program.opts.servesExports)
    return Error::success();
  auto findFunction = [&](StringRef name) -> std::optional<FunctionIndex> {
    const frontend::Export *found = module.findExport(name);
    if (!found || found->kind != frontend::ExternalKind::Function)
      return std::nullopt;
    return FunctionIndex{found->index};
  };
  const frontend::FunctionType plain;
  auto isPlain = [&](FunctionIndex function) { return module.typeOf(function) == plain; };

  program.initializeFunction = findFunction("_initialize");
  if (program.initializeFunction && !isPlain(*program.initializeFunction))
    return frontend::makeError("\"_initialize\" must have type [] -> []");
  if (!program.opts.invoke.empty()) {
    program.entryFunction = findFunction(program.opts.invoke);
    if (!program.entryFunction)
      return frontend::makeError("no function is exported as \"" + program.opts.invoke + "\"");
    return Error::success();
  }
  program.entryFunction = findFunction("_start");
  if (!program.entryFunction)
    return frontend::makeError("nothing to run: no function is exported as \"_start\"; name one "
                               "with --invoke");
  if (!isPlain(*program.entryFunction))
    return frontend::makeError("\"_start\" must have type [] -> []");
  return Error::success();
}

/// What begins larger than --max-memory allows, or than an executable can hold. (In the context
/// model instantiation finds out.)
Error ProgramBuilder::checkSizes() {
  if (program.opts.model == Model::Context)
    return Error::success();
  auto fail = [](std::uint64_t offset, const Twine &message) {
    return frontend::makeError({offset, std::nullopt, "", std::nullopt}, message);
  };
  constexpr std::uint64_t addressSpace = std::uint64_t(1) << 47;
  for (const frontend::Memory &memory : module.memories) {
    std::uint64_t bytes = initialSize(memory.type);
    if (program.opts.maxMemory && bytes > *program.opts.maxMemory)
      return fail(memory.offset, "the memory's initial " + Twine(bytes) +
                                     " bytes are more than --max-memory allows");
    if (bytes > addressSpace)
      return fail(memory.offset, "a memory that begins with more than " + Twine(addressSpace) +
                                     " bytes is not supported");
  }
  for (const frontend::Table &table : module.tables)
    if (std::optional<std::string> message =
            frontend::exceeds(frontend::Limit::TableSize, table.type.limits.min))
      return fail(table.offset, *message);
  return Error::success();
}

std::vector<FunctionIndex> ProgramBuilder::roots() const {
  std::vector<FunctionIndex> roots;
  if (program.opts.model == Model::Context || program.opts.servesExports) {
    for (unsigned function : facts.functionsReferenced.set_bits())
      roots.push_back({function});
    return roots;
  }
  for (std::optional<FunctionIndex> root :
       {module.start, program.initializeFunction, program.entryFunction})
    if (root)
      roots.push_back(*root);
  auto addReference = [&](const frontend::Expression &expression) {
    std::optional<frontend::ConstantValue> value = evaluate(*program.validModule, expression);
    if (value && value->kind == frontend::ConstantValue::FunctionRef)
      roots.push_back(value->function);
  };
  for (const frontend::ElementSegment &segment : module.elements) {
    roots.insert(roots.end(), segment.functions.begin(), segment.functions.end());
    for (const frontend::Expression &expression : segment.expressions)
      addReference(expression);
  }
  for (const frontend::Global &global : module.globals)
    if (global.type.content.isRef() && !global.isImported)
      addReference(global.init);
  for (const frontend::Table &table : module.tables)
    if (table.init)
      addReference(*table.init);
  // ref.func in a body may also name what only an export declares.
  if (facts.proposals[static_cast<std::size_t>(frontend::Proposal::ReferenceTypes)])
    for (unsigned function : facts.functionsReferenced.set_bits())
      roots.push_back({function});
  return roots;
}

void ProgramBuilder::markReachable() {
  program.reachable.resize(module.functions.size());
  std::vector<FunctionIndex> pending = roots();
  while (!pending.empty()) {
    FunctionIndex function = pending.back();
    pending.pop_back();
    if (program.reachable[function.value])
      continue;
    program.reachable.set(function.value);
    if (!module.function(function).isImported)
      for (FunctionIndex callee : calleesOf(function))
        pending.push_back(callee);
  }
}

/// Cuts the index space into runs of about partitionBytes: neighbours in a module usually call each
/// other.
void ProgramBuilder::divide(unsigned maxPartitions) {
  std::uint64_t total = 0;
  for (unsigned function : program.reachable.set_bits())
    total += module.functions[function].body.bytes.size();
  const std::uint64_t count = std::clamp<std::uint64_t>(total / partitionBytes, 1, maxPartitions);
  const std::uint64_t target = total / count + 1;

  partitionOf.resize(module.functions.size());
  std::uint32_t first = module.importedFunctionCount();
  Program::Partition part{first, first, 0};
  for (std::uint32_t function = first; function < module.functions.size(); ++function) {
    partitionOf[function] = program.parts.size();
    part.last = function + 1;
    if (program.reachable[function])
      part.bodyBytes += module.functions[function].body.bytes.size();
    if (part.bodyBytes >= target) {
      program.parts.push_back(part);
      part = {function + 1, function + 1, 0};
    }
  }
  if (part.first != part.last || program.parts.empty())
    program.parts.push_back(part);
}

void ProgramBuilder::markShared() {
  program.shared.resize(module.functions.size());
  // Partition 0 holds what refers to functions as values, and what is run; any partition may call
  // what is the only function of its type in a table.
  if (program.parts.size() > 1)
    for (FunctionIndex root : roots())
      program.shared.set(root.value);
  auto forEachCall = [&](auto visit) {
    for (unsigned caller : program.reachable.set_bits())
      if (!module.functions[caller].isImported)
        for (FunctionIndex callee : calleesOf({caller}))
          visit(FunctionIndex{caller}, callee);
  };
  forEachCall([&](FunctionIndex caller, FunctionIndex callee) {
    if (partitionOf[caller.value] != partitionOf[callee.value])
      program.shared.set(callee.value);
  });
  // A copied body's callees are called from where the copy is.
  BitVector copied = program.shared;
  forEachCall([&](FunctionIndex caller, FunctionIndex callee) {
    if (copied[caller.value] && program.isSmall(caller))
      program.shared.set(callee.value);
  });
}

Expected<Program> link(const frontend::ValidModule &module, const Options &options,
                       unsigned maxPartitions) {
  return ProgramBuilder(module, options).build(maxPartitions);
}

} // namespace sinter::lowering
