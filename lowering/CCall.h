// CCall.h - calls of C functions by values of wasm.
#pragma once

#include "lowering/Interface.h"

#include "llvm/IR/IRBuilder.h"

namespace sinter::lowering {

/// The C function type of a wasm one, behind some pointers. Parameters are passed as they are, but
/// a v128 by pointer, and a pointer to the results at the end if they are not returned.
llvm::FunctionType *cFunctionType(llvm::LLVMContext &context, const frontend::FunctionType &type,
                                  unsigned leadingPointers);

/// C on RISC-V wants 32-bit values sign-extended; the other ABIs do not look at the upper half.
template <typename Callable>
void extendIntegers(Callable &callable, llvm::FunctionType *type) {
  for (auto [i, param] : llvm::enumerate(type->params()))
    if (param->isIntegerTy(32))
      callable.addParamAttr(i, llvm::Attribute::SExt);
  if (type->getReturnType()->isIntegerTy(32))
    callable.addRetAttr(llvm::Attribute::SExt);
}

/// A call in three steps, between which the caller may emit code of its own.
class CCall {
public:
  /// Puts on the stack what is passed by pointer. `leading` comes before the arguments.
  CCall(llvm::IRBuilder<> &builder, const frontend::FunctionType &type,
        llvm::ArrayRef<llvm::Value *> leading, llvm::ArrayRef<llvm::Value *> arguments);
  llvm::CallInst *emit(llvm::Value *code);
  void takeResults(llvm::SmallVectorImpl<llvm::Value *> &results);

private:
  llvm::IRBuilder<> &builder;
  const frontend::FunctionType &type;
  CSignature signature;
  llvm::FunctionType *cType;
  llvm::SmallVector<llvm::Value *, 8> passed;
  llvm::AllocaInst *place = nullptr; // of the results, if they are not returned
  llvm::CallInst *call = nullptr;
};

} // namespace sinter::lowering
