// ModuleLowering.cpp - one partition of a program into one llvm::Module.
#include "lowering/ModuleLowering.h"

#include "llvm/ADT/DenseSet.h"
#include "llvm/TargetParser/Triple.h"

using namespace llvm;
using sinter::frontend::FunctionIndex;

namespace sinter::lowering {

namespace {

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
    : program(program), module(*program.module()), partition(program.partitions()[partition]),
      isOwner(partition == 0), target(target), context(context),
      result(createModule(target, partition, context)),
      abi(*result, target, program.module().facts().usesTailCalls, isOwner,
          program.partitions().size() == 1),
      instance(program, target, *result, abi, partition), debugInfo(*result) {}

std::unique_ptr<Module> ModuleLowering::run() {
  DIFile *file = debugInfo.createFile("module.wasm", "");
  compileUnit = debugInfo.createCompileUnit(DISourceLanguageName(dwarf::DW_LANG_C), file, "sinter",
                                            true, "", 0, "", DICompileUnit::NoDebug);
  subroutineType = debugInfo.createSubroutineType(debugInfo.getOrCreateTypeArray({}));
  lowerFunctions();
  lowerCopies();
  if (isOwner)
    emitProgram();
  debugInfo.finalize();
  return std::move(result);
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
  Function *function = instance.definedFunction(index);
  function->setLinkage(linkage);
  function->setVisibility(linkage == GlobalValue::InternalLinkage ? GlobalValue::DefaultVisibility
                                                                  : GlobalValue::HiddenVisibility);
  function->setDSOLocal(true);
  attachDebugInfo(index, function);
  ModuleContext shared{program.module(), program.options().bounds, abi, instance,
                       instance.linearMemoryTag()};
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
  if (!program.options().isOptimizing)
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

std::unique_ptr<Module> lower(const Program &program, unsigned partition,
                              const targets::Target &target, LLVMContext &context) {
  return ModuleLowering(program, partition, target, context).run();
}

} // namespace sinter::lowering
