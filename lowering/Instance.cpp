// Instance.cpp - what both instance models share.
#include "lowering/Instance.h"

using namespace llvm;

namespace sinter::lowering {

Value *Instance::signatureOf(IRBuilder<> &builder, Value *reference) {
  // struct sinter_context_function begins like struct sinter_function.
  static_assert(unsigned(functionField::signature) == unsigned(context_functionField::signature));
  RecordTypes records(builder.getContext());
  return builder.CreateLoad(
      builder.getInt64Ty(),
      builder.CreateStructGEP(records.function, reference, functionField::signature));
}

} // namespace sinter::lowering
