// Way.cpp - one way to compile and run a program.
#include "Way.h"

#include "llvm/Support/FileSystem.h"

using namespace llvm;

namespace sinter::differential {

static constexpr unsigned patience = 60; // seconds; programs take milliseconds

Outcome Host::run(const std::string &path) {
  constexpr unsigned most = 200;
  if (process && served++ == most)
    process.reset();
  if (!process) {
    Expected<spec::Process> started = spec::Process::start(command);
    if (!started)
      return Outcome::failure(toString(started.takeError()));
    process.emplace(std::move(*started));
    served = 1;
  }
  std::vector<std::string> answer = process->ask(path + "\n", 1, patience, /*areLast=*/false);
  if (!answer.empty())
    return Outcome::parse(answer.front());
  Outcome outcome = Outcome::failure("host " + process->end());
  process.reset();
  return outcome;
}

Expected<Way> Way::parse(StringRef text, unsigned index, Hosts &hosts) {
  Way way;
  way.index = index;
  auto [name, period] = text.split('/');
  way.wayName = name.str();
  if (!period.empty() && (period.getAsInteger(10, way.period) || way.period == 0))
    return frontend::makeError("\"" + text + "\": one of how many seeds?");
  std::string hostName = "v8";
  if (name != hostName) {
    Expected<spec::Configuration> configuration = spec::parseConfiguration(name);
    if (!configuration)
      return configuration.takeError();
    if (configuration->mode == spec::Mode::Frontend)
      return frontend::makeError("\"frontend\" does not run programs");
    way.configuration = std::make_unique<spec::Configuration>(std::move(*configuration));
    way.compiler = std::make_unique<spec::Compiler>(*way.configuration, /*server=*/"");
    hostName = way.configuration->target->name;
  }
  auto host = hosts.find(hostName);
  if (host == hosts.end())
    return frontend::makeError(name + " needs --host " + hostName + "=...");
  way.host = &host->second;
  if (auto second = hosts.find(hostName + "-second"); second != hosts.end())
    way.second = &second->second;
  return way;
}

bool Way::isExact() const { return isV8() || configuration->level == codegen::OptLevel::O0; }

bool Way::trapsOnAccess() const {
  return isV8() || (configuration->bounds != lowering::Bounds::Clamp &&
                    configuration->bounds != lowering::Bounds::None);
}

Outcome Way::runExecutable(const std::string &path) const {
  constexpr std::size_t allLines = 1 << 20;
  std::vector<std::string> command = host->emulator();
  command.push_back(path);
  Expected<spec::Process> process = spec::Process::start(command);
  if (!process)
    return Outcome::failure(toString(process.takeError()));
  std::vector<std::string> lines = process->ask("", allLines, patience, /*areLast=*/true);
  return Outcome::ofExecutable(lines, process->end());
}

Outcome Way::run(const frontend::ValidModule &module, const std::string &path) {
  if (isV8())
    return host->run(path);
  // A loader takes the same name for the same object.
  std::string image = path + "." + wayName + "." + std::to_string(images++);
  if (Error error = compiler->compile(module, image))
    return Outcome::failure("not compiled: " + toString(std::move(error)));
  Outcome outcome =
      configuration->mode == spec::Mode::Static ? runExecutable(image) : host->run(image);
  (void)sys::fs::remove(image);
  return outcome;
}

} // namespace sinter::differential
