// Types.cpp - how types read in diagnostics and in the printed module.
#include "frontend/Types.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ErrorHandling.h"

namespace sinter::frontend {
namespace {

/// The text format's short form of the nullable reference to an abstract type.
std::string abbreviation(HeapType heap) {
  switch (heap.getRaw()) {
  case HeapType::NoFunc:
    return "nullfuncref";
  case HeapType::NoExtern:
    return "nullexternref";
  case HeapType::NoExn:
    return "nullexnref";
  default:
    return heap.text() + "ref";
  }
}

} // namespace

std::string HeapType::text() const {
  switch (raw) {
  case Func:
    return "func";
  case NoFunc:
    return "nofunc";
  case Extern:
    return "extern";
  case NoExtern:
    return "noextern";
  case Exn:
    return "exn";
  case NoExn:
    return "noexn";
  case Bottom:
    return "any";
  default:
    return llvm::utostr(typeIndex().value);
  }
}

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
      return abbreviation(heapType());
    return (nullable ? "(ref null " : "(ref ") + heapType().text() + ")";
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
