// ImplementationLimits.h - the rows of Limits.def as constants.
//
// https://webassembly.github.io/spec/core/appendix/implementation.html
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace sinter::frontend {

enum class Limit : std::uint8_t {
#define LIMIT(NAME, VALUE, TEXT) NAME,
#include "frontend/Limits.def"
};

/// The largest number the limit accepts.
std::uint64_t valueOf(Limit limit);

/// "nesting deeper than 1000000 is not supported" if `number` is above the limit, else nothing.
std::optional<std::string> exceeds(Limit limit, std::uint64_t number);

} // namespace sinter::frontend
