// Process.cpp - what launcher and compiler do to the process that becomes the program.
#include "driver/launcher/Process.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
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

static bool isProgram(const char *path) {
  struct stat status;
  return !access(path, X_OK) && !stat(path, &status) && S_ISREG(status.st_mode);
}

bool findProgram(const char *name, char (&path)[PATH_MAX]) {
  auto fits = [](int length) { return length < int(sizeof path); };
  if (std::strchr(name, '/'))
    return fits(std::snprintf(path, sizeof path, "%s", name)) && isProgram(path);
  const char *directories = std::getenv("PATH");
  while (directories && *directories) {
    const int size = int(std::strcspn(directories, ":"));
    if (size && fits(std::snprintf(path, sizeof path, "%.*s/%s", size, directories, name)) &&
        isProgram(path))
      return true;
    directories += size + (directories[size] == ':');
  }
  return false;
}

int execute(int descriptor, const char *const *arguments) {
  // By descriptor: what was checked is what runs, even if somebody removes it from the cache.
  fexecve(descriptor, const_cast<char *const *>(arguments), environ);
  return errno;
}

} // namespace sinter::launcher
