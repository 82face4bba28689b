// Control.cpp - blocks, branches, return, and the parametric instructions drop and select.
//
// https://webassembly.github.io/spec/core/exec/instructions.html#control-instructions
#include "lowering/FunctionLowering.h"

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

/// Branches with the operands that the frame's label takes, which stay on the stack.
void FunctionLowering::branchTo(Frame &frame) {
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
    stack.append(frame.phis.begin(), frame.phis.end());
  } else {
    frame.phis = createPhis(target, frame.results);
    if (elseBlock)
      frame.params.assign(stack.end() - type.params.size(), stack.end());
  }
  frame.around = handler;
  frames.push_back(std::move(frame));
}

/// Branches to the label if `condition` holds, with the operands that it takes, which stay on the
/// stack.
void FunctionLowering::branchIf(Value *condition, Frame &frame, MDNode *weights) {
  escapeTop(frame.phis.size());
  addIncoming(frame, ArrayRef(stack).take_back(frame.phis.size()));
  BasicBlock *next = BasicBlock::Create(function->getContext(), "", function);
  builder.CreateCondBr(condition, frame.target, next, weights);
  builder.SetInsertPoint(next);
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
  builder.CreateCondBr(condition, thenBlock, elseBlock, hintedWeights(inst));
  openFrame(inst, elseBlock);
  builder.SetInsertPoint(thenBlock);
}

void FunctionLowering::lowerElse(const Instruction &) {
  Frame &frame = frames.back();
  if (!isUnreachable)
    branchTo(frame);
  isUnreachable = false;
  stack.truncate(frame.height);
  pushMany(frame.params);
  startBlock(frame.elseBlock);
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
  branchIf(condition, frameOf(inst.label()), hintedWeights(inst));
}

void FunctionLowering::lowerBrTable(const Instruction &inst) {
  Value *index = pop();
  BasicBlock *origin = builder.GetInsertBlock();
  // A phi wants one entry per edge. Labels with operands get one block that all their edges go
  // through, so that the entries do not multiply with the length of the table.
  DenseMap<std::uint32_t, BasicBlock *> edges;
  auto edgeTo = [&](std::uint32_t label) {
    Frame &frame = frameOf({label});
    if (frame.phis.empty())
      return frame.target;
    BasicBlock *&edge = edges[label];
    if (!edge) {
      edge = BasicBlock::Create(function->getContext(), "", function);
      builder.SetInsertPoint(edge);
      addIncoming(frame, ArrayRef(stack).take_back(frame.phis.size()));
      builder.CreateBr(frame.target);
    }
    return edge;
  };
  escapeTop(frameOf(inst.label()).phis.size());
  BasicBlock *defaultEdge = edgeTo(inst.index);
  // The operand is unsigned: a negative index means the default label.
  auto *branch = SwitchInst::Create(index, defaultEdge, inst.labels.size(), origin);
  branch->setDebugLoc(builder.getCurrentDebugLocation());
  for (auto [i, label] : enumerate(inst.labels))
    if (BasicBlock *edge = edgeTo(label); edge != defaultEdge)
      branch->addCase(builder.getInt32(i), edge);
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
