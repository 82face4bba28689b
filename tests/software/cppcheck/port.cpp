// port.cpp - the parts of Cppcheck that need processes or readdir_r: files are checked one after
// the other, and are named one by one.
#include <sys/stat.h>

#include "filelister.h"
#include "processexecutor.h"

// The library declares them as its own.
template class std::basic_filebuf<char>;
template class std::basic_ifstream<char>;
template class std::basic_ofstream<char>;

ProcessExecutor::ProcessExecutor(const std::map<std::string, std::size_t> &files,
                                 Settings &settings, ErrorLogger &errorLogger)
    : Executor(files, settings, errorLogger) {}

ProcessExecutor::~ProcessExecutor() = default;

// What is local to the only thread is never destroyed.
extern "C" int __cxa_thread_atexit(void (*)(void *), void *, void *) { return 0; }

unsigned ProcessExecutor::check() { return 0; } // only with -j

bool FileLister::isDirectory(const std::string &path) {
  struct stat status;
  return stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
}

std::string FileLister::recursiveAddFiles(std::map<std::string, std::size_t> &files,
                                          const std::string &path,
                                          const std::set<std::string> &extra,
                                          const PathMatch &ignored) {
  return addFiles(files, path, extra, false, ignored);
}

std::string FileLister::addFiles(std::map<std::string, std::size_t> &files, const std::string &path,
                                 const std::set<std::string> &, bool, const PathMatch &) {
  struct stat status;
  if (stat(path.c_str(), &status) != 0)
    return "no such file: " + path;
  files[path] = std::size_t(status.st_size);
  return "";
}
