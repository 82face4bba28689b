// Target.cpp - reads the targets that are embedded in the binary.

#include "targets/Target.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/ErrorHandling.h"
#include "llvm/Support/JSON.h"
#include "llvm/TargetParser/Host.h"
#include "llvm/TargetParser/Triple.h"

#include <optional>

using namespace sinter::targets;
using llvm::StringRef;

namespace {

/// Takes the keys of one JSON object; remembers the first thing that is wrong.
class TargetReader {
public:
  explicit TargetReader(llvm::json::Object object) : object(std::move(object)) {}

  std::string string(StringRef key) {
    std::optional<llvm::json::Value> value = take(key);
    std::optional<StringRef> text = value ? value->getAsString() : std::nullopt;
    return text ? text->str() : fail<std::string>(key, "a string");
  }

  std::uint64_t positive(StringRef key) {
    std::optional<llvm::json::Value> value = take(key);
    std::optional<std::int64_t> number = value ? value->getAsInteger() : std::nullopt;
    return number && *number > 0 ? std::uint64_t(*number)
                                 : fail<std::uint64_t>(key, "a positive number");
  }

  std::vector<std::string> strings(StringRef key) {
    std::optional<llvm::json::Value> value = take(key);
    const llvm::json::Array *array = value ? value->getAsArray() : nullptr;
    if (!array)
      return fail<std::vector<std::string>>(key, "an array of strings");
    std::vector<std::string> result;
    for (const llvm::json::Value &element : *array) {
      std::optional<StringRef> text = element.getAsString();
      if (!text)
        return fail<std::vector<std::string>>(key, "an array of strings");
      result.push_back(text->str());
    }
    return result;
  }

  std::string hexadecimal(StringRef key) {
    std::string text = string(key), bytes;
    return !text.empty() && llvm::tryGetFromHex(text, bytes)
               ? bytes
               : fail<std::string>(key, "hexadecimal digits");
  }

  TailCalls tailCalls(StringRef key) {
    std::optional<TailCalls> value = llvm::StringSwitch<std::optional<TailCalls>>(string(key))
                                         .Case("callee-pops", TailCalls::CalleePops)
                                         .Case("registers", TailCalls::Registers)
                                         .Default(std::nullopt);
    return value ? *value : fail<TailCalls>(key, "\"callee-pops\" or \"registers\"");
  }

  llvm::Error finish() {
    if (!object.empty() && error.empty())
      error = ("unknown key '" + StringRef(object.begin()->first) + "'").str();
    return error.empty() ? llvm::Error::success() : llvm::createStringError(error);
  }

private:
  std::optional<llvm::json::Value> take(StringRef key) {
    llvm::json::Object::iterator entry = object.find(key);
    if (entry == object.end())
      return std::nullopt;
    llvm::json::Value value = std::move(entry->second);
    object.erase(entry);
    return value;
  }

  template <typename T>
  T fail(StringRef key, StringRef expected) {
    if (error.empty())
      error = ("'" + key + "' must be " + expected).str();
    return T();
  }

  llvm::json::Object object;
  std::string error;
};

constexpr StringRef embeddedTargets[] = {
#include "targets/EmbeddedTargets.inc"
};

std::vector<Target> readEmbeddedTargets() {
  std::vector<Target> result;
  for (StringRef json : embeddedTargets) {
    llvm::Expected<Target> target = parse(json);
    if (!target)
      llvm::reportFatalInternalError(llvm::Twine(llvm::toString(target.takeError())));
    result.push_back(std::move(*target));
  }
  llvm::sort(result, [](const Target &a, const Target &b) { return a.name < b.name; });
  return result;
}

} // namespace

llvm::Expected<Target> sinter::targets::parse(StringRef json) {
  llvm::Expected<llvm::json::Value> value = llvm::json::parse(json);
  if (!value)
    return value.takeError();
  llvm::json::Object *object = value->getAsObject();
  if (!object)
    return llvm::createStringError("a target must be an object");

  TargetReader reader(std::move(*object));
  Target target;
  target.name = reader.string("name");
  target.triple = reader.string("triple");
  target.architecture = reader.string("architecture");
  target.os = reader.string("os");
  target.cpu = reader.string("cpu");
  target.features = reader.string("features");
  target.requiredFeatures = reader.strings("requiredFeatures");
  target.abi = reader.string("abi");
  target.codeModel = reader.string("codeModel");
  target.linkerScript = reader.string("linkerScript");
  target.sharedLinkerScript = reader.string("sharedLinkerScript");
  target.libraryLinkerScript = reader.string("libraryLinkerScript");
  target.emulation = reader.string("emulation");
  target.maxPageSize = reader.positive("maxPageSize");
  target.tailCalls = reader.tailCalls("tailCalls");
  target.tailCallIntegers = reader.positive("tailCallIntegers");
  target.tailCallFloats = reader.positive("tailCallFloats");
  target.memoryBase = reader.positive("memoryBase");
  target.returnZero = reader.hexadecimal("returnZero");
  target.run = reader.strings("run");
  if (llvm::Error error = reader.finish())
    return error;
  return target;
}

llvm::ArrayRef<Target> sinter::targets::all() {
  static const std::vector<Target> targets = readEmbeddedTargets();
  return targets;
}

const Target *sinter::targets::find(StringRef name) {
  const Target *target =
      llvm::find_if(all(), [&](const Target &candidate) { return candidate.name == name; });
  return target == all().end() ? nullptr : target;
}

const Target &sinter::targets::host() {
  llvm::Triple process(llvm::sys::getProcessTriple());
  for (const Target &target : all()) {
    llvm::Triple triple(target.triple);
    if (triple.getArch() == process.getArch() && triple.getOS() == process.getOS())
      return target;
  }
  llvm::reportFatalInternalError("sinter was built for a machine that is none of its targets");
}
