// Module.cpp - the few questions that a Module answers about itself.
#include "frontend/Module.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/ErrorHandling.h"

namespace sinter::frontend {

llvm::StringRef text(ExternalKind kind) {
  switch (kind) {
  case ExternalKind::Function:
    return "function";
  case ExternalKind::Table:
    return "table";
  case ExternalKind::Memory:
    return "memory";
  case ExternalKind::Global:
    return "global";
  }
  llvm_unreachable("unknown kind of import or export");
}

std::uint32_t Module::importedFunctionCount() const {
  auto firstDefined =
      llvm::partition_point(functions, [](const Function &f) { return f.isImported; });
  return static_cast<std::uint32_t>(firstDefined - functions.begin());
}

llvm::StringRef Module::nameOf(FunctionIndex index) const {
  if (index.value < names.functions.size() && !names.functions[index.value].empty())
    return names.functions[index.value];
  return index.value < exportNames.size() ? exportNames[index.value] : llvm::StringRef();
}

const Export *Module::findExport(llvm::StringRef name) const {
  auto found = llvm::find_if(exports, [&](const Export &e) { return e.name == name; });
  return found == exports.end() ? nullptr : &*found;
}

} // namespace sinter::frontend
