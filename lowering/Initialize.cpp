// Initialize.cpp - instantiation in the context model, as code.
//
// The runtime has made the instance: its memories, tables, tags and imports are in place, globals
// and tables hold zeros and nulls. What is left depends on imports, so it is compiled: initialisers
// of globals and tables, element segments, data segments, the start function, in this order.
//
// Memories may hold something already. Where nothing before the data segments can trap, and the
// first of these go to memories of the module's own, at offsets that are known and in bounds,
// nobody can tell when they are copied; the runtime begins such memories with an image, which
// instances share until they write to it.
// https://webassembly.github.io/spec/core/exec/modules.html#instantiation
#include "frontend/ConstantExpression.h"
#include "frontend/Instruction.h"
#include "lowering/MemoryAccess.h"
#include "lowering/MemoryImage.h"
#include "lowering/ModuleLowering.h"

#include "llvm/IR/InstIterator.h"

using namespace llvm;
using sinter::frontend::DataSegment;
using sinter::frontend::ElementSegment;
using sinter::frontend::Expression;
using sinter::frontend::FunctionIndex;
using sinter::frontend::Opcode;
using sinter::frontend::SegmentMode;

namespace sinter::lowering {

/// A constant expression as code.
Value *ContextLowering::valueOf(IRBuilder<> &builder, const Expression &expression) {
  SmallVector<Value *, 4> stack;
  frontend::ByteReader in(expression.bytes, expression.offset);
  frontend::InstructionReader reader(in);
  auto binary = [&](llvm::Instruction::BinaryOps op) {
    Value *right = stack.pop_back_val();
    stack.back() = builder.CreateBinOp(op, stack.back(), right);
  };
  while (!reader.atEnd()) {
    const frontend::Instruction &inst = reader.next();
    switch (inst.opcode) {
    case Opcode::I32Const:
      stack.push_back(builder.getInt32(inst.bits));
      break;
    case Opcode::I64Const:
      stack.push_back(builder.getInt64(inst.bits));
      break;
    case Opcode::F32Const:
      stack.push_back(
          ConstantFP::get(context, APFloat(APFloat::IEEEsingle(), APInt(32, inst.bits))));
      break;
    case Opcode::F64Const:
      stack.push_back(
          ConstantFP::get(context, APFloat(APFloat::IEEEdouble(), APInt(64, inst.bits))));
      break;
    case Opcode::V128Const:
      stack.push_back(vectorConstant(context, inst.bytes));
      break;
    case Opcode::RefNull:
      stack.push_back(ConstantPointerNull::get(builder.getPtrTy()));
      break;
    case Opcode::RefFunc:
      stack.push_back(instance.functionReference(builder, inst.function()));
      break;
    case Opcode::GlobalGet:
      stack.push_back(instance.getGlobal(builder, inst.global()));
      break;
    case Opcode::I32Add:
    case Opcode::I64Add:
      binary(llvm::Instruction::Add);
      break;
    case Opcode::I32Sub:
    case Opcode::I64Sub:
      binary(llvm::Instruction::Sub);
      break;
    case Opcode::I32Mul:
    case Opcode::I64Mul:
      binary(llvm::Instruction::Mul);
      break;
    case Opcode::End:
      break;
    default:
      llvm_unreachable("no instruction of constant expressions");
    }
  }
  return stack.back();
}

void ContextLowering::initializeTables(IRBuilder<> &builder) {
  for (auto [i, table] : enumerate(module.tables)) {
    if (!table.init)
      continue;
    callRuntime(builder, RuntimeFunction::sinter_table_fill,
                {instance.tableRecord(builder, {static_cast<std::uint32_t>(i)}),
                 builder.getInt64(0), valueOf(builder, *table.init),
                 builder.getInt64(table.type.limits.min)});
  }
}

/// Writes the segment's references to `destination`: functions by number, from a table, others by
/// code of their own.
void ContextLowering::placeElements(IRBuilder<> &builder, const ElementSegment &segment,
                                    Value *destination) {
  constexpr std::uint32_t null = ~std::uint32_t(0);
  std::vector<std::uint32_t> numbers;
  std::vector<std::size_t> others;
  for (FunctionIndex function : segment.functions)
    numbers.push_back(function.value);
  for (auto [i, expression] : enumerate(segment.expressions)) {
    frontend::ByteReader in(expression.bytes, expression.offset);
    const frontend::Instruction first = frontend::InstructionReader(in).next();
    const bool isFunction = first.opcode == Opcode::RefFunc;
    if (!isFunction && first.opcode != Opcode::RefNull)
      others.push_back(i);
    numbers.push_back(isFunction ? first.index : null);
  }
  if (numbers.empty())
    return;
  Constant *contents = ConstantDataArray::get(context, numbers);
  auto *table = new GlobalVariable(*result, contents->getType(), true, GlobalValue::InternalLinkage,
                                   contents, "sinter.elements");
  callRuntime(builder, RuntimeFunction::sinter_place_functions,
              {destination, table, builder.getInt64(numbers.size())});
  for (std::size_t i : others)
    builder.CreateStore(valueOf(builder, segment.expressions[i]),
                        builder.CreateConstInBoundsGEP1_64(builder.getPtrTy(), destination, i));
}

void ContextLowering::initializeElements(IRBuilder<> &builder) {
  const frontend::ModuleFacts &facts = program.module().facts();
  const InstanceLayout &layout = instance.instanceLayout();
  // All of them before any is placed: a trap must leave the later ones whole.
  for (unsigned i : facts.elemsUsed.set_bits()) {
    const ElementSegment &segment = module.elements[i];
    if (segment.mode != SegmentMode::Passive)
      continue; // dropped from the start: the record's size is 0
    Value *elements = instance.at(builder, layout.segmentElements[i]);
    placeElements(builder, segment, elements);
    Value *record = instance.elemSegment(builder, {i});
    builder.CreateStore(elements, builder.CreateStructGEP(records.elem_segment, record,
                                                          elem_segmentField::elements));
    builder.CreateStore(
        builder.getInt64(segment.size()),
        builder.CreateStructGEP(records.elem_segment, record, elem_segmentField::size));
  }
}

void ContextLowering::placeActiveElements(IRBuilder<> &builder) {
  for (const ElementSegment &segment : module.elements) {
    if (segment.mode != SegmentMode::Active)
      continue;
    Value *offset = builder.CreateZExt(valueOf(builder, segment.tableOffset), builder.getInt64Ty());
    Value *size = instance.tableSize(builder, segment.table);
    Value *count = builder.getInt64(segment.size());
    // offset <= size && count <= size - offset, which cannot wrap.
    trapIf(builder, builder.CreateICmpUGT(offset, size), TrapKind::table_out_of_bounds);
    trapIf(builder, builder.CreateICmpUGT(count, builder.CreateSub(size, offset)),
           TrapKind::table_out_of_bounds);
    placeElements(builder, segment,
                  builder.CreateGEP(builder.getPtrTy(),
                                    instance.tableElements(builder, segment.table), offset));
  }
}

/// Bytes as a constant.
Constant *ContextLowering::dataBytes(ArrayRef<std::uint8_t> data) {
  Constant *contents = ConstantDataArray::get(context, data);
  auto *bytes = new GlobalVariable(*result, contents->getType(), true, GlobalValue::InternalLinkage,
                                   contents, "sinter.data");
  bytes->setAlignment(Align(1));
  return bytes;
}

void ContextLowering::initializeData(IRBuilder<> &builder) {
  const frontend::ModuleFacts &facts = program.module().facts();
  for (unsigned i : facts.dataUsed.set_bits()) {
    const DataSegment &segment = module.data[i];
    if (segment.mode != SegmentMode::Passive)
      continue;
    Value *record = instance.dataSegment(builder, {i});
    builder.CreateStore(
        dataBytes(segment.bytes),
        builder.CreateStructGEP(records.data_segment, record, data_segmentField::bytes));
    builder.CreateStore(
        builder.getInt64(segment.bytes.size()),
        builder.CreateStructGEP(records.data_segment, record, data_segmentField::size));
  }
}

/// Whether `count` of something that begins with `size` are there from a known offset on.
static bool isInBounds(const frontend::ValidModule &module, const Expression &offset,
                       std::uint64_t count, std::uint64_t size) {
  const std::optional<frontend::ConstantValue> value = evaluate(module, offset);
  return value && value->bits <= size && count <= size - value->bits;
}

/// How many data segments, passive ones included, precede the first that images cannot stand for.
std::size_t ContextLowering::imageSegments() const {
  const frontend::ValidModule &validModule = program.module();
  for (const ElementSegment &segment : module.elements) {
    if (segment.mode != SegmentMode::Active)
      continue;
    const frontend::Table &table = module.table(segment.table);
    if (table.isImported ||
        !isInBounds(validModule, segment.tableOffset, segment.size(), table.type.limits.min))
      return 0;
  }
  auto end = llvm::find_if(module.data, [&](const DataSegment &segment) {
    if (segment.mode != SegmentMode::Active)
      return false;
    const frontend::Memory &memory = module.memory(segment.memory);
    return memory.isImported || !isInBounds(validModule, segment.memoryOffset, segment.bytes.size(),
                                            initialSize(memory.type));
  });
  return end - module.data.begin();
}

/// The records of what the module's own memories begin with.
Constant *ContextLowering::emitImages() {
  constexpr std::uint64_t noPages = std::uint64_t(1) << 62; // chunks need not be cut
  std::vector<Constant *> rows;
  for (auto [i, memory] : enumerate(module.memories)) {
    if (memory.isImported)
      continue;
    const MemoryImage image = buildMemoryImage(program.module(), {static_cast<std::uint32_t>(i)},
                                               imageSegments(), noPages);
    std::vector<Constant *> chunks;
    std::uint64_t end = 0;
    for (const MemoryImage::Chunk &chunk : image.chunks) {
      end = chunk.offset + chunk.bytes.size();
      chunks.push_back(
          ConstantStruct::get(records.image_chunk, {i64(chunk.offset), dataBytes(chunk.bytes),
                                                    i64(chunk.bytes.size()), i64(0)}));
    }
    rows.push_back(ConstantStruct::get(
        records.memory_image,
        {array(records.image_chunk, chunks, "sinter.chunks"), i64(chunks.size()), i64(end)}));
  }
  return array(records.memory_image, rows, "sinter.images");
}

void ContextLowering::placeActiveData(IRBuilder<> &builder) {
  for (const DataSegment &segment : ArrayRef(module.data).drop_front(imageSegments())) {
    if (segment.mode != SegmentMode::Active)
      continue;
    Constant *size = builder.getInt64(segment.bytes.size());
    Constant *contents =
        ConstantStruct::get(records.data_segment, {dataBytes(segment.bytes), size});
    auto *record = new GlobalVariable(*result, records.data_segment, true,
                                      GlobalValue::InternalLinkage, contents, "sinter.segment");
    Value *offset =
        builder.CreateZExt(valueOf(builder, segment.memoryOffset), builder.getInt64Ty());
    callRuntime(builder, RuntimeFunction::sinter_memory_init,
                {instance.memoryRecord(builder, segment.memory), record, offset,
                 builder.getInt64(0), size});
  }
}

/// void (ptr instance), called from C.
Function *ContextLowering::emitInitialize() {
  auto *ptr = PointerType::getUnqual(context);
  auto *initialize = Function::Create(FunctionType::get(Type::getVoidTy(context), {ptr}, false),
                                      GlobalValue::InternalLinkage, "sinter.initialize", *result);
  initialize->setSection(".text.sinter.enter");
  markInstanceArgument(*initialize->getArg(0));
  probeStack(*initialize); // at -O0 its frame grows with the number of segments
  IRBuilder<> builder(BasicBlock::Create(context, "", initialize));
  for (auto [i, global] : enumerate(module.globals))
    if (!global.isImported)
      instance.setGlobal(builder, {static_cast<std::uint32_t>(i)}, valueOf(builder, global.init));
  initializeTables(builder);
  initializeElements(builder);
  initializeData(builder);
  placeActiveElements(builder);
  placeActiveData(builder);
  if (module.start) {
    SmallVector<Value *, 1> noResults;
    abi.call(builder, module.typeOf(*module.start), instance.callee(builder, *module.start), {},
             noResults);
  }
  builder.CreateRetVoid();
  // Guest code stays in functions of its own, where traps know their positions.
  for (llvm::Instruction &inst : instructions(initialize))
    if (auto *call = dyn_cast<CallBase>(&inst))
      call->addFnAttr(Attribute::NoInline);
  return initialize;
}

} // namespace sinter::lowering
