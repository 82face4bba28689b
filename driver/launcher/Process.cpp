// Process.cpp - what launcher and compiler do to the process that becomes the program.
#include "driver/launcher/Process.h"

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace sinter::launcher {

void fillStandardStreams() {
  // open() takes the lowest number that is free.
  for (int stream = 0; stream <= 2; ++stream)
    if (fcntl(stream, F_GETFD) < 0 && errno == EBADF)
      (void)open("/dev/null", O_RDWR | O_CLOEXEC);
}

bool ownPath(char (&path)[PATH_MAX]) {
  ssize_t size = readlink("/proc/self/exe", path, sizeof path);
  if (size <= 0 || size == ssize_t(sizeof path))
    return false;
  path[size] = 0;
  return true;
}

int execute(int descriptor, const char *const *arguments) {
  // By descriptor: what was checked is what runs, even if somebody removes it from the cache.
  fexecve(descriptor, const_cast<char *const *>(arguments), environ);
  return errno;
}

} // namespace sinter::launcher
