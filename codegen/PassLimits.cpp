// PassLimits.cpp - leaving out, for huge functions, what LLVM takes more than linear time for.
//
// Some of LLVM's passes take time with the square of something: a function's blocks, the uses of
// one value. Nobody writes functions where that matters, but generators do, and what inlining and
// a trap for each access make of an interpreter's main loop. LLVM leaves such passes out for
// functions marked `optnone`, all or none; here the same hooks are used for single passes, by
// limits that stand in PassLimits.def. They depend on the function alone, so the output does not
// depend on the machine that it is made on.
#include "codegen/PassLimits.h"

#include "llvm/Analysis/LoopInfo.h"
#include "llvm/CodeGen/TargetLowering.h"
#include "llvm/CodeGen/TargetSubtargetInfo.h"
#include "llvm/IR/Function.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/InstrTypes.h"

using namespace llvm;

namespace sinter::codegen {
namespace {

enum class Measure : std::uint8_t {
  Blocks,    // of the function
  BlockSize, // instructions of its largest block
  Operations // on two variables, of which one value is an operand
};

struct PassLimit {
  StringLiteral pass;
  Measure measure;
  unsigned limit;
};

constexpr PassLimit functionLimits[] = {
#define FUNCTION_LIMIT(NAME, MEASURE, LIMIT) {NAME, Measure::MEASURE, LIMIT},
#include "codegen/PassLimits.def"
};

constexpr PassLimit machineLimits[] = {
#define MACHINE_LIMIT(NAME, MEASURE, LIMIT) {NAME, Measure::MEASURE, LIMIT},
#include "codegen/PassLimits.def"
};
static_assert(std::size(machineLimits) <= 32, "as many as MachinePassLimits has bits");

bool hasOperations(const Value &value, unsigned count) {
  if (!value.hasNUsesOrMore(count))
    return false;
  return llvm::count_if(value.users(), [](const User *user) {
           return isa<BinaryOperator>(user) && none_of(user->operands(), [](const Use &operand) {
                    return isa<Constant>(operand);
                  });
         }) >= std::ptrdiff_t(count);
}

/// Whether a function is beyond a limit; takes time with the limit or the function.
bool exceeds(const Function &function, const PassLimit &limit) {
  switch (limit.measure) {
  case Measure::Blocks: // the numbers, of which some may be free, are quicker to ask for
    return function.getMaxBlockNumber() >= limit.limit && hasNItemsOrMore(function, limit.limit);
  case Measure::BlockSize:
    return any_of(function,
                  [&](const BasicBlock &block) { return hasNItemsOrMore(block, limit.limit); });
  case Measure::Operations: // each of which may have the value twice
    if (function.getInstructionCount() < limit.limit / 2)
      return false;
    return any_of(function.args(),
                  [&](const Argument &argument) { return hasOperations(argument, limit.limit); }) ||
           any_of(instructions(function), [&](const Instruction &instruction) {
             return hasOperations(instruction, limit.limit);
           });
  }
  llvm_unreachable("unknown measure");
}

/// Whether the row is about a pass, which LLVM calls by its class.
bool concerns(const PassLimit &limit, StringRef pass, bool isOnLoop) {
  if (limit.pass != "LoopPasses")
    return limit.pass == pass;
  return isOnLoop || pass.starts_with("Loop") || pass == "LCSSAPass" ||
         pass.ends_with("::VersionLoops");
}

bool shouldRun(StringRef pass, const Any &unit) {
  const Function *function = nullptr;
  bool isOnLoop = false;
  if (const auto *found = any_cast<const Function *>(&unit)) {
    function = *found;
  } else if (const auto *loop = any_cast<const Loop *>(&unit)) {
    function = (*loop)->getHeader()->getParent();
    isOnLoop = true;
  }
  return !function || none_of(functionLimits, [&](const PassLimit &limit) {
    return concerns(limit, pass, isOnLoop) && exceeds(*function, limit);
  });
}

} // namespace

PreservedAnalyses LimitInlining::run(LazyCallGraph::SCC &component, CGSCCAnalysisManager &,
                                     LazyCallGraph &, CGSCCUpdateResult &) {
  for (LazyCallGraph::Node &node : component) {
    Function &function = node.getFunction();
    if (!function.hasFnAttribute(Attribute::AlwaysInline) &&
        function.getInstructionCount() > maxInlinedInstructions)
      function.addFnAttr(Attribute::NoInline);
  }
  return PreservedAnalyses::all();
}

void limitPasses(PassInstrumentationCallbacks &callbacks) {
  callbacks.registerShouldRunOptionalPassCallback(shouldRun);
}

/// Without a pass that places blocks, they stay in their order: traps, which stand behind what they
/// are the failure of, go to the end.
static void moveTrapsToEnd(Function &function) {
  SmallVector<BasicBlock *> traps;
  for (BasicBlock &block : function)
    if (isa<UnreachableInst>(block.getTerminator()) && !block.isEntryBlock())
      traps.push_back(&block);
  for (BasicBlock *trap : traps)
    trap->moveAfter(&function.back());
}

MachinePassLimits::MachinePassLimits(Module &module)
    : context(module.getContext()), previous(context.getOptPassGate()) {
  for (Function &function : module) {
    unsigned exceeded = 0;
    for (const auto &[index, limit] : enumerate(machineLimits)) {
      if (!exceeds(function, limit))
        continue;
      exceeded |= 1u << index;
      if (limit.pass == "block-placement")
        moveTrapsToEnd(function);
    }
    if (exceeded)
      large[function.getName()] = exceeded;
  }
  context.setOptPassGate(*this);
}

/// Whether any wasm address can have any constant base of a memory added to it for nothing.
static bool hasWideDisplacements(const Function &function, const TargetMachine &machine) {
  TargetLoweringBase::AddrMode mode;
  mode.HasBaseReg = true;
  mode.BaseOffs = INT32_MAX;
  return machine.getSubtargetImpl(function)->getTargetLowering()->isLegalAddressingMode(
      function.getDataLayout(), mode, Type::getInt8Ty(function.getContext()),
      /*AddressSpace=*/0);
}

void MachinePassLimits::keepDisplacements(const Module &module, const TargetMachine &machine) {
  for (const Function &function : module)
    if (!function.isDeclaration() && !function.hasOptSize() &&
        hasWideDisplacements(function, machine))
      displacing.insert(function.getName());
}

MachinePassLimits::~MachinePassLimits() { context.setOptPassGate(previous); }

bool MachinePassLimits::shouldRunPass(StringRef pass, StringRef description) const {
  if (!description.consume_front("function (") || !description.consume_back(")"))
    return true;
  if (pass == "consthoist" && displacing.contains(description))
    return false;
  unsigned exceeded = large.lookup(description);
  for (const auto &[index, limit] : enumerate(machineLimits))
    if ((exceeded >> index & 1) && limit.pass == pass)
      return false;
  return true;
}

} // namespace sinter::codegen
