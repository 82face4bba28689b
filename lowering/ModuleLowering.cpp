// ModuleLowering.cpp - one partition of a program into one llvm::Module.
#include "lowering/ModuleLowering.h"

#include "llvm/ADT/DenseSet.h"
#include "llvm/TargetParser/Triple.h"

using namespace llvm;
using sinter::frontend::FunctionIndex;

namespace sinter::lowering {

namespace {

std::uint64_t instanceSize(const Program &program) {
  const bool isContext = program.options().model == Model::Context;
  return isContext ? InstanceLayout(program.module()).size : 0;
}

std::unique_ptr<Module> createModule(const targets::Target &target, std::uint32_t partition,
                                     LLVMContext &context) {
  auto module = std::make_unique<Module>("wasm." + std::to_string(partition), context);
  Triple triple(target.triple);
  module->setTargetTriple(triple);
  module->setDataLayout(triple.computeDataLayout(target.abi));
  module->addModuleFlag(Module::Warning, "Debug Info Version", DEBUG_METADATA_VERSION);
  return module;
}

} // namespace

ModuleLowering::ModuleLowering(const Program &program, std::uint32_t partition,
                               const targets::Target &target, LLVMContext &context)
    : program(program), module(*program.module()), partitionNumber(partition),
      partition(program.partitions()[partition]), target(target), context(context),
      result(createModule(target, partition, context)), records(context),
      abi(*result, target, program.options().model == Model::Context,
          program.module().facts().usesTailCalls, partition == 0, program.partitions().size() == 1),
      functions(program, *result, abi, instanceSize(program)), tags(context), debugInfo(*result) {}

std::unique_ptr<Module> ModuleLowering::run(BoundsLog *boundsLog) {
  log = boundsLog;
  DIFile *file = debugInfo.createFile("module.wasm", "");
  compileUnit = debugInfo.createCompileUnit(DISourceLanguageName(dwarf::DW_LANG_C), file, "sinter",
                                            true, "", 0, "", DICompileUnit::NoDebug);
  subroutineType = debugInfo.createSubroutineType(debugInfo.getOrCreateTypeArray({}));
  describeProfile();
  lowerFunctions();
  lowerCopies();
  if (partitionNumber == 0)
    emitOwned();
  emitEntries();
  debugInfo.finalize();
  return std::move(result);
}

/// What holds of all counts: those of an earlier run, or those that will be made.
void ModuleLowering::describeProfile() {
  const Profile *profile = program.options().profile;
  if (profile && profile->isMeasured())
    result->setProfileSummary(profile->summary(context), ProfileSummary::PSK_Instr);
  auto isShared = [](const frontend::Memory &memory) { return memory.type.isShared; };
  if (profile && any_of(module.memories, isShared))
    result->addModuleFlag(Module::Max, "sinter.atomic-counters", 1); // see codegen/Profile.h
}

/// The line of a location is an offset in the module: of the body for a function, of the
/// instruction for an instruction. No DWARF comes of it; codegen's trap table reads it.
void ModuleLowering::attachDebugInfo(FunctionIndex index, Function *function) {
  auto line = static_cast<unsigned>(module.function(index).bodyOffset);
  function->setSubprogram(debugInfo.createFunction(
      compileUnit, function->getName(), "", compileUnit->getFile(), line, subroutineType, line,
      DINode::FlagZero, DISubprogram::SPFlagDefinition));
}

void ModuleLowering::lowerFunction(FunctionIndex index, GlobalValue::LinkageTypes linkage) {
  Function *function = functions.get(index);
  function->setLinkage(linkage);
  function->setVisibility(linkage == GlobalValue::InternalLinkage ? GlobalValue::DefaultVisibility
                                                                  : GlobalValue::HiddenVisibility);
  function->setDSOLocal(true);
  attachDebugInfo(index, function);
  ModuleContext shared{program.module(),
                       program.options().bounds,
                       abi,
                       instanceModel(),
                       tags.memory,
                       program.options().profile,
                       linkage == GlobalValue::AvailableExternallyLinkage ? nullptr : log,
                       program.options().overflowHandler,
                       program.options().isInterruptible,
                       program.options().isMetered};
  FunctionLowering(shared, index, function).run();
}

void ModuleLowering::lowerFunctions() {
  for (std::uint32_t i = partition.first; i < partition.last; ++i)
    if (program.isReachable({i}))
      lowerFunction({i}, program.isShared({i}) ? GlobalValue::ExternalLinkage
                                               : GlobalValue::InternalLinkage);
}

/// Gives callers here the bodies of small callees that other partitions define, to inline.
void ModuleLowering::lowerCopies() {
  // One that is inlined would count for this partition, where its counters are not.
  if (!program.options().isOptimizing || program.options().isCounting())
    return;
  const frontend::ModuleFacts &facts = program.module().facts();
  DenseSet<std::uint32_t> copied;
  for (std::uint32_t i = partition.first; i < partition.last; ++i) {
    if (!program.isReachable({i}))
      continue;
    std::uint32_t defined = i - module.importedFunctionCount();
    for (std::uint32_t call = facts.calleeStart[defined]; call < facts.calleeStart[defined + 1];
         ++call) {
      FunctionIndex callee = facts.callees[call];
      bool isElsewhere = callee.value < partition.first || callee.value >= partition.last;
      if (isElsewhere && program.isSmall(callee) && copied.insert(callee.value).second)
        lowerFunction(callee, GlobalValue::AvailableExternallyLinkage);
    }
  }
}

Constant *ModuleLowering::array(Type *type, ArrayRef<Constant *> elements, StringRef name) {
  Constant *contents = ConstantArray::get(ArrayType::get(type, elements.size()), elements);
  return new GlobalVariable(*result, contents->getType(), true, GlobalValue::InternalLinkage,
                            contents, name);
}

Constant *ModuleLowering::string(StringRef text) {
  Constant *contents = ConstantDataArray::getString(context, text);
  auto *variable =
      new GlobalVariable(*result, contents->getType(), true, GlobalValue::PrivateLinkage, contents);
  variable->setUnnamedAddr(GlobalValue::UnnamedAddr::Global);
  return variable;
}

Constant *ModuleLowering::emitFunctionOffsets() {
  std::vector<std::uint32_t> offsets;
  for (const frontend::Function &function : module.functions)
    if (!function.isImported)
      offsets.push_back(static_cast<std::uint32_t>(function.bodyOffset));
  Constant *contents = ConstantDataArray::get(context, offsets);
  return new GlobalVariable(*result, contents->getType(), true, GlobalValue::InternalLinkage,
                            contents, "sinter.function_offsets");
}

Constant *ModuleLowering::emitFunctionNames() {
  std::string names;
  for (std::uint32_t i = module.importedFunctionCount(); i < module.functions.size(); ++i) {
    names += module.nameOf({i}).split('\0').first;
    names += '\0';
  }
  return string(names);
}

std::unique_ptr<Module> lower(const Program &program, unsigned partition,
                              const targets::Target &target, LLVMContext &context, BoundsLog *log) {
  if (program.options().model == Model::Context)
    return ContextLowering(program, partition, target, context).run(log);
  return StaticLowering(program, partition, target, context).run(log);
}

} // namespace sinter::lowering
