// Deadlines.cpp - how a host stops guest code: --interruptible and --fuel.
//
// The store has a word that another thread may set at any time. With --interruptible, code looks at
// it where every endless execution must come by again and again: at the start of a function and of
// a loop's body. The load is atomic, so that no pass moves it out of the loop; that also keeps the
// vectoriser away from such loops, which is most of the price.
//
// With --fuel, instructions are counted, each as one, and paid for where control flow divides:
// whatever happens, the same module with the same inputs has used the same amount. What has been
// executed is paid for at the end of a straight line, so what is never paid for is at most one of
// these, cut short by a trap. Bulk operations cost more the more they do, before they do it.
#include "lowering/FunctionLowering.h"
#include "lowering/Runtime.h"

using namespace llvm;
using sinter::frontend::Opcode;

namespace sinter::lowering {

namespace {

/// Whether what follows the instruction is not executed as often as what precedes it, or the
/// instruction leaves the function for a while.
bool endsStraightLine(Opcode opcode) {
  switch (opcode) {
  case Opcode::Unreachable:
  case Opcode::Loop:
  case Opcode::If:
  case Opcode::Else:
  case Opcode::End:
  case Opcode::Try:
  case Opcode::TryTable:
  case Opcode::Catch:
  case Opcode::CatchAll:
  case Opcode::Delegate:
  case Opcode::Throw:
  case Opcode::ThrowRef:
  case Opcode::Rethrow:
  case Opcode::Br:
  case Opcode::BrIf:
  case Opcode::BrTable:
  case Opcode::BrOnNull:
  case Opcode::BrOnNonNull:
  case Opcode::Return:
  case Opcode::Call:
  case Opcode::CallIndirect:
  case Opcode::CallRef:
  case Opcode::ReturnCall:
  case Opcode::ReturnCallIndirect:
  case Opcode::ReturnCallRef:
    return true;
  default:
    return false;
  }
}

/// How much of it costs as much as an instruction, as a power of two: bytes, or references. Nothing
/// if what it does takes the same time whatever its operands.
std::optional<unsigned> bulkUnitLog2(Opcode opcode) {
  switch (opcode) {
  case Opcode::MemoryFill:
  case Opcode::MemoryCopy:
  case Opcode::MemoryInit:
    return 6;
  case Opcode::TableFill:
  case Opcode::TableCopy:
  case Opcode::TableInit:
  case Opcode::TableGrow:
    return 3;
  default:
    return std::nullopt;
  }
}

} // namespace

/// Traps if the host has interrupted the store.
void FunctionLowering::pollInterrupt() {
  if (!context.isInterruptible)
    return;
  Value *word = builder.CreateStructGEP(instance.deadlineType(), instance.deadline(builder),
                                        deadlineField::interrupt);
  LoadInst *load = builder.CreateLoad(builder.getInt64Ty(), word);
  load->setAtomic(AtomicOrdering::Monotonic);
  load->setAlignment(Align(8));
  trapIf(builder, builder.CreateICmpNE(load, builder.getInt64(0)), TrapKind::interrupted);
}

/// Counts the instruction, which is reachable, and pays for what has been counted if it must.
void FunctionLowering::chargeFuel(Opcode opcode) {
  if (!context.isMetered)
    return;
  ++unpaid;
  const std::optional<unsigned> bulk = bulkUnitLog2(opcode);
  if (!bulk && !endsStraightLine(opcode))
    return;
  Value *word = builder.CreateStructGEP(instance.deadlineType(), instance.deadline(builder),
                                        deadlineField::fuel);
  Value *left = builder.CreateSub(builder.CreateLoad(builder.getInt64Ty(), word),
                                  builder.getInt64(std::exchange(unpaid, 0)));
  if (bulk) {
    // The last operand is how much. A host that goes on without fuel never comes to the other end
    // of the numbers.
    Value *count = builder.CreateZExt(stack.back(), builder.getInt64Ty());
    left = builder.CreateBinaryIntrinsic(Intrinsic::smax,
                                         builder.CreateSub(left, builder.CreateLShr(count, *bulk)),
                                         builder.getInt64(-1));
  }
  builder.CreateStore(left, word, instance.anchorsStores());
  trapIf(builder, builder.CreateICmpSLT(left, builder.getInt64(0)), TrapKind::out_of_fuel);
}

} // namespace sinter::lowering
