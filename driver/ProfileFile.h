// ProfileFile.h - reading a profile of an earlier run.
#pragma once

#include "lowering/Lowering.h"

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

#include <string>
#include <vector>

namespace sinter::driver {

struct ProfileFile {
  std::string path;
  std::string sha256; // of the bytes, in hexadecimal
  std::vector<lowering::MeasuredFunction> functions;
};

/// Reads a profile in any of LLVM's formats: raw, indexed or text. Errors are the system's or
/// LLVM's, with the path in front.
llvm::Expected<ProfileFile> readProfileFile(llvm::StringRef path);

} // namespace sinter::driver
