// OptionValues.cpp - reading the values that options take: sizes, --dir grants, --env variables.
#include "driver/OptionValues.h"

#include "frontend/Diagnostic.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/Twine.h"

#include <limits>

using namespace llvm;
using sinter::frontend::makeError;

namespace sinter::driver {

/// log2 of what a size suffix multiplies with; 0 if the character is no suffix.
static unsigned suffixShift(char suffix) {
  switch (toUpper(suffix)) {
  case 'K':
    return 10;
  case 'M':
    return 20;
  case 'G':
    return 30;
  default:
    return 0;
  }
}

Expected<std::uint64_t> parseSize(StringRef text) {
  StringRef digits = text;
  unsigned shift = digits.empty() ? 0 : suffixShift(digits.back());
  if (shift)
    digits = digits.drop_back();
  if (digits.empty() || !all_of(digits, isDigit))
    return makeError("expected a size such as 65536, 64K, 8M or 1G, found \"" + text + "\"");
  std::uint64_t count;
  if (digits.getAsInteger(10, count) || count > std::numeric_limits<std::uint64_t>::max() >> shift)
    return makeError("\"" + text + "\" is too large");
  return count << shift;
}

Expected<std::uint64_t> parseNumber(StringRef text, std::uint64_t low, std::uint64_t high) {
  std::uint64_t number;
  if (text.empty() || !all_of(text, isDigit) || text.getAsInteger(10, number) || number < low ||
      number > high)
    return makeError("expected a number from " + Twine(low) + " to " + Twine(high) + ", found \"" +
                     text + "\"");
  return number;
}

Expected<lowering::Preopen> parseDir(StringRef text) {
  // The two colons are looked for first, so that `data::ro` names a guest directory "ro".
  auto [host, guest] = text.split("::");
  bool hasGuest = host.size() != text.size();
  bool isReadOnly = (hasGuest ? guest : host).consume_back(":ro");
  if (host.empty())
    return makeError("the host directory is empty in \"" + text + "\"");
  if (hasGuest && guest.empty())
    return makeError("the guest directory is empty in \"" + text + "\"");
  if (guest.contains("::"))
    return makeError("more than one \"::\" in \"" + text + "\"");
  return lowering::Preopen{host.str(), (hasGuest ? guest : host).str(), isReadOnly};
}

Expected<std::string> parseEnv(StringRef text) {
  if (envName(text).empty())
    return makeError("the variable's name is empty in \"" + text + "\"");
  return text.str();
}

StringRef envName(StringRef variable) { return variable.split('=').first; }

std::string printSize(std::uint64_t bytes) {
  for (auto [shift, suffix] : {std::pair(30, "G"), std::pair(20, "M"), std::pair(10, "K")})
    if (bytes && bytes % (std::uint64_t(1) << shift) == 0)
      return utostr(bytes >> shift) + suffix;
  return utostr(bytes);
}

} // namespace sinter::driver
