// Prepare.cpp - what holds of every module before LLVM's passes see it.

#include "codegen/Prepare.h"

#include "llvm/IR/Verifier.h"
#include "llvm/Support/ErrorHandling.h"

namespace sinter::codegen {

void prepareModule(llvm::Module &module, const llvm::TargetMachine &machine) {
  module.setTargetTriple(machine.getTargetTriple());
  module.setDataLayout(machine.createDataLayout());
  if (module.getPIELevel() == llvm::PIELevel::Default) { // flags must not be set twice
    module.setPICLevel(llvm::PICLevel::BigPIC);
    module.setPIELevel(llvm::PIELevel::Large);
  }

  // A static image has no dynamic symbols: no call needs a PLT, no address a GOT entry.
  for (llvm::GlobalValue &value : module.global_values())
    value.setDSOLocal(true);
}

void placeGuestCode(llvm::Module &module) {
  for (llvm::Function &function : module) {
    llvm::StringRef name = function.getName();
    if (function.isDeclaration() || !name.consume_front("wasm."))
      continue;
    const char *group = function.hasFnAttribute(llvm::Attribute::Hot)    ? "hot."
                        : function.hasFnAttribute(llvm::Attribute::Cold) ? "cold."
                                                                         : "";
    function.setSection((".text.wasm." + llvm::Twine(group) + name).str());
  }
}

llvm::TargetLibraryInfoImpl runtimeLibraryFunctions(const llvm::Triple &triple) {
  llvm::TargetLibraryInfoImpl functions(triple);
  functions.disableAllFunctions();
  for (llvm::LibFunc function : {llvm::LibFunc_memcpy, llvm::LibFunc_memmove, llvm::LibFunc_memset})
    functions.setAvailable(function);
  return functions;
}

void verify(const llvm::Module &module, llvm::StringRef when) {
  std::string message;
  llvm::raw_string_ostream os(message);
  if (llvm::verifyModule(module, &os))
    llvm::reportFatalInternalError("malformed module after " + llvm::Twine(when) + ": " + message);
}

} // namespace sinter::codegen
