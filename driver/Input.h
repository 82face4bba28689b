// Input.h - reading a module from a file, a pipe or standard input.
#pragma once

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/MemoryBuffer.h"

#include <memory>
#include <sys/stat.h>

namespace sinter::driver {

/// A module's bytes, and which file they came from.
struct Input {
  std::string name; // for messages; "<stdin>" for "-"
  std::unique_ptr<llvm::MemoryBuffer> bytes;
  struct stat status;
};

/// The name that messages give an input: "-" is "<stdin>".
std::string inputName(llvm::StringRef path);

/// Reads a file ("-": standard input) into memory: a file that is mapped would take the process
/// down if somebody truncated it meanwhile. Errors: what the system says; a file that is empty,
/// larger than 1 GiB, or evidently something else than a binary module, such as its text format.
llvm::Expected<Input> readInput(llvm::StringRef path);

} // namespace sinter::driver
