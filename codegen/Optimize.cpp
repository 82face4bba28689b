// Optimize.cpp - one pass pipeline per optimisation level.

#include "codegen/Codegen.h"
#include "codegen/ExpandVectors.h"
#include "codegen/HideKnownSigns.h"
#include "codegen/MergeChecks.h"
#include "codegen/PassLimits.h"
#include "codegen/Prepare.h"
#include "codegen/Profile.h"
#include "codegen/ShortenChains.h"
#include "codegen/StraightenLoops.h"
#include "codegen/VersionLoops.h"
#include "codegen/WideProducts.h"
#include "codegen/WidenIndices.h"

#include "llvm/Analysis/CGSCCPassManager.h"
#include "llvm/IR/DebugInfoMetadata.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/Passes/PassBuilder.h"
#include "llvm/Passes/StandardInstrumentations.h"

namespace sinter::codegen {

static llvm::OptimizationLevel passLevel(OptLevel level) {
  switch (level) {
  case OptLevel::O0:
    return llvm::OptimizationLevel::O0;
  case OptLevel::O1:
    return llvm::OptimizationLevel::O1;
  case OptLevel::O2:
    return llvm::OptimizationLevel::O2;
  case OptLevel::O3:
    return llvm::OptimizationLevel::O3;
  case OptLevel::Os:
    return llvm::OptimizationLevel::Os;
  case OptLevel::Oz:
    return llvm::OptimizationLevel::Oz;
  }
  llvm_unreachable("unknown level");
}

/// Passes and code generation read the wish for small code from each function.
static void markForSize(llvm::Module &module, OptLevel level) {
  for (llvm::Function &function : module) {
    if (function.isDeclaration())
      continue;
    function.addFnAttr(llvm::Attribute::OptimizeForSize);
    if (level == OptLevel::Oz)
      function.addFnAttr(llvm::Attribute::MinSize);
  }
}

/// What inlining a call may cost, in LLVM's measure, of which its own default is 225. The producer
/// of a module has inlined up to that already. To judge what is left by the same measure again, in
/// callers that have grown, takes longer and makes more code, for a few percent of speed at most;
/// -O3 does it. Much less leaves calls in loops of interpreters.
constexpr int inlineThreshold = 100;

static llvm::PipelineTuningOptions tuningOptions(OptLevel level) {
  bool isVectorizing = level == OptLevel::O2 || level == OptLevel::O3 || level == OptLevel::Os;
  llvm::PipelineTuningOptions options;
  options.LoopVectorization = isVectorizing;
  options.SLPVectorization = isVectorizing;
  options.LoopInterleaving = isVectorizing;
  if (level == OptLevel::O1 || level == OptLevel::O2)
    options.InlinerThreshold = inlineThreshold;
  options.CallGraphProfile = false; // a section for linkers that sort by profile
  return options;
}

/// Gives inlined instructions a location of the function that they are in now. The line, an offset
/// in the wasm module, says where they come from all by itself, while the chain of call sites that
/// the inliner keeps for each grows with the depth of inlining: quadratically, on a chain of calls.
static void flattenLocations(llvm::Function &function) {
  llvm::DISubprogram *subprogram = function.getSubprogram();
  if (!subprogram)
    return;
  for (llvm::Instruction &inst : llvm::instructions(function))
    if (const llvm::DebugLoc &location = inst.getDebugLoc(); location && location.getInlinedAt())
      inst.setDebugLoc(
          llvm::DILocation::get(function.getContext(), location.getLine(), 0, subprogram));
}

namespace {

/// Runs after each strongly connected component of the call graph, so that callers inline what is
/// flat already.
struct FlattenLocations : llvm::PassInfoMixin<FlattenLocations> {
  llvm::PreservedAnalyses run(llvm::LazyCallGraph::SCC &component, llvm::CGSCCAnalysisManager &,
                              llvm::LazyCallGraph &, llvm::CGSCCUpdateResult &) {
    for (llvm::LazyCallGraph::Node &node : component)
      flattenLocations(node.getFunction());
    return llvm::PreservedAnalyses::all();
  }
};

} // namespace

void optimize(llvm::Module &module, llvm::TargetMachine &machine, OptLevel level,
              OptimizedChecks *checks) {
  verify(module, "lowering");
  prepareModule(module, machine);
  if (level == OptLevel::Os || level == OptLevel::Oz)
    markForSize(module, level);

  llvm::LoopAnalysisManager loopAnalyses;
  llvm::FunctionAnalysisManager functionAnalyses;
  llvm::CGSCCAnalysisManager callGraphAnalyses;
  llvm::ModuleAnalysisManager moduleAnalyses;
  // Makes passes skip functions marked optnone.
  llvm::PassInstrumentationCallbacks callbacks;
  llvm::OptNoneInstrumentation optNone(/*DebugLogging=*/false);
  optNone.registerCallbacks(callbacks);
  limitPasses(callbacks);
  llvm::PassBuilder builder(&machine, tuningOptions(level), std::nullopt, &callbacks);
  // The first registration of an analysis counts: ours precedes the builder's.
  functionAnalyses.registerPass([&] {
    return llvm::TargetLibraryAnalysis(runtimeLibraryFunctions(machine.getTargetTriple()));
  });
  builder.registerPipelineStartEPCallback(
      [](llvm::ModulePassManager &passes, llvm::OptimizationLevel) {
        passes.addPass(LowerCounters());
      });
  builder.registerCGSCCOptimizerLateEPCallback(
      [](llvm::CGSCCPassManager &passes, llvm::OptimizationLevel) {
        passes.addPass(FlattenLocations());
        passes.addPass(LimitInlining());
      });
  if (level == OptLevel::O2 || level == OptLevel::O3)
    builder.registerVectorizerStartEPCallback(
        [](llvm::FunctionPassManager &passes, llvm::OptimizationLevel) {
          passes.addPass(VersionLoops());
          passes.addPass(StraightenLoops());
        });
  builder.registerScalarOptimizerLateEPCallback(
      [&](llvm::FunctionPassManager &passes, llvm::OptimizationLevel) {
        passes.addPass(MergeChecks(checks ? &checks->merged : nullptr));
        passes.addPass(WideProducts());
      });
  if (level == OptLevel::O2 || level == OptLevel::O3)
    builder.registerOptimizerLastEPCallback(
        [](llvm::ModulePassManager &passes, llvm::OptimizationLevel, llvm::ThinOrFullLTOPhase) {
          llvm::FunctionPassManager last;
          last.addPass(WidenIndices());
          last.addPass(ShortenChains());
          passes.addPass(llvm::createModuleToFunctionPassAdaptor(std::move(last)));
        });
  builder.registerModuleAnalyses(moduleAnalyses);
  builder.registerCGSCCAnalyses(callGraphAnalyses);
  builder.registerFunctionAnalyses(functionAnalyses);
  builder.registerLoopAnalyses(loopAnalyses);
  builder.crossRegisterProxies(loopAnalyses, functionAnalyses, callGraphAnalyses, moduleAnalyses);

  llvm::ModulePassManager passes = level == OptLevel::O0
                                       ? builder.buildO0DefaultPipeline(passLevel(level))
                                       : builder.buildPerModuleDefaultPipeline(passLevel(level));
  passes.run(module, moduleAnalyses);
  expandVectors(module, machine);
  hideKnownSigns(module, machine);
  verify(module, "optimisation");
  if (checks)
    checks->left = findLeftChecks(module);
}

} // namespace sinter::codegen
