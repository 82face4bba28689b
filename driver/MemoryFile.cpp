// MemoryFile.cpp - executables that are no files.
#include "driver/MemoryFile.h"

#include "driver/Console.h"

#include <cerrno>
#include <sys/mman.h>
#include <unistd.h>

namespace sinter::driver {

llvm::Expected<int> storeInMemory(llvm::StringRef bytes) {
  // MFD_EXEC of Linux 6.3: systems may be set up to refuse execution without it.
  constexpr unsigned isExecutable = 0x10;
  int file = memfd_create("sinter-run", MFD_CLOEXEC | isExecutable);
  if (file < 0 && errno == EINVAL)
    file = memfd_create("sinter-run", MFD_CLOEXEC);
  if (file < 0)
    return systemError(errno);
  if (int error = writeAll(file, bytes)) {
    close(file);
    return systemError(error);
  }
  return file;
}

} // namespace sinter::driver
