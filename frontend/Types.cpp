// Types.cpp - how types read in diagnostics and in the printed module.
#include "frontend/Types.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ErrorHandling.h"

namespace sinter::frontend {
namespace {

std::string heapText(HeapType heap) {
  if (heap.isConcrete())
    return llvm::utostr(heap.typeIndex().value);
  return heap == HeapType::Func ? "func" : "extern";
}

} // namespace

std::string ValueType::text() const {
  switch (kind) {
  case Bottom:
    return "any value";
  case I32:
    return "i32";
  case I64:
    return "i64";
  case F32:
    return "f32";
  case F64:
    return "f64";
  case V128:
    return "v128";
  case Ref:
    if (nullable && !heapType().isConcrete())
      return heapText(heapType()) + "ref";
    return (nullable ? "(ref null " : "(ref ") + heapText(heapType()) + ")";
  }
  llvm_unreachable("unknown kind of value type");
}

std::string text(llvm::ArrayRef<ValueType> types) {
  std::string result = "[";
  for (const ValueType &type : types)
    result += (&type == types.begin() ? "" : " ") + type.text();
  return result + "]";
}

std::string FunctionType::text() const {
  return frontend::text(params) + " -> " + frontend::text(results);
}

} // namespace sinter::frontend
