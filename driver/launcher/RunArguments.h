// RunArguments.h - the arguments of `sinter run`: where the options end and the program begins.
#pragma once

#include <cstddef>

namespace sinter::launcher {

enum class Value : unsigned char { Flag, Valued, Optional };
enum class Effect : bool { None, OnProgram };

/// The most threads that -j takes; the fewest are one.
constexpr unsigned maxJobs = 1024;

/// A row of RunOptions.def.
struct RunOption {
  const char *name; // "-O" or "--dir"
  Value value;
  Effect effect;
};

/// An option as it is given.
struct GivenOption {
  const RunOption *option; // null: `run` has no such option, or not written like this
  const char *value;       // null: there is none
};

/// Walks over what follows `run` in the arguments. It accepts more than the real parser, which
/// refuses what is wrong; what that accepts, both understand in the same way. Everything from the
/// first argument that is no option, or behind `--`, belongs to the program.
class RunArguments {
public:
  RunArguments(const char *const *arguments, std::size_t count)
      : arguments(arguments), count(count) {}

  /// The next option; false when there are no more.
  bool next(GivenOption &given);

  /// After the last option: the index of INPUT, or the number of arguments if there is none.
  std::size_t input() const { return index; }
  /// After the last option: the index of the first argument that is not part of an option. This is
  /// `input()`, or one less if `--` stands before it.
  std::size_t optionsEnd() const { return end; }

private:
  void readLong(const char *argument, GivenOption &given);
  void readShort(const char *letter, GivenOption &given);

  const char *const *arguments;
  std::size_t count;
  std::size_t index = 0, end = 0;
  const char *letters = nullptr; // the rest of an argument of several flags, such as -vO2
};

} // namespace sinter::launcher
