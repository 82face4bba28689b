// Header.h - the C header of a module, --emit header.
#pragma once

#include "codegen/Codegen.h"
#include "frontend/ValidModule.h"

namespace sinter::driver {

/// C11, which C++ can include, for lowering::Interface. It includes sinter.h.
codegen::Bytes printHeader(const frontend::ValidModule &module, llvm::StringRef moduleName);

} // namespace sinter::driver
