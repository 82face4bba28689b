// System.cpp - the machine that `sinter compare` measures on.
#include "driver/compare/Report.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Threading.h"

#include <cstdlib>
#include <ctime>
#include <sys/utsname.h>
#include <unistd.h>

using namespace llvm;

namespace sinter::driver {

static std::string readText(const char *path) {
  auto file = MemoryBuffer::getFileAsStream(path);
  return file ? (*file)->getBuffer().trim().str() : "";
}

/// The value of the first of the keys that /proc/cpuinfo has: which one names the processor depends
/// on the architecture.
static std::string processorName(StringRef information) {
  for (StringRef key : {"model name", "uarch", "Model", "CPU part"}) {
    SmallVector<StringRef> lines;
    information.split(lines, '\n');
    for (StringRef line : lines) {
      auto [name, value] = line.split(':');
      if (name.trim() == key && !value.trim().empty())
        return value.trim().str();
    }
  }
  return "unknown processor";
}

static std::string currentDate() {
  std::time_t now = std::time(nullptr);
  std::tm utc;
  char text[32];
  std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", gmtime_r(&now, &utc));
  return text;
}

SystemDescription describeSystem() {
  SystemDescription system;
  std::string information = readText("/proc/cpuinfo");
  system.processor = processorName(information);
  // The flag that processors of the x86 family have for it; others do not tell.
  system.isVirtual = StringRef(information).contains(" hypervisor");
  utsname names;
  if (uname(&names) == 0)
    system.kernel = std::string(names.sysname) + " " + names.release;
  system.governor = readText("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor");
  system.processors = std::max(1u, hardware_concurrency().compute_thread_count());
  system.memory = std::uint64_t(sysconf(_SC_PHYS_PAGES)) * std::uint64_t(sysconf(_SC_PAGESIZE));
  double load;
  if (getloadavg(&load, 1) == 1)
    system.load = load;
  system.date = currentDate();
  return system;
}

} // namespace sinter::driver
