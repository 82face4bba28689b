// CCall.cpp - calls of C functions by values of wasm.
#include "lowering/CCall.h"

#include "lowering/Abi.h"

using namespace llvm;
using sinter::frontend::ValueType;

namespace sinter::lowering {

FunctionType *cFunctionType(LLVMContext &context, const frontend::FunctionType &type,
                            unsigned leadingPointers) {
  auto *ptr = PointerType::getUnqual(context);
  const CSignature signature(type);
  SmallVector<Type *, 8> params(leadingPointers, ptr);
  for (ValueType param : type.params)
    params.push_back(param == ValueType::V128 ? ptr : toLlvm(context, param));
  if (signature.returnsByPointer())
    params.push_back(ptr);
  Type *result = signature.returnsByPointer() || type.results.empty()
                     ? Type::getVoidTy(context)
                     : toLlvm(context, type.results[0]);
  return FunctionType::get(result, params, false);
}

CCall::CCall(IRBuilder<> &builder, const frontend::FunctionType &type, ArrayRef<Value *> leading,
             ArrayRef<Value *> arguments)
    : builder(builder), type(type), signature(type),
      cType(cFunctionType(builder.getContext(), type, leading.size())), passed(leading) {
  for (Value *argument : arguments) {
    if (argument->getType()->isVectorTy()) {
      AllocaInst *copy = builder.CreateAlloca(argument->getType());
      builder.CreateStore(argument, copy);
      argument = copy;
    }
    passed.push_back(argument);
  }
  if (!signature.returnsByPointer())
    return;
  const std::uint64_t size = signature.resultOffsets.back() + 16; // the last one's is at most that
  place = builder.CreateAlloca(ArrayType::get(builder.getInt8Ty(), size));
  place->setAlignment(Align(16));
  passed.push_back(place);
}

CallInst *CCall::emit(Value *code) {
  call = builder.CreateCall(cType, code, passed);
  call->setTailCallKind(CallInst::TCK_NoTail);
  extendIntegers(*call, cType);
  return call;
}

void CCall::takeResults(SmallVectorImpl<Value *> &results) {
  if (!signature.returnsByPointer() && !type.results.empty())
    results.push_back(call);
  for (auto [offset, value] : zip(signature.resultOffsets, type.results))
    results.push_back(builder.CreateAlignedLoad(
        toLlvm(builder.getContext(), value),
        builder.CreateConstInBoundsGEP1_64(builder.getInt8Ty(), place, offset),
        Align(value == ValueType::V128 ? 1 : 4)));
}

} // namespace sinter::lowering
