// Embedded.cpp - finds embedded files by name. Embedded.S, made by CMake, holds their bytes.
#include "rt-lib/Embedded.h"

#define EMBEDDED(key, begin, end) extern "C" const char begin[], end[];
#include "contextLibraries.inc"
#include "entryMacros.inc"
#include "hostedLibraries.inc"
#include "linkerScripts.inc"
#include "staticLibraries.inc"
#undef EMBEDDED

namespace sinter::rt {

#define EMBEDDED(key, begin, end)                                                                  \
  if (name == key)                                                                                 \
    return {begin, std::size_t(end - begin)};

llvm::StringRef staticLibrary(llvm::StringRef name) {
#include "staticLibraries.inc"
  return {};
}

llvm::StringRef contextLibrary(llvm::StringRef name) {
#include "contextLibraries.inc"
  return {};
}

llvm::StringRef hostedLibrary(llvm::StringRef name) {
#include "hostedLibraries.inc"
  return {};
}

llvm::StringRef entryMacro(llvm::StringRef name) {
#include "entryMacros.inc"
  return {};
}

llvm::StringRef linkerScript(llvm::StringRef name) {
#include "linkerScripts.inc"
  return {};
}

} // namespace sinter::rt
