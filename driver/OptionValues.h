// OptionValues.h - reading the values that options take: sizes and grants.
#pragma once

#include "lowering/Lowering.h"

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

#include <cstdint>
#include <string>

namespace sinter::driver {

/// A size in bytes: decimal digits, optionally followed by K, M or G (powers of 1024, either case).
/// Errors: anything else, and sizes of 2^64 bytes or more.
llvm::Expected<std::uint64_t> parseSize(llvm::StringRef text);

/// A decimal number in [low, high].
llvm::Expected<std::uint64_t> parseNumber(llvm::StringRef text, std::uint64_t low,
                                          std::uint64_t high);

/// One of the names of lowering::allBounds.
llvm::Expected<lowering::Bounds> parseBounds(llvm::StringRef text);

/// HOST[::GUEST][:ro]. GUEST defaults to HOST; neither may be empty. HOST is taken as written: the
/// directory is looked for when the executable starts, not here.
llvm::Expected<lowering::Preopen> parseDir(llvm::StringRef text);

/// ADDR:PORT. ADDR is an IPv4 address in dotted decimal, or an IPv6 address (RFC 4291, section 2.2;
/// without a zone) in brackets; PORT is 1 to 65535.
llvm::Expected<lowering::Listener> parseListener(llvm::StringRef text);

/// NAME[=VALUE], as --env stores it. NAME may not be empty, nor one of the variables that add
/// grants when a program starts. The environment is not consulted.
llvm::Expected<std::string> parseEnv(llvm::StringRef text);

/// The NAME of a NAME[=VALUE].
llvm::StringRef envName(llvm::StringRef variable);

/// A size as parseSize reads it, with the largest suffix that divides it: 8M, 65K, 100.
std::string printSize(std::uint64_t bytes);

} // namespace sinter::driver
