// Input.h - reading a module from a file, a pipe or standard input; for `inspect`, an image too.
#pragma once

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/MemoryBuffer.h"

#include <memory>
#include <sys/stat.h>

namespace sinter::driver {

/// An input's bytes, and which file they came from.
struct Input {
  std::string name; // for messages; "<stdin>" for "-"
  std::unique_ptr<llvm::MemoryBuffer> bytes;
  struct stat status;
};

/// The name that messages give an input: "-" is "<stdin>".
std::string inputName(llvm::StringRef path);

/// Whether these are the first bytes of an ELF file.
bool isElf(llvm::StringRef bytes);

/// What an input may be.
enum class InputKind : std::uint8_t { Module, ModuleOrElf, Objects };

/// Reads a file ("-": standard input) into memory: a file that is mapped would take the process
/// down if somebody truncated it meanwhile. Errors: what the system says; a file that is empty,
/// larger than 1 GiB, or evidently something else, such as the text format of modules. Objects must
/// be in regular files.
llvm::Expected<Input> readInput(llvm::StringRef path, InputKind kind = InputKind::Module);

} // namespace sinter::driver
