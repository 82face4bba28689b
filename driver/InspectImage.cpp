// InspectImage.cpp - `sinter inspect` of an executable: where it comes from, what it may.
//
// All of it is in the note that Note.cpp wrote. The file may be anybody's, so nothing in it is
// believed: LLVM's ELF reader checks what it follows, and a key that is not known here is an error,
// since what it says could be a grant. Grants that are not in the note were not given, and are
// shown as that.
#include "driver/InspectImage.h"

#include "driver/Console.h"
#include "driver/OptionValues.h"
#include "frontend/Diagnostic.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Object/ELF.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/raw_ostream.h"

#include <map>

using namespace llvm;
using sinter::frontend::makeError;

namespace sinter::driver {
namespace {

enum class Group : std::uint8_t { Build, Grants };
enum class Kind : std::uint8_t { Text, Number, Flag, List };

/// A key of the note.
struct Key {
  const char *name;
  const char *jsonName;
  Group group;
  Kind kind;
  const char *absent; // what it means if it is missing; null: the note is damaged, "": not shown
};

constexpr Key keys[] = {
    {"sinter", "sinter", Group::Build, Kind::Text, nullptr},
    {"llvm", "llvm", Group::Build, Kind::Text, nullptr},
    {"sha256", "sha256", Group::Build, Kind::Text, nullptr},
    {"target", "target", Group::Build, Kind::Text, nullptr},
    {"cpu", "cpu", Group::Build, Kind::Text, nullptr},
    {"features", "features", Group::Build, Kind::Text, ""},
    {"opt", "opt", Group::Build, Kind::Text, nullptr},
    {"bounds", "bounds", Group::Build, Kind::Text, nullptr},
    {"profile-output", "profileOutput", Group::Build, Kind::Text, ""},
    {"profile-use", "profileUse", Group::Build, Kind::Text, ""},
    {"max-memory", "maxMemory", Group::Build, Kind::Number, ""},
    {"interruptible", "interruptible", Group::Build, Kind::Flag, ""},
    {"fuel", "fuel", Group::Build, Kind::Flag, ""},
    {"wasm-opt", "wasmOpt", Group::Build, Kind::Text, ""},
    {"stack-check", "stackCheck", Group::Build, Kind::Text, ""},
    {"binaryen", "binaryen", Group::Build, Kind::Text, ""},
    {"stack-size", "stackSize", Group::Build, Kind::Number, ""},
    {"invoke", "invoke", Group::Build, Kind::Text, ""},
    {"unknown-imports", "unknownImports", Group::Build, Kind::Text, ""},
    {"native-sha256", "nativeSha256", Group::Build, Kind::Text, ""},
    {"native", "native", Group::Build, Kind::Text, ""},
    {"wasi", "wasi", Group::Build, Kind::Text, ""},
    {"dir", "dirs", Group::Grants, Kind::List, "none"},
    {"env", "env", Group::Grants, Kind::List, "none"},
    {"inherit-env", "inheritEnv", Group::Grants, Kind::Flag, "no"},
    {"argv0", "argv0", Group::Grants, Kind::Text, ""},
    {"listen", "listen", Group::Grants, Kind::List, "none"},
    {"stdin", "stdin", Group::Grants, Kind::Text, "inherit"},
    {"stdout", "stdout", Group::Grants, Kind::Text, "inherit"},
    {"sealed", "sealed", Group::Grants, Kind::Flag, "no"},
    {"lockdown", "lockdown", Group::Grants, Kind::Text, ""},
};

/// The note's entries by key.
using Note = std::map<StringRef, SmallVector<StringRef, 1>>;

Error damaged(const Twine &how) { return makeError("the note is damaged: " + how); }

/// Control characters as \xNN: a terminal must not obey a file. Besides those of ASCII these are
/// U+0080 to U+009F, which UTF-8 writes as C2 80 to C2 9F, and what is no UTF-8.
std::string printable(StringRef text) {
  const bool isUtf8 = json::isUTF8(text);
  std::string result;
  auto startsControl = [&](std::size_t i) {
    return i + 1 < text.size() && text[i] == '\xC2' &&
           static_cast<unsigned char>(text[i + 1]) < 0xA0;
  };
  for (std::size_t i = 0; i != text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    const bool isControl =
        c < 0x20 || c == 0x7F || startsControl(i) || (i != 0 && startsControl(i - 1));
    if (isControl || (!isUtf8 && c >= 0x80))
      result += "\\x" + utohexstr(c, /*LowerCase=*/true, /*Width=*/2);
    else
      result += static_cast<char>(c);
  }
  return result;
}

/// Finds the descriptor of Sinter's note.
Expected<StringRef> findNote(StringRef bytes) {
  using Elf = object::ELFFile<object::ELF64LE>;
  const bool is64 =
      bytes.size() >= sizeof(Elf::Elf_Ehdr) && bytes[ELF::EI_CLASS] == ELF::ELFCLASS64;
  if (!is64 || bytes[ELF::EI_DATA] != ELF::ELFDATA2LSB)
    return makeError("this ELF file is for none of Sinter's targets");
  Expected<Elf> file = Elf::create(bytes);
  if (!file)
    return file.takeError();
  Expected<Elf::Elf_Phdr_Range> headers = file->program_headers();
  if (!headers)
    return headers.takeError();
  for (const Elf::Elf_Phdr &header : *headers) {
    if (header.p_type != ELF::PT_NOTE)
      continue;
    Error error = Error::success();
    std::optional<StringRef> found;
    for (const Elf::Elf_Note &note : file->notes(header, error))
      if (!found && note.getName() == codegen::noteName) {
        if (note.getType() != codegen::noteType)
          found = "";
        else
          found = note.getDescAsStringRef(codegen::noteAlignment);
      }
    if (error)
      return std::move(error);
    if (found && found->empty())
      return makeError("this file was made by another version of Sinter");
    if (found)
      return *found;
  }
  return makeError("this ELF file was not made by Sinter, or its note is gone");
}

const Key *findKey(StringRef name) {
  const Key *found = find_if(keys, [&](const Key &key) { return name == key.name; });
  return found == std::end(keys) ? nullptr : found;
}

/// Whether a value may stand for the key.
Error check(const Key &key, StringRef value) {
  std::uint64_t number;
  if (key.kind == Kind::Number && value.getAsInteger(10, number))
    return damaged(Twine(key.name) + " is no number");
  if (key.kind == Kind::Flag && value != "yes")
    return damaged(Twine(key.name) + " is neither there nor absent");
  if (StringRef(key.name) == "dir")
    if (Expected<lowering::Preopen> preopen = parseDir(value); !preopen)
      return preopen.takeError();
  return Error::success();
}

/// Executables say what they may do; shared objects leave that to their hosts.
bool isExecutable(const Note &note) { return note.count("lockdown"); }

Expected<Note> parseNote(StringRef bytes) {
  Note note;
  while (!bytes.empty()) {
    auto [entry, rest] = bytes.split('\0');
    if (entry.size() == bytes.size())
      return damaged("an entry does not end");
    bytes = rest;
    auto [name, value] = entry.split('=');
    const Key *key = findKey(name);
    if (name.size() == entry.size() || !key)
      return damaged("unknown entry \"" + printable(name.take_front(32)) + "\"");
    if (Error error = check(*key, value))
      return std::move(error);
    SmallVector<StringRef, 1> &values = note[name];
    if (!values.empty() && key->kind != Kind::List)
      return damaged("two entries \"" + name + "\"");
    values.push_back(value);
  }
  for (const Key &key : keys) {
    if (!key.absent && !note.count(key.name))
      return damaged("no entry \"" + Twine(key.name) + "\"");
    if (key.group == Group::Grants && note.count(key.name) && !isExecutable(note))
      return damaged("grants of no executable");
  }
  return note;
}

ArrayRef<StringRef> valuesOf(const Note &note, const Key &key) {
  auto found = note.find(key.name);
  return found == note.end() ? ArrayRef<StringRef>() : ArrayRef(found->second);
}

SmallVector<StringRef, 48> functionsOf(const Note &note) {
  SmallVector<StringRef, 48> names;
  if (auto found = note.find("wasi"); found != note.end())
    SplitString(found->second.front(), names, " ");
  return names;
}

void printGroup(const Note &note, Group group, StringRef indent, raw_ostream &out) {
  for (const Key &key : keys) {
    if (key.group != group || StringRef(key.name) == "wasi")
      continue;
    auto line = [&](StringRef value) {
      out << indent << left_justify(key.name, 16) << printable(value) << '\n';
    };
    for (StringRef value : valuesOf(note, key))
      line(value);
    if (!note.count(key.name) && key.absent[0])
      line(key.absent);
  }
}

void printText(StringRef name, const Note &note, raw_ostream &out) {
  out << left_justify(isExecutable(note) ? "executable" : "shared object", 16) << printable(name)
      << '\n';
  printGroup(note, Group::Build, "", out);
  if (!isExecutable(note))
    return;
  out << "\ngrants:\n";
  printGroup(note, Group::Grants, "  ", out);
  SmallVector<StringRef, 48> functions = functionsOf(note);
  out << "\nWASI functions (" << functions.size() << "):\n";
  for (StringRef function : functions)
    out << "  " << printable(function) << '\n';
}

/// Values are bytes to us; JSON wants UTF-8.
json::Value utf8(StringRef text) { return json::fixUTF8(text); }

json::Value dirValue(StringRef text) {
  lowering::Preopen dir = cantFail(parseDir(text)); // checked when the note was read
  return json::Object{
      {"host", utf8(dir.host)}, {"guest", utf8(dir.guest)}, {"isReadOnly", dir.isReadOnly}};
}

void printJsonValue(const Note &note, const Key &key, json::OStream &json) {
  ArrayRef<StringRef> values = valuesOf(note, key);
  switch (key.kind) {
  case Kind::Flag:
    json.attribute(key.jsonName, !values.empty());
    return;
  case Kind::List:
    json.attributeArray(key.jsonName, [&] {
      for (StringRef value : values)
        json.value(StringRef(key.name) == "dir" ? dirValue(value) : utf8(value));
    });
    return;
  case Kind::Number:
    if (std::uint64_t number; !values.empty() && !values.front().getAsInteger(10, number))
      json.attribute(key.jsonName, number);
    return;
  case Kind::Text:
    StringRef value = values.empty() ? key.absent : values.front();
    if (!value.empty())
      json.attribute(key.jsonName, utf8(value));
    return;
  }
}

/// The keys are part of the command line's interface.
void printJson(StringRef name, const Note &note, raw_ostream &out) {
  json::OStream json(out, /*IndentSize=*/2);
  auto printKeys = [&](Group group) {
    for (const Key &key : keys)
      if (key.group == group && StringRef(key.name) != "wasi")
        printJsonValue(note, key, json);
  };
  json.object([&] {
    json.attribute("file", utf8(name));
    json.attribute("kind", isExecutable(note) ? "executable" : "shared object");
    printKeys(Group::Build);
    if (!isExecutable(note))
      return;
    json.attributeObject("grants", [&] { printKeys(Group::Grants); });
    json.attributeArray("wasi", [&] {
      for (StringRef function : functionsOf(note))
        json.value(utf8(function));
    });
  });
  out << '\n';
}

} // namespace

int inspectImage(const Input &input, const InspectOptions &options) {
  Expected<StringRef> bytes = findNote(input.bytes->getBuffer());
  if (!bytes)
    return failInput(input.name, bytes.takeError());
  Expected<Note> note = parseNote(*bytes);
  if (!note)
    return failInput(input.name, note.takeError());
  std::string text;
  raw_string_ostream out(text);
  if (options.asJson)
    printJson(input.name, *note, out);
  else
    printText(input.name, *note, out);
  return print(text);
}

} // namespace sinter::driver
