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
  case ExternalKind::Tag:
    return "tag";
  }
  llvm_unreachable("unknown kind of import or export");
}

std::uint32_t Module::importedFunctionCount() const {
  auto firstDefined =
      llvm::partition_point(functions, [](const Function &f) { return f.isImported; });
  return static_cast<std::uint32_t>(firstDefined - functions.begin());
}

static llvm::StringRef find(const Names::List &names, std::uint32_t index) {
  return index < names.size() ? names[index] : llvm::StringRef();
}

llvm::StringRef Module::nameOf(FunctionIndex index) const {
  if (llvm::StringRef name = find(names.functions, index.value); !name.empty())
    return name;
  return index.value < exportNames.size() ? exportNames[index.value] : llvm::StringRef();
}

llvm::StringRef Module::nameOfGlobal(GlobalIndex index) const { return find(names.globals, index.value); }

llvm::StringRef Module::nameOfLocal(FunctionIndex function, LocalIndex local) const {
  auto place = llvm::partition_point(names.locals, [&](const Names::Local &entry) {
    return std::pair(entry.function, entry.local) < std::pair(function, local);
  });
  bool isFound =
      place != names.locals.end() && place->function == function && place->local == local;
  return isFound ? place->name : llvm::StringRef();
}

const Export *Module::findExport(llvm::StringRef name) const {
  auto found = llvm::find_if(exports, [&](const Export &e) { return e.name == name; });
  return found == exports.end() ? nullptr : &*found;
}

} // namespace sinter::frontend
