// ProfileFile.cpp - reading a profile of an earlier run.
//
// LLVM's reader believes what an indexed profile says of itself: offsets and numbers of one that is
// damaged lead it anywhere, and it crashes. So it does its work in a child process, which writes
// what it has found to a file in memory; if it does not live to the end, the profile is damaged.
// There is one thread at that time, so that a fork is all it takes.
#include "driver/ProfileFile.h"

#include "driver/ChildProcess.h"
#include "driver/Console.h"
#include "frontend/Diagnostic.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/ProfileData/InstrProfReader.h"
#include "llvm/Support/BinaryStreamReader.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/SHA256.h"
#include "llvm/Support/raw_ostream.h"

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace llvm;
using sinter::frontend::makeError;

namespace sinter::driver {
namespace {

/// How the child ends, if it does. The file has the functions, or a message.
enum ExitStatus : int { Found = 0, Refused = 2 };

void writeNumber(raw_ostream &out, std::uint64_t number) {
  out.write(reinterpret_cast<const char *>(&number), sizeof number);
}

Error writeFunctions(MemoryBufferRef profile, raw_fd_ostream &out) {
  Expected<std::unique_ptr<InstrProfReader>> reader =
      InstrProfReader::create(MemoryBuffer::getMemBuffer(profile, false));
  if (!reader)
    return reader.takeError();
  for (const NamedInstrProfRecord &function : **reader) {
    writeNumber(out, function.Name.size());
    out << function.Name;
    writeNumber(out, function.Hash);
    writeNumber(out, function.Counts.size());
    for (std::uint64_t count : function.Counts)
      writeNumber(out, count);
    if (out.has_error())
      break;
  }
  return (*reader)->hasError() ? (*reader)->getError() : Error::success();
}

/// The address space of this process, bytes.
std::uint64_t addressSpace() {
  std::uint64_t pages = 0;
  if (auto file = MemoryBuffer::getFileAsStream("/proc/self/statm"))
    (*file)->getBuffer().split(' ').first.getAsInteger(10, pages);
  return pages * std::uint64_t(sysconf(_SC_PAGESIZE));
}

/// Neither a crash nor an endless loop of the child is worth a word or a core file. All that it
/// makes is in proportion to the profile, though functions of a profile can share counters, and a
/// small one say many: what is found in the densest, a text, has four times its size.
void limitChild(std::uint64_t profileSize) {
  for (int signal : {SIGSEGV, SIGBUS, SIGABRT})
    std::signal(signal, SIG_DFL);
  const std::uint64_t mostFound = (1 << 20) + 16 * profileSize;
  limitProcess(RLIMIT_CORE, 0);
  limitProcess(RLIMIT_CPU, 60);
  limitProcess(RLIMIT_FSIZE, mostFound);
  limitProcess(RLIMIT_AS, addressSpace() + (std::uint64_t(256) << 20) + 4 * mostFound);
  if (int null = open("/dev/null", O_WRONLY | O_CLOEXEC); null >= 0)
    dup2(null, STDERR_FILENO);
}

[[noreturn]] void runChild(MemoryBufferRef profile, int file) {
  limitChild(profile.getBufferSize());
  int status = Found;
  {
    raw_fd_ostream out(file, /*shouldClose=*/false);
    if (Error error = writeFunctions(profile, out)) {
      status = Refused;
      out.seek(0);
      out << messageOf(std::move(error)) << '\0';
    }
    out.flush();
    if (out.has_error())
      std::_Exit(EXIT_FAILURE);
  }
  std::_Exit(status);
}

Expected<std::vector<lowering::MeasuredFunction>> parseFunctions(StringRef bytes) {
  BinaryStreamReader reader(bytes, endianness::native);
  std::vector<lowering::MeasuredFunction> functions;
  while (!reader.empty()) {
    lowering::MeasuredFunction &function = functions.emplace_back();
    std::uint64_t size = 0;
    StringRef name;
    if (Error error = reader.readInteger(size))
      return std::move(error);
    if (Error error = reader.readFixedString(name, static_cast<std::uint32_t>(size)))
      return std::move(error);
    function.name = name.str();
    if (Error error = reader.readInteger(function.hash))
      return std::move(error);
    if (Error error = reader.readInteger(size))
      return std::move(error);
    for (; size != 0; --size)
      if (Error error = reader.readInteger(function.counts.emplace_back()))
        return std::move(error);
  }
  return functions;
}

Expected<std::vector<lowering::MeasuredFunction>> readFunctions(MemoryBufferRef profile) {
  int file = memfd_create("sinter-profile", MFD_CLOEXEC);
  if (file < 0)
    return systemError(errno);
  pid_t child = fork();
  if (child == 0)
    runChild(profile, file);
  int error = errno, status = 0;
  pid_t ended = -1;
  while (child > 0 && (ended = waitpid(child, &status, 0)) < 0 && errno == EINTR)
    ;
  ErrorOr<std::unique_ptr<MemoryBuffer>> found =
      MemoryBuffer::getOpenFile(file, "profile",
                                /*FileSize=*/-1, /*RequiresNullTerminator=*/false);
  close(file);
  if (child < 0)
    return systemError(error);
  if (!found)
    return makeError(found.getError().message());
  const bool isExit = ended == child && WIFEXITED(status);
  if (isExit && WEXITSTATUS(status) == Refused)
    return makeError((*found)->getBuffer().split('\0').first);
  if (!isExit || WEXITSTATUS(status) != Found)
    return makeError("it is damaged");
  return parseFunctions((*found)->getBuffer());
}

} // namespace

Expected<ProfileFile> readProfileFile(StringRef path) {
  auto fail = [&](const Twine &message) {
    return makeError("profile \"" + path + "\": " + message);
  };
  ErrorOr<std::unique_ptr<MemoryBuffer>> file =
      MemoryBuffer::getFile(path, /*IsText=*/false, /*RequiresNullTerminator=*/false,
                            /*IsVolatile=*/true);
  if (!file)
    return fail(file.getError().message());
  Expected<std::vector<lowering::MeasuredFunction>> functions =
      readFunctions((*file)->getMemBufferRef());
  if (!functions)
    return fail(messageOf(functions.takeError()));
  auto digest = SHA256::hash(arrayRefFromStringRef((*file)->getBuffer()));
  return ProfileFile{path.str(), toHex(digest, /*LowerCase=*/true), std::move(*functions)};
}

} // namespace sinter::driver
