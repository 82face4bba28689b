// Records.h - LLVM's view of Instance.def: one struct type per record, one index per field.
#pragma once

#include "llvm/IR/DerivedTypes.h"

namespace sinter::lowering {

/// Field indices: `memoryField::size`.
#define RECORD_BEGIN(RECORD)                                                                       \
  namespace RECORD##Field {                                                                        \
    enum : unsigned {
#define FIELD(TYPE, NAME) NAME,
#define RECORD_END(RECORD)                                                                         \
  }                                                                                                \
  ;                                                                                                \
  }
#include "lowering/Instance.def"

/// The struct types of one context.
struct RecordTypes {
  explicit RecordTypes(llvm::LLVMContext &context) {
    llvm::Type *ptr = llvm::PointerType::getUnqual(context);
    llvm::Type *i64 = llvm::Type::getInt64Ty(context);
    llvm::Type *i32 = llvm::Type::getInt32Ty(context);
#define RECORD_BEGIN(RECORD) RECORD = llvm::StructType::get(context, {
#define FIELD(TYPE, NAME) TYPE,
#define RECORD_END(RECORD)                                                                         \
  });
#include "lowering/Instance.def"
  }

#define RECORD_BEGIN(RECORD) llvm::StructType *RECORD;
#define FIELD(TYPE, NAME)
#define RECORD_END(RECORD)
#include "lowering/Instance.def"
};

} // namespace sinter::lowering
