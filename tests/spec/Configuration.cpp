// Configuration.cpp - names of configurations.
#include "Configuration.h"

#include "frontend/Diagnostic.h"

#include "llvm/ADT/StringSwitch.h"

using namespace llvm;

namespace sinter::spec {

std::string Configuration::column() const {
  if (mode == Mode::Frontend)
    return "accepted or refused";
  StringRef rest = name;
  StringRef levelName = rest.substr(rest.rfind('-') + 1);
  return (lowering::boundsName(bounds) + " -" + levelName).str();
}

Expected<Configuration> parseConfiguration(StringRef name) {
  Configuration result;
  result.name = name.str();
  if (name == "frontend")
    return result;
  auto [plain, option] = name.split('+');
  auto [head, level] = plain.rsplit('-');
  auto [prefix, boundsText] = head.rsplit('-');
  result.mode = prefix.consume_back("-static") ? Mode::Static : Mode::Context;
  result.target = targets::find(prefix);
  std::optional<codegen::OptLevel> parsedLevel =
      StringSwitch<std::optional<codegen::OptLevel>>(level)
          .Case("O0", codegen::OptLevel::O0)
          .Case("O1", codegen::OptLevel::O1)
          .Case("O2", codegen::OptLevel::O2)
          .Case("O3", codegen::OptLevel::O3)
          .Case("Os", codegen::OptLevel::Os)
          .Case("Oz", codegen::OptLevel::Oz)
          .Default(std::nullopt);
  const lowering::Bounds *bounds = llvm::find_if(lowering::allBounds, [&](lowering::Bounds each) {
    return lowering::boundsName(each) == boundsText;
  });
  result.isInterruptible = option == "interruptible";
  result.isMetered = option == "fuel";
  const bool hasOption = result.isInterruptible || result.isMetered;
  const bool isWrongOption = hasOption ? result.mode == Mode::Static : !option.empty();
  if (!result.target || !parsedLevel || isWrongOption || bounds == std::end(lowering::allBounds))
    return frontend::makeError(
        "\"" + name + "\" is no configuration: expected frontend, or a " +
        "target, then -static for executables, how memories are kept in bounds " +
        "(-guard, -uffd, ...), -O<level>, then +interruptible or +fuel for libraries");
  result.bounds = *bounds;
  result.level = *parsedLevel;
  return result;
}

} // namespace sinter::spec
