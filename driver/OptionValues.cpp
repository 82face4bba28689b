// OptionValues.cpp - reading the values that options take: sizes and grants.
#include "driver/OptionValues.h"

#include "frontend/Diagnostic.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/Twine.h"

#include <arpa/inet.h>
#include <limits>
#include <netinet/in.h>

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

Expected<lowering::Bounds> parseBounds(StringRef text) {
  SmallVector<StringRef> names;
  for (lowering::Bounds bounds : lowering::allBounds) {
    if (text == lowering::boundsName(bounds))
      return bounds;
    names.push_back(lowering::boundsName(bounds));
  }
  return makeError("expected one of " + join(names, ", ") + ", found \"" + text + "\"");
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

/// The bytes that the kernel takes for an address: the same on all ISAs, and no text is looked up.
template <typename Address>
static std::string bytesOf(const Address &address) {
  return std::string(reinterpret_cast<const char *>(&address), sizeof address);
}

Expected<lowering::Listener> parseListener(StringRef text) {
  auto [host, portText] = text.rsplit(':');
  std::uint64_t port;
  if (host.size() == text.size() || portText.empty() || !all_of(portText, isDigit) ||
      portText.getAsInteger(10, port) || port == 0 || port > 65535)
    return makeError("expected an address and a port from 1 to 65535 such as 127.0.0.1:8080 or "
                     "[::1]:8080, found \"" +
                     text + "\"");
  const in_port_t networkPort = htons(static_cast<std::uint16_t>(port));
  sockaddr_in v4 = {};
  v4.sin_family = AF_INET;
  v4.sin_port = networkPort;
  sockaddr_in6 v6 = {};
  v6.sin6_family = AF_INET6;
  v6.sin6_port = networkPort;
  if (host.consume_front("[") && host.consume_back("]")) {
    if (inet_pton(AF_INET6, host.str().c_str(), &v6.sin6_addr) == 1)
      return lowering::Listener{text.str(), bytesOf(v6)};
    return makeError("\"" + host + "\" is not an IPv6 address");
  }
  if (inet_pton(AF_INET, host.str().c_str(), &v4.sin_addr) == 1)
    return lowering::Listener{text.str(), bytesOf(v4)};
  return makeError("\"" + host + "\" is neither an IPv4 address nor an IPv6 address in brackets");
}

Expected<std::string> parseEnv(StringRef text) {
  StringRef name = envName(text);
  if (name.empty())
    return makeError("the variable's name is empty in \"" + text + "\"");
  if (name == "SINTER_DIRS" || name == "SINTER_ENV")
    return makeError(name + " adds grants when a program starts; programs do not see it");
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
