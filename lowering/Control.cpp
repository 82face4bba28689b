// Control.cpp - blocks, branches, return, and the parametric instructions drop and select.
//
// https://webassembly.github.io/spec/core/exec/instructions.html#control-instructions
#include "lowering/FunctionLowering.h"

#include "llvm/ADT/MapVector.h"
#include "llvm/IR/MDBuilder.h"

using namespace llvm;
using sinter::frontend::Opcode;

namespace sinter::lowering {

namespace {

/// LLVM's loop passes take time that grows with the third power of the nesting: a minute and more
/// from about a thousand loops on. No program is written that way; such a function is compiled
/// without optimisation.
constexpr unsigned deepestOptimizedLoop = 200;

} // namespace

frontend::FunctionType FunctionLowering::blockSignature(const frontend::BlockType &type) const {
  switch (type.kind) {
  case frontend::BlockType::Empty:
    return {};
  case frontend::BlockType::Result:
    return {{}, {type.result}};
  case frontend::BlockType::Type:
    return module.type(type.type);
  }
  llvm_unreachable("covered switch");
}

SmallVector<PHINode *, 1> FunctionLowering::createPhis(BasicBlock *block,
                                                       ArrayRef<frontend::ValueType> types) {
  SmallVector<PHINode *, 1> phis;
  for (frontend::ValueType type : types)
    phis.push_back(PHINode::Create(toLlvm(function->getContext(), type), 2, "", block));
  return phis;
}

/// What was known about locals and addresses holds on one path only.
void FunctionLowering::joinPaths() {
  ++joinCount;
  memory.forgetProofs();
}

void FunctionLowering::startBlock(BasicBlock *block) {
  block->insertInto(function);
  builder.SetInsertPoint(block);
  joinPaths();
}

void FunctionLowering::addIncoming(Frame &frame, ArrayRef<Value *> values) {
  for (auto [phi, value] : zip_equal(frame.phis, values))
    phi->addIncoming(value, builder.GetInsertBlock());
}

/// Counts the instruction where it is arrived at by more ways than have been counted.
void FunctionLowering::arrive(const Instruction &inst) {
  counters.count(builder, inst.offset);
  if (std::optional<std::uint64_t> count = counters.read(inst.offset))
    flow = *count;
}

/// Branches with the operands that the frame's label takes, which stay on the stack.
void FunctionLowering::branchTo(Frame &frame) {
  frame.arrivals += flow;
  escapeTop(frame.phis.size());
  addIncoming(frame, ArrayRef(stack).take_back(frame.phis.size()));
  builder.CreateBr(frame.target);
}

/// Opens a frame whose parameters are on top of the stack, and (for loops) enters it.
void FunctionLowering::openFrame(const Instruction &inst, BasicBlock *elseBlock) {
  frontend::FunctionType type = blockSignature(inst.blockType);
  BasicBlock *target = BasicBlock::Create(function->getContext());
  Frame frame{inst.opcode,
              target,
              elseBlock,
              {},
              std::move(type.results),
              {},
              stack.size() - type.params.size()};
  if (inst.opcode == Opcode::Loop) {
    if (++loopDepth > deepestOptimizedLoop && !function->hasFnAttribute(Attribute::OptimizeNone)) {
      function->addFnAttr(Attribute::OptimizeNone);
      function->addFnAttr(Attribute::NoInline);
    }
    frame.phis = createPhis(target, type.params);
    branchTo(frame);
    stack.truncate(frame.height);
    startBlock(target);
    arrive(inst);
    pollInterrupt();
    frame.passes = flow;
    stack.append(frame.phis.begin(), frame.phis.end());
  } else {
    frame.phis = createPhis(target, frame.results);
    if (elseBlock)
      frame.params.assign(stack.end() - type.params.size(), stack.end());
  }
  frame.around = handler;
  frames.push_back(std::move(frame));
}

/// Branches to the instruction's label if `condition` holds, with the operands that it takes, which
/// stay on the stack.
void FunctionLowering::branchIf(Value *condition, const Instruction &inst) {
  Frame &frame = frameOf(inst.label());
  // What has no counter is the only branch back to the start of a loop.
  const std::uint64_t taken =
      counters.read(inst.offset).value_or(frame.passes - std::min(frame.passes, frame.arrivals));
  escapeTop(frame.phis.size());
  LLVMContext &llvmContext = function->getContext();
  BasicBlock *next = BasicBlock::Create(llvmContext, "", function);
  BasicBlock *edge =
      counters.isCounting() ? BasicBlock::Create(llvmContext, "", function) : frame.target;
  builder.CreateCondBr(condition, edge, next, weightsOf(inst, taken));
  if (edge != frame.target) {
    builder.SetInsertPoint(edge);
    counters.count(builder, inst.offset);
    builder.CreateBr(frame.target);
  }
  addIncoming(frame, ArrayRef(stack).take_back(frame.phis.size()));
  builder.SetInsertPoint(next);
  frame.arrivals += taken;
  flow -= std::min(flow, taken);
}

/// The weights of the two edges of the `br_if` or `if`: those that a profile shows, or else those
/// that the module hints at, or null.
MDNode *FunctionLowering::weightsOf(const Instruction &inst, std::uint64_t taken) const {
  MDNode *measured =
      Counters::weights(function->getContext(), {taken, flow - std::min(flow, taken)});
  return measured ? measured : hintedWeights(inst);
}

/// The weights that the module's branch hints give to the `br_if` or `if`, or null.
MDNode *FunctionLowering::hintedWeights(const Instruction &inst) const {
  const std::vector<frontend::BranchHint> &hints = module.branchHints;
  auto hint = llvm::lower_bound(
      hints, inst.offset,
      [](const frontend::BranchHint &hint, std::uint64_t offset) { return hint.offset < offset; });
  if (hint == hints.end() || hint->offset != inst.offset)
    return nullptr;
  MDBuilder metadata(function->getContext());
  return hint->isLikely ? metadata.createLikelyBranchWeights()
                        : metadata.createUnlikelyBranchWeights();
}

void FunctionLowering::lowerUnreachable(const Instruction &) {
  callTrap(builder, TrapKind::unreachable);
  setUnreachable();
}

void FunctionLowering::lowerNop(const Instruction &) {}
void FunctionLowering::lowerBlock(const Instruction &inst) { openFrame(inst, nullptr); }
void FunctionLowering::lowerLoop(const Instruction &inst) { openFrame(inst, nullptr); }

void FunctionLowering::lowerIf(const Instruction &inst) {
  Value *condition = popCondition();
  BasicBlock *thenBlock = BasicBlock::Create(function->getContext(), "", function);
  BasicBlock *elseBlock = BasicBlock::Create(function->getContext());
  const std::uint64_t held = *counters.read(inst.offset);
  builder.CreateCondBr(condition, thenBlock, elseBlock, weightsOf(inst, held));
  openFrame(inst, elseBlock);
  frames.back().passes = flow - std::min(flow, held);
  builder.SetInsertPoint(thenBlock);
  arrive(inst);
}

void FunctionLowering::lowerElse(const Instruction &) {
  Frame &frame = frames.back();
  if (!isUnreachable)
    branchTo(frame);
  isUnreachable = false;
  stack.truncate(frame.height);
  pushMany(frame.params);
  startBlock(frame.elseBlock);
  flow = frame.passes;
  frame.elseBlock = nullptr;
}

void FunctionLowering::lowerEnd(const Instruction &inst) {
  // An `if` without `else` passes its parameters on.
  if (frames.back().elseBlock) {
    lowerElse(inst);
    isUnreachable = false;
  }
  Frame frame = std::move(frames.back());
  frames.pop_back();
  if (frame.opcode == Opcode::Loop) {
    --loopDepth;
    return; // its results are on the stack already, and its label stands at its start
  }
  if (!isUnreachable) {
    escapeTop(frame.phis.size());
    addIncoming(frame, ArrayRef(stack).take_back(frame.phis.size()));
    builder.CreateBr(frame.target);
    frame.arrivals += flow;
  }
  if (frame.handler)
    closeHandler(frame);
  stack.truncate(frame.height);
  if (frame.target->use_empty()) {
    // Nothing reaches the end: whatever follows is as unreachable.
    delete frame.target;
    isUnreachable = true;
    return;
  }
  isUnreachable = false;
  startBlock(frame.target);
  flow = frame.arrivals;
  arrive(inst);
  pushMany(SmallVector<Value *>(frame.phis.begin(), frame.phis.end()));
  if (frames.empty())
    context.abi.ret(builder, stack);
}

void FunctionLowering::lowerBr(const Instruction &inst) {
  branchTo(frameOf(inst.label()));
  setUnreachable();
}

void FunctionLowering::lowerBrIf(const Instruction &inst) {
  Value *condition = popCondition();
  branchIf(condition, inst);
}

void FunctionLowering::lowerBrTable(const Instruction &inst) {
  Value *index = pop();
  BasicBlock *origin = builder.GetInsertBlock();
  // A phi wants one entry per edge. Labels with operands get one block that all their edges go
  // through, so that the entries do not multiply with the length of the table.
  struct Edge {
    BasicBlock *block;
    std::uint64_t taken; // in an earlier run
    unsigned uses;
  };
  MapVector<std::uint32_t, Edge> edges; // by label, in the order of their counters
  auto addEdge = [&](std::uint32_t label) {
    const auto number = static_cast<unsigned>(edges.size());
    auto [found, isNew] = edges.try_emplace(label);
    Edge &edge = found->second;
    ++edge.uses;
    if (!isNew)
      return;
    Frame &frame = frameOf({label});
    edge.block = frame.target;
    edge.taken = *counters.read(inst.offset, number);
    frame.arrivals += edge.taken;
    if (frame.phis.empty() && !counters.isCounting())
      return;
    edge.block = BasicBlock::Create(function->getContext(), "", function);
    builder.SetInsertPoint(edge.block);
    counters.count(builder, inst.offset, number);
    addIncoming(frame, ArrayRef(stack).take_back(frame.phis.size()));
    builder.CreateBr(frame.target);
  };
  escapeTop(frameOf(inst.label()).phis.size());
  addEdge(inst.index);
  for (std::uint32_t label : inst.labels)
    addEdge(label);
  // The operand is unsigned: a negative index means the default label.
  const Edge &defaultEdge = edges.front().second;
  auto *branch = SwitchInst::Create(index, defaultEdge.block, inst.labels.size(), origin);
  branch->setDebugLoc(builder.getCurrentDebugLocation());
  SmallVector<std::uint64_t, 16> taken = {defaultEdge.taken};
  for (auto [i, label] : enumerate(inst.labels)) {
    if (label == inst.index)
      continue;
    const Edge &edge = edges.find(label)->second;
    branch->addCase(builder.getInt32(i), edge.block);
    taken.push_back(edge.taken / edge.uses);
  }
  branch->setMetadata(LLVMContext::MD_prof, Counters::weights(function->getContext(), taken));
  setUnreachable();
}

void FunctionLowering::lowerReturn(const Instruction &) {
  branchTo(frames.front());
  setUnreachable();
}

void FunctionLowering::lowerDrop(const Instruction &) { pop(); }

void FunctionLowering::lowerSelect(const Instruction &) {
  Value *condition = popCondition();
  escapeTop(2);
  Value *second = pop();
  Value *first = pop();
  push(builder.CreateSelect(condition, first, second));
}
void FunctionLowering::lowerSelectTyped(const Instruction &inst) { lowerSelect(inst); }

} // namespace sinter::lowering
