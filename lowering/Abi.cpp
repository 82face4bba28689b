// Abi.cpp - wasm signatures as LLVM function types, and how values travel through them.
#include "lowering/Abi.h"

#include "frontend/ImplementationLimits.h"
#include "lowering/Records.h"

#include "llvm/Support/Endian.h"

using namespace llvm;

namespace sinter::lowering {

Type *toLlvm(LLVMContext &context, frontend::ValueType type) {
  switch (type.getKind()) {
  case frontend::ValueType::I32:
    return Type::getInt32Ty(context);
  case frontend::ValueType::I64:
    return Type::getInt64Ty(context);
  case frontend::ValueType::F32:
    return Type::getFloatTy(context);
  case frontend::ValueType::F64:
    return Type::getDoubleTy(context);
  case frontend::ValueType::Ref:
    return PointerType::getUnqual(context);
  case frontend::ValueType::V128:
    return FixedVectorType::get(Type::getInt64Ty(context), 2);
  case frontend::ValueType::Bottom:
    break;
  }
  llvm_unreachable("no value of this type in a valid module");
}

Constant *vectorConstant(LLVMContext &context, const std::array<std::uint8_t, 16> &bytes) {
  const std::uint64_t halves[] = {support::endian::read64le(bytes.data()),
                                  support::endian::read64le(bytes.data() + 8)};
  return ConstantDataVector::get(context, halves);
}

static constexpr StringRef instanceAttribute = "sinter-instance";

Argument *instanceArgument(Function &function) {
  for (Argument &argument : function.args())
    if (argument.hasAttribute(instanceAttribute))
      return &argument;
  return nullptr;
}

void markInstanceArgument(Argument &argument) {
  argument.addAttr(Attribute::get(argument.getContext(), instanceAttribute));
}

namespace {

/// A value of at most 64 bits as the bits of an i64, and back.
Value *toBits(IRBuilder<> &builder, Value *value) {
  Type *type = value->getType();
  if (type->isPointerTy())
    return builder.CreatePtrToInt(value, builder.getInt64Ty());
  if (type->isFloatingPointTy())
    value = builder.CreateBitCast(value, builder.getIntNTy(type->getPrimitiveSizeInBits()));
  return builder.CreateZExt(value, builder.getInt64Ty());
}

Value *fromBits(IRBuilder<> &builder, Value *bits, Type *type) {
  if (type->isPointerTy())
    return builder.CreateIntToPtr(bits, type);
  bits = builder.CreateTrunc(bits, builder.getIntNTy(type->getPrimitiveSizeInBits()));
  return builder.CreateBitCast(bits, type);
}

/// The value's bits as another type that holds them.
Value *retype(IRBuilder<> &builder, Value *value, Type *type) {
  return value->getType() == type ? value : fromBits(builder, toBits(builder, value), type);
}

/// The two halves of a v128, and back.
std::pair<Value *, Value *> split(IRBuilder<> &builder, Value *vector) {
  return {builder.CreateExtractElement(vector, std::uint64_t(0)),
          builder.CreateExtractElement(vector, std::uint64_t(1))};
}

Value *join(IRBuilder<> &builder, Value *low, Value *high) {
  Value *vector = PoisonValue::get(FixedVectorType::get(builder.getInt64Ty(), 2));
  vector = builder.CreateInsertElement(vector, low, std::uint64_t(0));
  return builder.CreateInsertElement(vector, high, std::uint64_t(1));
}

/// A buffer has slots of 16 bytes.
Type *slotType(LLVMContext &context) { return ArrayType::get(Type::getInt64Ty(context), 2); }

void storeSlot(IRBuilder<> &builder, Value *value, Value *slot) {
  if (!value->getType()->isVectorTy())
    value = toBits(builder, value);
  builder.CreateAlignedStore(value, slot, Align(8));
}

Value *loadSlot(IRBuilder<> &builder, Value *slot, Type *type) {
  if (type->isVectorTy())
    return builder.CreateAlignedLoad(type, slot, Align(8));
  return fromBits(builder, builder.CreateLoad(builder.getInt64Ty(), slot), type);
}

GlobalVariable *declareBuffer(Module &module, StringRef name, unsigned slots, bool isDefined,
                              bool isInternal) {
  auto *type = ArrayType::get(slotType(module.getContext()), slots);
  auto *buffer = new GlobalVariable(
      module, type, false, isInternal ? GlobalValue::InternalLinkage : GlobalValue::ExternalLinkage,
      isDefined ? ConstantAggregateZero::get(type) : nullptr, name);
  if (!isInternal)
    buffer->setVisibility(GlobalValue::HiddenVisibility);
  buffer->setDSOLocal(true);
  return buffer;
}

} // namespace

Abi::Abi(Module &module, const targets::Target &target, bool hasInstance, bool usesTailCalls,
         bool definesBuffers, bool isSinglePartition)
    : context(module.getContext()),
      convention((usesTailCalls || hasInstance) &&
                         target.tailCalls == targets::TailCalls::CalleePops
                     ? CallingConv::Tail
                     : CallingConv::Fast),
      hasInstance(hasInstance), isRestricted(usesTailCalls || hasInstance),
      isUniform(isRestricted && target.tailCalls == targets::TailCalls::Registers),
      maxIntegers(target.tailCallIntegers - hasInstance), maxFloats(target.tailCallFloats) {
  if (hasInstance)
    return;
  resultBuffer = declareBuffer(module, "sinter.results", valueOf(frontend::Limit::ResultCount),
                               definesBuffers, isSinglePartition);
  argumentBuffer = declareBuffer(module, "sinter.arguments", valueOf(frontend::Limit::ParamCount),
                                 definesBuffers, isSinglePartition);
}

std::vector<Abi::Slot> Abi::slotsOf(const frontend::FunctionType &type) const {
  std::vector<Slot> slots;
  unsigned integers = 0, floats = 0, natural = hasInstance, buffered = 0;
  for (frontend::ValueType param : type.params) {
    const bool isVector = param == frontend::ValueType::V128;
    const bool isFloat = param == frontend::ValueType::F32 || param == frontend::ValueType::F64 ||
                         (isVector && !isUniform);
    const unsigned registers = isVector && isUniform ? 2 : 1;
    unsigned &count = isFloat ? floats : integers;
    if (isRestricted && count + registers > (isFloat ? maxFloats : maxIntegers)) {
      slots.push_back({Slot::Buffer, buffered++});
      continue;
    }
    unsigned uniform = hasInstance + (isFloat ? maxIntegers + count : count);
    slots.push_back({Slot::Argument, isUniform ? uniform : natural++});
    count += registers;
  }
  return slots;
}

SmallVector<Type *, 8> Abi::argumentTypes(const frontend::FunctionType &type) const {
  SmallVector<Type *, 8> types;
  if (hasInstance)
    types.push_back(PointerType::getUnqual(context));
  if (isUniform) {
    types.append(maxIntegers, Type::getInt64Ty(context));
    types.append(maxFloats, Type::getDoubleTy(context));
    return types;
  }
  for (auto [slot, param] : zip_equal(slotsOf(type), type.params))
    if (slot.kind == Slot::Argument)
      types.push_back(toLlvm(context, param));
  return types;
}

std::size_t Abi::directCount(ArrayRef<Type *> results) const {
  const bool hasHalves = isUniform && any_of(results.take_front(directResults),
                                             [](Type *type) { return type->isVectorTy(); });
  return std::min<std::size_t>(results.size(), hasHalves ? 1 : directResults);
}

FunctionType *Abi::functionType(const frontend::FunctionType &type) const {
  SmallVector<Type *, 4> results;
  for (frontend::ValueType result : ArrayRef(type.results).take_front(directResults))
    results.push_back(toLlvm(context, result));
  results.truncate(directCount(results));
  if (isUniform && results.size() == 1 && results[0]->isVectorTy())
    results.assign(2, Type::getInt64Ty(context));
  Type *result = results.empty()       ? Type::getVoidTy(context)
                 : results.size() == 1 ? results[0]
                                       : StructType::get(context, results);
  return FunctionType::get(result, argumentTypes(type), false);
}

Value *Abi::address(IRBuilder<> &builder, Buffer buffer, unsigned index) const {
  const bool isArguments = buffer == Buffer::Arguments;
  Value *start = isArguments ? argumentBuffer : resultBuffer;
  if (hasInstance) {
    Argument *instance = instanceArgument(*builder.GetInsertBlock()->getParent());
    unsigned field = isArguments ? instanceField::arguments : instanceField::results;
    start =
        builder.CreateLoad(builder.getPtrTy(),
                           builder.CreateStructGEP(RecordTypes(context).instance, instance, field));
    cast<LoadInst>(start)->setMetadata(LLVMContext::MD_invariant_load, MDNode::get(context, {}));
  }
  return builder.CreateConstInBoundsGEP1_32(slotType(context), start, index);
}

CallBase *Abi::createCall(IRBuilder<> &builder, const frontend::FunctionType &type, Callee callee,
                          ArrayRef<Value *> arguments, BasicBlock *unwind) const {
  SmallVector<Value *, 8> passed;
  for (Type *argumentType : argumentTypes(type))
    passed.push_back(PoisonValue::get(argumentType));
  if (hasInstance)
    passed[0] = callee.instance;
  for (auto [slot, argument] : zip_equal(slotsOf(type), arguments)) {
    if (slot.kind == Slot::Buffer)
      storeSlot(builder, argument, address(builder, Buffer::Arguments, slot.index));
    else if (isUniform && argument->getType()->isVectorTy())
      std::tie(passed[slot.index], passed[slot.index + 1]) = split(builder, argument);
    else
      passed[slot.index] = retype(builder, argument, passed[slot.index]->getType());
  }
  CallBase *call;
  if (unwind) {
    BasicBlock *next = BasicBlock::Create(context, "", unwind->getParent());
    call = builder.CreateInvoke(functionType(type), callee.code, next, unwind, passed);
    builder.SetInsertPoint(next);
  } else {
    call = builder.CreateCall(functionType(type), callee.code, passed);
  }
  call->setCallingConv(convention);
  if (callee.mayTrap)
    call->addFnAttr(Attribute::NoMerge);
  return call;
}

void Abi::call(IRBuilder<> &builder, const frontend::FunctionType &type, Callee callee,
               ArrayRef<Value *> arguments, SmallVectorImpl<Value *> &results,
               BasicBlock *unwind) const {
  CallBase *call = createCall(builder, type, callee, arguments, unwind);
  // Every call takes stack, also one that its function ends with: recursion without end must
  // exhaust it and not become a loop. The attribute is for tail calls that are inlined here.
  if (auto *plain = dyn_cast<CallInst>(call))
    plain->setTailCallKind(CallInst::TCK_NoTail);
  builder.GetInsertBlock()->getParent()->addFnAttr("disable-tail-calls", "true");
  results.clear();
  SmallVector<Type *, 2> types;
  for (frontend::ValueType result : type.results)
    types.push_back(toLlvm(context, result));
  std::size_t direct = directCount(types);
  if (direct == 1 && call->getType() != types[0])
    results.push_back(
        join(builder, builder.CreateExtractValue(call, 0), builder.CreateExtractValue(call, 1)));
  else if (direct == 1)
    results.push_back(call);
  for (unsigned i = 0; direct > 1 && i < direct; ++i)
    results.push_back(builder.CreateExtractValue(call, i));
  for (std::size_t i = direct; i < types.size(); ++i)
    results.push_back(loadSlot(builder, address(builder, Buffer::Results, i), types[i]));
}

void Abi::tailCall(IRBuilder<> &builder, const frontend::FunctionType &type, Callee callee,
                   ArrayRef<Value *> arguments) const {
  auto *call = cast<CallInst>(createCall(builder, type, callee, arguments, nullptr));
  call->setTailCallKind(CallInst::TCK_MustTail);
  if (call->getType()->isVoidTy())
    builder.CreateRetVoid();
  else
    builder.CreateRet(call);
}

void Abi::params(IRBuilder<> &builder, const frontend::FunctionType &type, Function *function,
                 SmallVectorImpl<Value *> &values) const {
  values.clear();
  for (auto [slot, param] : zip_equal(slotsOf(type), type.params)) {
    Type *paramType = toLlvm(context, param);
    if (slot.kind == Slot::Buffer)
      values.push_back(
          loadSlot(builder, address(builder, Buffer::Arguments, slot.index), paramType));
    else if (isUniform && paramType->isVectorTy())
      values.push_back(
          join(builder, function->getArg(slot.index), function->getArg(slot.index + 1)));
    else
      values.push_back(retype(builder, function->getArg(slot.index), paramType));
  }
}

void Abi::ret(IRBuilder<> &builder, ArrayRef<Value *> results) const {
  SmallVector<Type *, 2> types;
  for (Value *result : results)
    types.push_back(result->getType());
  std::size_t direct = directCount(types);
  for (std::size_t i = direct; i < results.size(); ++i)
    storeSlot(builder, results[i], address(builder, Buffer::Results, i));
  if (direct == 0)
    builder.CreateRetVoid();
  else if (direct > 1)
    builder.CreateAggregateRet(results.take_front(direct).data(), direct);
  else if (isUniform && types[0]->isVectorTy()) {
    auto [low, high] = split(builder, results[0]);
    builder.CreateAggregateRet(std::array{low, high}.data(), 2);
  } else
    builder.CreateRet(results[0]);
}

} // namespace sinter::lowering
