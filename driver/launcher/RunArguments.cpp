// RunArguments.cpp - the arguments of `sinter run`: where the options end and the program begins.
#include "driver/launcher/RunArguments.h"

#include <cstring>

namespace sinter::launcher {

static constexpr RunOption options[] = {
#define RUN_OPTION(NAME, VALUE, EFFECT) {NAME, Value::VALUE, Effect::EFFECT},
#include "driver/launcher/RunOptions.def"
};

/// The option whose name is these characters.
static const RunOption *find(const char *name, std::size_t size) {
  for (const RunOption &option : options)
    if (std::strlen(option.name) == size && std::memcmp(option.name, name, size) == 0)
      return &option;
  return nullptr;
}

/// `--name`, `--name value` or `--name=value`. A flag with a value keeps it, since it is an error;
/// `--name=` is one as well, and not the same as an empty value.
void RunArguments::readLong(const char *argument, GivenOption &given) {
  std::size_t size = std::strcspn(argument, "=");
  given.option = find(argument, size);
  if (argument[size] == '=') {
    given.value = argument + size + 1;
    if (!*given.value)
      given.option = nullptr;
  } else if (given.option && given.option->value == Value::Valued && index != count)
    given.value = arguments[index++];
}

/// `-v`, `-O2`, `-O 2`; behind a flag more letters may follow.
void RunArguments::readShort(const char *letter, GivenOption &given) {
  const char name[] = {'-', *letter};
  given.option = find(name, sizeof name);
  bool isLast = letter[1] == 0;
  if (!given.option)
    return;
  if (given.option->value == Value::Flag)
    letters = isLast ? nullptr : letter + 1;
  else if (!isLast)
    given.value = letter + 1;
  else if (index != count)
    given.value = arguments[index++];
}

bool RunArguments::next(GivenOption &given) {
  given = {};
  if (letters) {
    const char *letter = letters;
    letters = nullptr;
    readShort(letter, given);
    return true;
  }
  end = index;
  if (index == count)
    return false;
  const char *argument = arguments[index];
  if (argument[0] != '-' || argument[1] == 0)
    return false;
  ++index;
  if (argument[1] != '-')
    readShort(argument + 1, given);
  else if (argument[2] != 0)
    readLong(argument, given);
  else
    return false;
  return true;
}

} // namespace sinter::launcher
