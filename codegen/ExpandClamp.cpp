// ExpandClamp.cpp - makes arithmetic of the calls that keep clamped accesses in bounds.
//
// With --bounds clamp an access must not depend on a branch: a processor that guesses it wrong
// would go on with an address that is out of bounds. To ask LLVM for a select is not enough. It
// makes branches of selects in several places (CodeGenPrepare, SelectOptimize, the selection for
// RISC-V), selects of comparisons, and comparisons of what looks like one, all the way down to
// InstCombine. So the decision is a call of something that nobody can look into, until nothing is
// left that does such things; and then it is made of a subtraction and a shift, of which
// instruction selection makes just that:
//
//   inside = (index - reach) & ~(index | reach)     its sign bit: neither is negative, and the
//                                                   difference is
//   result = address & (inside >> 63)
//
// Most indices are known not to be negative, since they come from 32 bits. Then the difference
// cannot overflow whatever the sign of `reach`, and it is the whole of `inside`.
#include "codegen/ExpandClamp.h"

#include "llvm/Analysis/ValueTracking.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/Instructions.h"
#include "llvm/IR/Module.h"
#include "llvm/Pass.h"

using namespace llvm;

namespace sinter::codegen {

bool isClamp(const Instruction &instruction) {
  auto *call = dyn_cast<CallInst>(&instruction);
  const Function *callee = call ? call->getCalledFunction() : nullptr;
  return callee && callee->getName() == clampFunction;
}

namespace {

/// Whether the value has 32 significant bits. What its definition was is enough: nothing else is
/// made of an index.
bool isSmall(const Value *value, const DataLayout &layout) {
  return computeKnownBits(value, layout).countMinLeadingZeros() >= 32;
}

void expand(CallInst &call) {
  Value *index = call.getArgOperand(0), *reach = call.getArgOperand(1);
  IRBuilder<> builder(&call);
  Value *inside = builder.CreateSub(index, reach);
  if (!isSmall(index, call.getDataLayout()))
    inside = builder.CreateAnd(inside, builder.CreateNot(builder.CreateOr(index, reach)));
  Value *mask = builder.CreateAShr(inside, 63);
  call.replaceAllUsesWith(builder.CreateAnd(call.getArgOperand(2), mask));
  call.eraseFromParent();
}

class ExpandClamp : public FunctionPass {
public:
  static char ID;
  ExpandClamp() : FunctionPass(ID) {}

  StringRef getPassName() const override { return "expand clamps"; }
  void getAnalysisUsage(AnalysisUsage &usage) const override { usage.setPreservesAll(); }
  bool runOnFunction(Function &function) override {
    SmallVector<CallInst *, 16> calls;
    for (Instruction &inst : instructions(function))
      if (isClamp(inst))
        calls.push_back(cast<CallInst>(&inst));
    for (CallInst *call : calls)
      expand(*call);
    return !calls.empty();
  }
};

char ExpandClamp::ID;

} // namespace

FunctionPass *createExpandClampPass() { return new ExpandClamp(); }

} // namespace sinter::codegen
