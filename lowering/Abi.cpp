// Abi.cpp - wasm signatures as LLVM function types, and how values travel through them.
#include "lowering/Abi.h"

#include "frontend/ImplementationLimits.h"

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
  case frontend::ValueType::Bottom:
    break;
  }
  llvm_unreachable("no value of this type in a valid module");
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

GlobalVariable *declareBuffer(Module &module, StringRef name, unsigned slots, bool isDefined,
                              bool isInternal) {
  auto *type = ArrayType::get(Type::getInt64Ty(module.getContext()), slots);
  auto *buffer = new GlobalVariable(
      module, type, false, isInternal ? GlobalValue::InternalLinkage : GlobalValue::ExternalLinkage,
      isDefined ? ConstantAggregateZero::get(type) : nullptr, name);
  if (!isInternal)
    buffer->setVisibility(GlobalValue::HiddenVisibility);
  buffer->setDSOLocal(true);
  return buffer;
}

} // namespace

Abi::Abi(Module &module, const targets::Target &target, bool usesTailCalls, bool definesBuffers,
         bool isSinglePartition)
    : context(module.getContext()),
      convention(usesTailCalls && target.tailCalls == targets::TailCalls::CalleePops
                     ? CallingConv::Tail
                     : CallingConv::Fast),
      isRestricted(usesTailCalls),
      isUniform(usesTailCalls && target.tailCalls == targets::TailCalls::Registers),
      maxIntegers(target.tailCallIntegers), maxFloats(target.tailCallFloats),
      resultBuffer(declareBuffer(module, "sinter.results", valueOf(frontend::Limit::ResultCount),
                                 definesBuffers, isSinglePartition)),
      argumentBuffer(declareBuffer(module, "sinter.arguments", valueOf(frontend::Limit::ParamCount),
                                   definesBuffers, isSinglePartition)) {}

std::vector<Abi::Slot> Abi::slotsOf(const frontend::FunctionType &type) const {
  std::vector<Slot> slots;
  unsigned integers = 0, floats = 0, natural = 0, buffered = 0;
  for (frontend::ValueType param : type.params) {
    const bool isFloat = param == frontend::ValueType::F32 || param == frontend::ValueType::F64;
    unsigned &count = isFloat ? floats : integers;
    if (isRestricted && count == (isFloat ? maxFloats : maxIntegers)) {
      slots.push_back({Slot::Buffer, buffered++});
      continue;
    }
    unsigned uniform = isFloat ? maxIntegers + count : count;
    slots.push_back({Slot::Argument, isUniform ? uniform : natural++});
    ++count;
  }
  return slots;
}

SmallVector<Type *, 8> Abi::argumentTypes(const frontend::FunctionType &type) const {
  SmallVector<Type *, 8> types;
  if (isUniform) {
    types.assign(maxIntegers, Type::getInt64Ty(context));
    types.append(maxFloats, Type::getDoubleTy(context));
    return types;
  }
  for (auto [slot, param] : zip_equal(slotsOf(type), type.params))
    if (slot.kind == Slot::Argument)
      types.push_back(toLlvm(context, param));
  return types;
}

FunctionType *Abi::functionType(const frontend::FunctionType &type) const {
  SmallVector<Type *, 2> results;
  for (frontend::ValueType result : ArrayRef(type.results).take_front(directResults))
    results.push_back(toLlvm(context, result));
  Type *result = results.empty()       ? Type::getVoidTy(context)
                 : results.size() == 1 ? results[0]
                                       : StructType::get(context, results);
  return FunctionType::get(result, argumentTypes(type), false);
}

Value *Abi::address(IRBuilder<> &builder, GlobalVariable *buffer, unsigned index) const {
  return builder.CreateConstInBoundsGEP2_32(buffer->getValueType(), buffer, 0, index);
}

CallInst *Abi::createCall(IRBuilder<> &builder, const frontend::FunctionType &type, Value *callee,
                          ArrayRef<Value *> arguments) const {
  SmallVector<Value *, 8> passed;
  for (Type *argumentType : argumentTypes(type))
    passed.push_back(PoisonValue::get(argumentType));
  for (auto [slot, argument] : zip_equal(slotsOf(type), arguments)) {
    if (slot.kind == Slot::Buffer)
      builder.CreateStore(toBits(builder, argument), address(builder, argumentBuffer, slot.index));
    else
      passed[slot.index] = retype(builder, argument, passed[slot.index]->getType());
  }
  CallInst *call = builder.CreateCall(functionType(type), callee, passed);
  call->setCallingConv(convention);
  return call;
}

void Abi::call(IRBuilder<> &builder, const frontend::FunctionType &type, Value *callee,
               ArrayRef<Value *> arguments, SmallVectorImpl<Value *> &results) const {
  CallInst *call = createCall(builder, type, callee, arguments);
  results.clear();
  std::size_t count = type.results.size();
  if (count == 1)
    results.push_back(call);
  for (unsigned i = 0; count > 1 && i < directResults; ++i)
    results.push_back(builder.CreateExtractValue(call, i));
  for (unsigned i = directResults; i < count; ++i) {
    Value *bits = builder.CreateLoad(builder.getInt64Ty(), address(builder, resultBuffer, i));
    results.push_back(fromBits(builder, bits, toLlvm(context, type.results[i])));
  }
}

void Abi::tailCall(IRBuilder<> &builder, const frontend::FunctionType &type, Value *callee,
                   ArrayRef<Value *> arguments) const {
  CallInst *call = createCall(builder, type, callee, arguments);
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
    Value *value = slot.kind == Slot::Argument
                       ? static_cast<Value *>(function->getArg(slot.index))
                       : builder.CreateLoad(builder.getInt64Ty(),
                                            address(builder, argumentBuffer, slot.index));
    values.push_back(retype(builder, value, toLlvm(context, param)));
  }
}

void Abi::ret(IRBuilder<> &builder, ArrayRef<Value *> results) const {
  for (unsigned i = directResults; i < results.size(); ++i)
    builder.CreateStore(toBits(builder, results[i]), address(builder, resultBuffer, i));
  if (results.empty())
    builder.CreateRetVoid();
  else if (results.size() == 1)
    builder.CreateRet(results[0]);
  else
    builder.CreateAggregateRet(results.take_front(directResults).data(), directResults);
}

} // namespace sinter::lowering
