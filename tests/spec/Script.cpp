// Script.cpp - reads the suite's JSON.
#include "Script.h"

#include "frontend/Diagnostic.h"

#include "llvm/Support/JSON.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

#include <map>

using namespace llvm;

namespace sinter::spec {

namespace {

Expected<json::Value> readJson(const Twine &path) {
  ErrorOr<std::unique_ptr<MemoryBuffer>> file = MemoryBuffer::getFile(path);
  if (!file)
    return frontend::makeError(path + ": " + file.getError().message());
  Expected<json::Value> value = json::parse((*file)->getBuffer());
  if (!value)
    return frontend::makeError(path + ": " + toString(value.takeError()));
  return value;
}

std::optional<CommandKind> kindOf(StringRef type) {
  static const std::map<StringRef, CommandKind> kinds = {
      {"module", CommandKind::Module},
      {"module_definition", CommandKind::ModuleDefinition},
      {"module_instance", CommandKind::ModuleInstance},
      {"register", CommandKind::Register},
      {"action", CommandKind::Action},
      {"assert_return", CommandKind::AssertReturn},
      {"assert_trap", CommandKind::AssertTrap},
      {"assert_exhaustion", CommandKind::AssertExhaustion},
      {"assert_exception", CommandKind::AssertException},
      {"assert_uninstantiable", CommandKind::AssertUninstantiable},
      {"assert_unlinkable", CommandKind::AssertUnlinkable},
      {"assert_invalid", CommandKind::AssertInvalid},
      {"assert_malformed", CommandKind::AssertMalformed},
      {"assert_invalid_custom", CommandKind::AssertCustom},
      {"assert_malformed_custom", CommandKind::AssertCustom},
  };
  auto found = kinds.find(type);
  return found == kinds.end() ? std::nullopt : std::optional(found->second);
}

/// Reads one script; the first thing that is not as expected is kept in `problem`.
class Reader {
public:
  Expected<Script> read(const json::Value &json);

private:
  Command readCommand(const json::Object &object);
  Action readAction(const json::Object &object);
  Value readValue(const json::Value &json);
  std::vector<Value> readValues(const json::Array *array);
  void fail(const Twine &message) {
    if (problem.empty())
      problem = message.str();
  }

  std::string problem;
};

std::optional<std::string> readString(const json::Object &object, StringRef key) {
  std::optional<StringRef> text = object.getString(key);
  return text ? std::optional(text->str()) : std::nullopt;
}

Value Reader::readValue(const json::Value &json) {
  Value value;
  const json::Object *object = json.getAsObject();
  if (!object) {
    fail("a value is no object");
    return value;
  }
  value.type = object->getString("type").value_or("");
  value.laneType = object->getString("lane_type").value_or("");
  if (std::optional<StringRef> text = object->getString("value"))
    value.lanes.push_back(text->str());
  if (const json::Array *lanes = object->getArray("value"))
    for (const json::Value &lane : *lanes)
      value.lanes.push_back(lane.getAsString().value_or("").str());
  value.alternatives = readValues(object->getArray("values"));
  return value;
}

std::vector<Value> Reader::readValues(const json::Array *array) {
  std::vector<Value> values;
  if (array)
    for (const json::Value &value : *array)
      values.push_back(readValue(value));
  return values;
}

Action Reader::readAction(const json::Object &object) {
  Action action;
  StringRef type = object.getString("type").value_or("");
  if (type != "invoke" && type != "get")
    fail("unknown action \"" + type + "\"");
  action.isGet = type == "get";
  action.instance = readString(object, "module");
  action.field = object.getString("field").value_or("");
  action.arguments = readValues(object.getArray("args"));
  return action;
}

Command Reader::readCommand(const json::Object &object) {
  Command command;
  StringRef type = object.getString("type").value_or("");
  std::optional<CommandKind> kind = kindOf(type);
  if (!kind)
    fail("unknown command \"" + type + "\"");
  command.kind = kind.value_or(CommandKind::Action);
  command.line = static_cast<unsigned>(object.getInteger("line").value_or(0));
  command.filename = object.getString("filename").value_or("");
  command.isText = object.getString("module_type") == "text";
  command.name =
      readString(object, command.kind == CommandKind::ModuleInstance ? "instance" : "name");
  command.definition = readString(object, "module");
  command.as = object.getString("as").value_or("");
  command.text = object.getString("text").value_or("");
  if (const json::Object *action = object.getObject("action"))
    command.action = readAction(*action);
  command.expected = readValues(object.getArray("expected"));
  return command;
}

Expected<Script> Reader::read(const json::Value &json) {
  Script script;
  const json::Object *object = json.getAsObject();
  const json::Array *commands = object ? object->getArray("commands") : nullptr;
  if (!commands)
    return frontend::makeError("no list of commands");
  for (const json::Value &command : *commands) {
    if (const json::Object *fields = command.getAsObject())
      script.commands.push_back(readCommand(*fields));
    else
      fail("a command is no object");
  }
  if (!problem.empty())
    return frontend::makeError(problem);
  return script;
}

} // namespace

Expected<std::vector<Script>> readSuite(StringRef directory) {
  Expected<json::Value> index = readJson(directory + "/index.json");
  if (!index)
    return index.takeError();
  const json::Array *entries = index->getAsArray();
  if (!entries)
    return frontend::makeError(directory + "/index.json: no list of scripts");
  std::vector<Script> scripts;
  for (const json::Value &value : *entries) {
    const json::Object *entry = value.getAsObject();
    std::string path = entry ? entry->getString("json").value_or("").str() : "";
    Expected<json::Value> json = readJson(directory + "/" + path);
    if (!json)
      return json.takeError();
    Expected<Script> script = Reader().read(*json);
    if (!script)
      return frontend::makeError(path + ": " + toString(script.takeError()));
    script->folder = entry->getString("feature").value_or("");
    script->directory = (directory + "/" + sys::path::parent_path(path)).str();
    script->name = sys::path::parent_path(path).str();
    scripts.push_back(std::move(*script));
  }
  return scripts;
}

} // namespace sinter::spec
