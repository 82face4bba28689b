// TargetMachine.cpp - Target and Processor -> llvm::TargetMachine.

#include "codegen/Codegen.h"
#include "frontend/Diagnostic.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/MC/MCSubtargetInfo.h"
#include "llvm/MC/TargetRegistry.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/ErrorHandling.h"
#include "llvm/Support/TargetSelect.h"
#include "llvm/TargetParser/Host.h"

#include <mutex>

using namespace sinter;
using namespace sinter::codegen;
using frontend::makeError;
using llvm::StringRef;
using llvm::Twine;
using targets::Target;

#define INITIALIZE_LLVM_TARGET(NAME)                                                               \
  LLVMInitialize##NAME##TargetInfo();                                                              \
  LLVMInitialize##NAME##Target();                                                                  \
  LLVMInitialize##NAME##TargetMC();                                                                \
  LLVMInitialize##NAME##AsmParser();                                                               \
  LLVMInitialize##NAME##AsmPrinter()

/// Sets what nothing but LLVM's own command line can set.
static void setOption(StringRef name, StringRef value) {
  auto &options = llvm::cl::getRegisteredOptions();
  auto option = options.find(name);
  if (option == options.end() || option->second->addOccurrence(0, "", value))
    llvm::reportFatalInternalError("LLVM has no option " + name);
}

static void setOptions() {
  // Where LLVM turns conditional moves into branches, on x86-64, it takes the load that a move
  // reads its operand with along to one of the paths, be it volatile: a trap would get lost.
  setOption("x86-cmov-converter", "false");
  // IndVarSimplify gives counters of 32 bits 64, for targets where extending is dear. What a loop
  // compares in the end is the low half then, which hides its number of iterations from all later
  // passes; and here addresses extend for nothing.
  setOption("indvars-widen-indvars", "false");
  // CodeGenPrepare begins with the first block again whenever it has changed the flow of control,
  // which is most of the time that 200 vectorised loops in a function take. From so many blocks on
  // it looks only at what has changed. LLVM's default is 10,000.
  setOption("cgpp-huge-func", "300");
  // Innermost loops begin at multiples of 32 bytes, 2 to the power of 5, on x86-64: then those of
  // up to so many lie in one line of the cache. At multiples of 16, LLVM's default, they may lie in
  // two, and a loop of a few instructions takes up to a fifth longer.
  setOption("x86-experimental-pref-innermost-loop-alignment", "5");
}

/// Initialises only the back ends that `targets` names: all of LLVM's take 10 ms.
static const llvm::Target &backEnd(const Target &target) {
  static std::once_flag isInitialized;
  std::call_once(isInitialized, [] {
    INITIALIZE_LLVM_TARGET(X86);
    INITIALIZE_LLVM_TARGET(AArch64);
    INITIALIZE_LLVM_TARGET(RISCV);
    setOptions();
  });
  std::string error;
  const llvm::Target *found =
      llvm::TargetRegistry::lookupTarget(llvm::Triple(target.triple), error);
  if (!found)
    llvm::reportFatalInternalError(Twine(error));
  return *found;
}

static std::unique_ptr<llvm::MCSubtargetInfo> createSubtarget(const Target &target, StringRef cpu,
                                                              StringRef features) {
  return std::unique_ptr<llvm::MCSubtargetInfo>(
      backEnd(target).createMCSubtargetInfo(llvm::Triple(target.triple), cpu, features));
}

static bool hasName(const llvm::SubtargetFeatureKV &feature, StringRef name) {
  return feature.Key == name;
}

static bool isKnownFeature(const llvm::MCSubtargetInfo &subtarget, StringRef name) {
  return llvm::any_of(subtarget.getAllProcessorFeatures(),
                      [&](const llvm::SubtargetFeatureKV &f) { return hasName(f, name); });
}

static llvm::Error checkFeatures(const Target &target, const llvm::MCSubtargetInfo &subtarget,
                                 StringRef features) {
  for (StringRef feature : llvm::split(features, ',')) {
    StringRef name = feature;
    if (!name.consume_front("+") && !name.consume_front("-"))
      return makeError("feature '" + feature + "' needs '+' or '-' in front");
    if (!isKnownFeature(subtarget, name))
      return makeError("unknown feature '" + name + "' for " + target.name);
  }
  return llvm::Error::success();
}

static llvm::Error checkRequiredFeatures(const Target &target, const Processor &processor) {
  std::unique_ptr<llvm::MCSubtargetInfo> subtarget =
      createSubtarget(target, processor.cpu, processor.features);
  std::vector<llvm::SubtargetFeatureKV> enabled = subtarget->getEnabledProcessorFeatures();
  for (StringRef required : target.requiredFeatures) {
    StringRef name = required.drop_front();
    bool isEnabled =
        llvm::any_of(enabled, [&](const llvm::SubtargetFeatureKV &f) { return hasName(f, name); });
    if (isEnabled != required.starts_with("+"))
      return makeError(target.name + " needs feature '" + required + "', which CPU '" +
                       processor.cpu + "' with features '" + processor.features + "' lacks");
  }
  return llvm::Error::success();
}

/// The features of the processor that sinter runs on, in a fixed order.
static std::string hostFeatures(const llvm::MCSubtargetInfo &subtarget) {
  std::vector<std::string> features;
  for (const llvm::StringMapEntry<bool> &feature : llvm::sys::getHostCPUFeatures())
    if (isKnownFeature(subtarget, feature.getKey()))
      features.push_back(((feature.getValue() ? "+" : "-") + feature.getKey()).str());
  llvm::sort(features);
  return llvm::join(features, ",");
}

llvm::Expected<Processor> codegen::resolveProcessor(const Target &target, StringRef cpu,
                                                    StringRef features) {
  std::unique_ptr<llvm::MCSubtargetInfo> subtarget = createSubtarget(target, "", "");
  Processor processor{target.cpu, target.features};
  auto addFeatures = [&](StringRef more) {
    if (!more.empty())
      processor.features += (processor.features.empty() ? "" : ",") + more.str();
  };

  if (cpu == "native") {
    if (&target != &targets::host())
      return makeError("CPU 'native' needs a build for " + targets::host().name + ", not for " +
                       target.name);
    processor.cpu = llvm::sys::getHostCPUName().str();
    addFeatures(hostFeatures(*subtarget));
  } else if (!cpu.empty()) {
    if (!subtarget->isCPUStringValid(cpu))
      return makeError("unknown CPU '" + cpu + "' for " + target.name);
    processor.cpu = cpu.str();
  }

  if (!features.empty())
    if (llvm::Error error = checkFeatures(target, *subtarget, features))
      return error;
  addFeatures(features);
  if (llvm::Error error = checkRequiredFeatures(target, processor))
    return error;
  return processor;
}

static llvm::CodeGenOptLevel codeGenLevel(OptLevel level) {
  switch (level) {
  case OptLevel::O0:
    return llvm::CodeGenOptLevel::None;
  case OptLevel::O1:
    return llvm::CodeGenOptLevel::Less;
  case OptLevel::O2:
  case OptLevel::Os:
  case OptLevel::Oz:
    return llvm::CodeGenOptLevel::Default;
  case OptLevel::O3:
    return llvm::CodeGenOptLevel::Aggressive;
  }
  llvm_unreachable("unknown level");
}

std::unique_ptr<llvm::TargetMachine>
codegen::createTargetMachine(const Target &target, const Processor &processor, OptLevel level) {
  llvm::TargetOptions options;
  options.ExceptionModel = llvm::ExceptionHandling::None;
  options.AllowFPOpFusion = llvm::FPOpFusion::Strict; // wasm never contracts to fma
  options.FunctionSections = true;
  options.DataSections = true;
  // Falling out of a function must not run into the next one; a call that does not return needs no
  // trap of its own behind it.
  options.TrapUnreachable = true;
  options.NoTrapAfterNoreturn = true;
  options.MCOptions.ABIName = target.abi;

  llvm::CodeModel::Model codeModel = llvm::StringSwitch<llvm::CodeModel::Model>(target.codeModel)
                                         .Case("small", llvm::CodeModel::Small)
                                         .Case("medium", llvm::CodeModel::Medium);
  std::unique_ptr<llvm::TargetMachine> machine(backEnd(target).createTargetMachine(
      llvm::Triple(target.triple), processor.cpu, processor.features, options, llvm::Reloc::PIC_,
      codeModel, codeGenLevel(level)));
  // AArch64's default at -O0. It stores the condition flags where an atomic store's value was taken
  // from a vector.
  machine->setGlobalISel(false);
  // The outliner moves guest accesses into functions that are not guest code.
  machine->setMachineOutliner(false);
  return machine;
}
