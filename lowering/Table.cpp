// Table.cpp - tables and element segments.
//
// https://webassembly.github.io/spec/core/exec/instructions.html#table-instructions
#include "lowering/FunctionLowering.h"

using namespace llvm;

namespace sinter::lowering {

Type *FunctionLowering::addressType(frontend::TableIndex table) {
  return toLlvm(builder.getContext(), module.table(table).type.addressType);
}

/// The address of an element, which exists: the builder's position is only reached if it does.
Value *FunctionLowering::tableElement(frontend::TableIndex table, Value *index) {
  trapIf(builder, builder.CreateICmpUGE(index, instance.tableSize(builder, table)),
         TrapKind::table_out_of_bounds);
  return builder.CreateGEP(builder.getPtrTy(), instance.tableElements(builder, table), index);
}

void FunctionLowering::lowerTableGet(const Instruction &inst) {
  Value *element = tableElement(inst.table(), popAddress());
  push(builder.CreateLoad(builder.getPtrTy(), element));
}

void FunctionLowering::lowerTableSet(const Instruction &inst) {
  Value *value = pop();
  Value *element = tableElement(inst.table(), popAddress());
  builder.CreateStore(value, element, instance.anchorsStores());
}

void FunctionLowering::lowerTableSize(const Instruction &inst) {
  push(builder.CreateTrunc(instance.tableSize(builder, inst.table()), addressType(inst.table())));
}

void FunctionLowering::lowerTableGrow(const Instruction &inst) {
  Value *delta = popAddress();
  Value *value = pop();
  Value *old = callRuntime(builder, RuntimeFunction::sinter_table_grow,
                           {instance.tableRecord(builder, inst.table()), value, delta});
  push(builder.CreateTrunc(old, addressType(inst.table())));
}

void FunctionLowering::lowerTableFill(const Instruction &inst) {
  Value *count = popAddress();
  Value *value = pop();
  Value *start = popAddress();
  callRuntime(builder, RuntimeFunction::sinter_table_fill,
              {instance.tableRecord(builder, inst.table()), start, value, count});
}

void FunctionLowering::lowerTableCopy(const Instruction &inst) {
  Value *count = popAddress();
  Value *source = popAddress();
  Value *destination = popAddress();
  callRuntime(builder, RuntimeFunction::sinter_table_copy,
              {instance.tableRecord(builder, inst.table()),
               instance.tableRecord(builder, inst.sourceTable()), destination, source, count});
}

void FunctionLowering::lowerTableInit(const Instruction &inst) {
  Value *count = popAddress();
  Value *source = popAddress();
  Value *destination = popAddress();
  callRuntime(builder, RuntimeFunction::sinter_table_init,
              {instance.tableRecord(builder, inst.table()),
               instance.elemSegment(builder, inst.elem()), destination, source, count});
}

void FunctionLowering::lowerElemDrop(const Instruction &inst) {
  Value *segment = instance.elemSegment(builder, inst.elem());
  RecordTypes records(builder.getContext());
  builder.CreateStore(
      builder.getInt64(0),
      builder.CreateStructGEP(records.elem_segment, segment, elem_segmentField::size),
      instance.anchorsStores());
}

} // namespace sinter::lowering
