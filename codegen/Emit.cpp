// Emit.cpp - llvm::Module -> object file or assembly text.
//
// LLVM's addPassesToEmitFile offers no place to put an AsmPrinterHandler, so the pipeline is put
// together here from the same public parts: pass configuration, instruction selection, machine
// passes, printer.

#include "codegen/AbsoluteSymbols.h"
#include "codegen/Codegen.h"
#include "codegen/ExpandClamp.h"
#include "codegen/FirstError.h"
#include "codegen/PassLimits.h"
#include "codegen/PlaceEntries.h"
#include "codegen/Prepare.h"
#include "codegen/TrapTable.h"
#include "frontend/Diagnostic.h"

#include "llvm/Analysis/RuntimeLibcallInfo.h"
#include "llvm/CodeGen/AsmPrinter.h"
#include "llvm/CodeGen/CodeGenTargetMachineImpl.h"
#include "llvm/CodeGen/MachineModuleInfo.h"
#include "llvm/CodeGen/Passes.h"
#include "llvm/CodeGen/StackProtector.h"
#include "llvm/CodeGen/TargetPassConfig.h"
#include "llvm/IR/LegacyPassManager.h"
#include "llvm/MC/MCStreamer.h"
#include "llvm/MC/TargetRegistry.h"
#include "llvm/Support/ErrorHandling.h"

namespace sinter::codegen {
namespace {

/// Adds all passes from IR to bytes in `out`.
void addPasses(llvm::legacy::PassManager &passes, llvm::TargetMachine &machine,
               llvm::raw_pwrite_stream &out, CodeKind kind) {
  const llvm::Triple &triple = machine.getTargetTriple();
  passes.add(new llvm::TargetLibraryInfoWrapperPass(runtimeLibraryFunctions(triple)));
  passes.add(new llvm::RuntimeLibraryInfoWrapper(
      triple, machine.Options.ExceptionModel, machine.Options.FloatABIType,
      machine.Options.EABIVersion, machine.Options.MCOptions.ABIName));

  auto *moduleInfo = new llvm::MachineModuleInfoWrapperPass(&machine);
  llvm::TargetPassConfig *config = machine.createPassConfig(passes);
  config->setDisableVerify(true); // optimize() did, and attachPositions would not pass
  passes.add(config);
  passes.add(moduleInfo);
  // The last pass that works on IR, at every level.
  config->insertPass(&llvm::StackProtector::ID, createExpandClampPass());
  config->disablePass(&llvm::LiveDebugValuesID); // there are no variables to follow
  if (config->addISelPasses())
    llvm::reportFatalInternalError("target without instruction selection");
  config->addMachinePasses();
  config->setInitialized();

  llvm::Expected<std::unique_ptr<llvm::MCStreamer>> streamer =
      machine.createMCStreamer(out, nullptr,
                               kind == CodeKind::Object ? llvm::CodeGenFileType::ObjectFile
                                                        : llvm::CodeGenFileType::AssemblyFile,
                               moduleInfo->getMMI().getContext());
  if (!streamer)
    llvm::reportFatalInternalError(llvm::Twine(llvm::toString(streamer.takeError())));
  llvm::AsmPrinter *printer = machine.getTarget().createAsmPrinter(machine, std::move(*streamer));
  printer->addAsmPrinterHandler(std::make_unique<TrapTable>(*printer));
  printer->addAsmPrinterHandler(std::make_unique<EntryPlacer>(*printer));
  passes.add(printer);
  passes.add(llvm::createFreeMachineFunctionPass());
}

} // namespace

llvm::Expected<Bytes> emit(llvm::Module &module, llvm::TargetMachine &machine, CodeKind kind) {
  prepareModule(module, machine);
  const bool hasConstantBases = replaceAbsoluteSymbols(module);
  placeGuestCode(module);
  prepareEntries(module);
  attachPositions(module);
  MachinePassLimits limits(module);
  if (hasConstantBases)
    limits.keepDisplacements(module, machine);

  std::string message;
  llvm::LLVMContext &context = module.getContext();
  std::unique_ptr<llvm::DiagnosticHandler> previousHandler = context.getDiagnosticHandler();
  context.setDiagnosticHandler(std::make_unique<FirstError>(message));

  Bytes bytes;
  llvm::raw_svector_ostream out(bytes);
  llvm::legacy::PassManager passes;
  addPasses(passes, machine, out, kind);
  passes.run(module);

  context.setDiagnosticHandler(std::move(previousHandler));
  if (!message.empty())
    return frontend::makeError(message);
  return bytes;
}

} // namespace sinter::codegen
