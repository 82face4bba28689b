// ImplementationLimits.cpp - looks up rows of Limits.def and words their diagnostics.
#include "frontend/ImplementationLimits.h"

#include "llvm/ADT/StringExtras.h"

#include <iterator>
#include <string_view>

namespace sinter::frontend {
namespace {

struct LimitRow {
  std::uint64_t value;
  std::string_view text;
};

constexpr LimitRow rows[] = {
#define LIMIT(NAME, VALUE, TEXT) {VALUE, TEXT},
#include "frontend/Limits.def"
};

const LimitRow &row(Limit limit) { return rows[static_cast<std::size_t>(limit)]; }

} // namespace

std::uint64_t valueOf(Limit limit) { return row(limit).value; }

std::optional<std::string> exceeds(Limit limit, std::uint64_t number) {
  if (number <= row(limit).value)
    return std::nullopt;
  return std::string(row(limit).text) + " " + llvm::utostr(row(limit).value) + " is not supported";
}

} // namespace sinter::frontend
