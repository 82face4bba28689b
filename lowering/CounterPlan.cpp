// CounterPlan.cpp - which instructions of a body have counters, and how many.
//
// Control flow of wasm is structured: given the numbers of entries, of conditions that held and of
// branches taken, all others follow while one walks over the body. Only where a loop starts this
// does not work, since branches from below come back to it; so a loop has a counter, and in return
// the last piece of its sum needs none: the most usual loop, with one conditional branch back,
// counts once per iteration.
#include "lowering/CounterPlan.h"

#include "frontend/Instruction.h"

#include "llvm/ADT/SetVector.h"
#include "llvm/Support/xxhash.h"

using namespace llvm;
using sinter::frontend::Instruction;
using sinter::frontend::Opcode;

namespace sinter::lowering {

class CounterPlanner {
public:
  explicit CounterPlanner(CounterPlan &plan) : plan(plan) {}

  void walk(const frontend::Function &function);

private:
  /// An open block, or (the first) the function.
  struct Frame {
    Opcode opcode;
    unsigned branches = 0;                      // that name its label
    std::optional<std::size_t> lastBranch = {}; // conditional: its site
    bool isCaughtAt = false;                    // catch clauses name its label
  };

  void visit(const Instruction &inst);
  void close(const Instruction &inst);
  void branchIf(const Instruction &inst);
  void branchTable(const Instruction &inst);
  void catchTo(const Instruction &inst);
  Frame &frameOf(std::uint32_t label) { return frames[frames.size() - 1 - label]; }
  void addSite(const Instruction &inst, unsigned count = 1) {
    plan.sites.push_back({inst.offset, count});
  }

  CounterPlan &plan;
  SmallVector<Frame, 16> frames;
  SmallVector<std::uint32_t, 64> shape;
};

void CounterPlanner::walk(const frontend::Function &function) {
  frontend::ByteReader bytes(function.body.bytes, function.body.offset);
  frontend::InstructionReader reader(bytes);
  frames.push_back({Opcode::Block});
  while (!frames.empty())
    visit(reader.next());
  for (CounterPlan::Site &site : plan.sites) {
    site.first = plan.counterCount;
    plan.counterCount += site.count;
  }
  erase_if(plan.sites, [](const CounterPlan::Site &site) { return site.count == 0; });
  plan.shapeHash = xxh3_64bits(ArrayRef(reinterpret_cast<const std::uint8_t *>(shape.data()),
                                        shape.size() * sizeof(std::uint32_t)));
}

void CounterPlanner::visit(const Instruction &inst) {
  shape.push_back(static_cast<std::uint32_t>(inst.opcode));
  switch (inst.opcode) {
  case Opcode::Block:
  case Opcode::Try:
    frames.push_back({inst.opcode});
    return;
  case Opcode::Loop:
  case Opcode::If:
    addSite(inst);
    frames.push_back({inst.opcode});
    return;
  case Opcode::TryTable:
    catchTo(inst);
    frames.push_back({inst.opcode});
    return;
  case Opcode::Catch:
  case Opcode::CatchAll:
    return addSite(inst);
  case Opcode::Br:
    shape.push_back(inst.index);
    ++frameOf(inst.index).branches;
    return;
  case Opcode::BrIf:
  case Opcode::BrOnNull:
  case Opcode::BrOnNonNull:
    return branchIf(inst);
  case Opcode::BrTable:
    return branchTable(inst);
  case Opcode::End:
  case Opcode::Delegate:
    return close(inst);
  case Opcode::Else:
  case Opcode::Return:
  case Opcode::Unreachable:
    return;
  default:
    shape.pop_back(); // passes control on
  }
}

void CounterPlanner::close(const Instruction &inst) {
  const Frame frame = frames.pop_back_val();
  if (frame.opcode == Opcode::Loop) {
    if (frame.branches == 1 && frame.lastBranch)
      plan.sites[*frame.lastBranch].count = 0;
  } else if (frame.isCaughtAt && !frames.empty()) {
    addSite(inst);
  }
}

void CounterPlanner::branchIf(const Instruction &inst) {
  shape.push_back(inst.index);
  Frame &frame = frameOf(inst.index);
  ++frame.branches;
  frame.lastBranch = plan.sites.size();
  addSite(inst);
}

void CounterPlanner::branchTable(const Instruction &inst) {
  SmallSetVector<std::uint32_t, 16> labels;
  labels.insert(inst.index);
  labels.insert_range(inst.labels);
  for (std::uint32_t label : labels)
    ++frameOf(label).branches;
  shape.push_back(inst.index);
  shape.push_back(static_cast<std::uint32_t>(inst.labels.size()));
  shape.append(inst.labels.begin(), inst.labels.end());
  addSite(inst, labels.size());
}

/// The labels of a try_table's clauses count from outside of it.
void CounterPlanner::catchTo(const Instruction &inst) {
  for (const frontend::CatchClause &clause : inst.catches) {
    shape.push_back(clause.label.value);
    Frame &frame = frameOf(clause.label.value);
    ++frame.branches;
    frame.isCaughtAt = true;
  }
}

CounterPlan::CounterPlan(const frontend::Function &function) {
  CounterPlanner(*this).walk(function);
}

std::optional<unsigned> CounterPlan::counterOf(std::uint64_t offset) const {
  auto site = llvm::lower_bound(
      sites, offset, [](const Site &site, std::uint64_t offset) { return site.offset < offset; });
  if (site == sites.end() || site->offset != offset)
    return std::nullopt;
  return site->first;
}

} // namespace sinter::lowering
