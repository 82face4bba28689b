// Value.cpp - the suite's values as slots, and results compared with them.
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"

#include <cstring>

#include "Script.h"

using namespace llvm;

namespace sinter::spec {

namespace {

/// Bytes of a number or lane.
std::size_t widthOf(StringRef type) {
  return StringSwitch<std::size_t>(type)
      .Case("i8", 1)
      .Case("i16", 2)
      .Cases({"i32", "f32"}, 4)
      .Default(8);
}

std::uint64_t readBits(const std::uint8_t *bytes, std::size_t width) {
  std::uint64_t bits = 0;
  std::memcpy(&bits, bytes, width);
  return bits;
}

std::uint64_t parseBits(StringRef decimal) {
  std::uint64_t bits = 0;
  decimal.getAsInteger(10, bits);
  return bits;
}

/// Whether a lane or number is the one asked for, or fits the NaN pattern.
bool laneMatches(StringRef expected, std::uint64_t bits, std::size_t width) {
  if (!expected.starts_with("nan:"))
    return bits == parseBits(expected);
  const std::uint64_t sign = std::uint64_t(1) << (width * 8 - 1);
  const std::uint64_t exponent = width == 4 ? 0x7F800000 : 0x7FF0000000000000;
  const std::uint64_t quiet = width == 4 ? 0x00400000 : 0x0008000000000000;
  const std::uint64_t magnitude = bits & ~sign;
  if (expected == "nan:canonical")
    return magnitude == (exponent | quiet);
  return (magnitude & (exponent | quiet)) == (exponent | quiet);
}

} // namespace

Slot Value::slot() const {
  Slot slot = {};
  const bool isReference = StringRef(type).ends_with("ref");
  const std::size_t width = type == "v128" ? widthOf(laneType) : widthOf(type);
  for (auto [i, lane] : enumerate(lanes)) {
    std::uint64_t bits = lane == "null" ? 0 : parseBits(lane) + isReference;
    if ((i + 1) * width <= slot.size())
      std::memcpy(slot.data() + i * width, &bits, width);
  }
  return slot;
}

bool Value::matches(const Slot &result) const {
  if (type == "either")
    return any_of(alternatives, [&](const Value &value) { return value.matches(result); });
  if (type == "refnull")
    return readBits(result.data(), 8) == 0;
  if (StringRef(type).ends_with("ref")) {
    std::uint64_t pointer = readBits(result.data(), 8);
    return lanes.empty() ? pointer != 0 : pointer == readBits(slot().data(), 8);
  }
  const std::size_t width = type == "v128" ? widthOf(laneType) : widthOf(type);
  if (lanes.size() != (type == "v128" ? result.size() / width : 1))
    return false;
  for (auto [i, lane] : enumerate(lanes))
    if (!laneMatches(lane, readBits(result.data() + i * width, width), width))
      return false;
  return true;
}

std::string Value::text() const {
  if (type != "either")
    return type + (laneType.empty() ? "" : " " + laneType) + (lanes.empty() ? "" : " ") +
           join(lanes, " ");
  std::string text = "either";
  for (const Value &value : alternatives)
    text += " (" + value.text() + ")";
  return text;
}

} // namespace sinter::spec
