// Script.h - the official suite's scripts: lists of commands, as its README.md describes them.
#pragma once

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace sinter::spec {

/// What travels for a value: the 16 bytes of a slot (union sinter_value of sinter.h).
using Slot = std::array<std::uint8_t, 16>;

/// An argument, or what a result is compared with.
struct Value {
  std::string type;                // "i32", "v128", "externref", "refnull", "either", ...
  std::string laneType;            // v128 only
  std::vector<std::string> lanes;  // decimal bits, "null" or a NaN pattern; one, but for v128
  std::vector<Value> alternatives; // either only

  /// As an argument. Host reference n is the pointer n + 1, since 0 is not null.
  Slot slot() const;
  /// Whether a result is one that this allows.
  bool matches(const Slot &result) const;
  std::string text() const;
};

struct Action {
  bool isGet = false; // else invoke
  std::optional<std::string> instance;
  std::string field; // any bytes
  std::vector<Value> arguments;
};

enum class CommandKind : std::uint8_t {
  Module,
  ModuleDefinition,
  ModuleInstance,
  Register,
  Action,
  AssertReturn,
  AssertTrap,
  AssertExhaustion,
  AssertException,
  AssertUninstantiable,
  AssertUnlinkable,
  AssertInvalid,
  AssertMalformed,
  AssertCustom, // invalid or malformed content of a custom section
};

struct Command {
  CommandKind kind;
  unsigned line = 0;
  std::string filename;            // of a module, beside the script
  bool isText = false;             // that module is in the text format
  std::optional<std::string> name; // of the instance or definition that is made, or registered
  std::optional<std::string> definition; // ModuleInstance only
  std::string as;                        // Register only
  std::string text;                      // the reference interpreter's message, or its beginning
  Action action;
  std::vector<Value> expected; // AssertReturn only
};

struct Script {
  std::string folder; // "core"
  std::string name;   // "core/i32"
  std::string directory;
  std::vector<Command> commands;
};

/// All scripts of the suite, in the order of its index. The error says which file is not as the
/// suite's README.md describes it.
llvm::Expected<std::vector<Script>> readSuite(llvm::StringRef directory);

} // namespace sinter::spec
