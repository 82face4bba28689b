// Plan.cpp - walks through a script: which definition and instance each command is about.
//
// In an executable there is one instance. So in static mode each instance is a process of its own,
// and those that are linked with others - they import more than spectest's functions, or are
// imported from - are left out.
#include "Plan.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"

#include <map>

using namespace llvm;

namespace sinter::spec {

namespace {

std::string hex(StringRef bytes) { return "x" + toHex(bytes, /*LowerCase=*/true); }

std::string hex(const Slot &slot) {
  return toHex(ArrayRef<std::uint8_t>(slot), /*LowerCase=*/true);
}

bool bringsModule(CommandKind kind) {
  switch (kind) {
  case CommandKind::Module:
  case CommandKind::ModuleDefinition:
  case CommandKind::AssertUninstantiable:
  case CommandKind::AssertUnlinkable:
  case CommandKind::AssertInvalid:
  case CommandKind::AssertMalformed:
  case CommandKind::AssertCustom:
    return true;
  default:
    return false;
  }
}

class Planner {
public:
  Planner(const Script &script, const Configuration &configuration, Compiler &compiler,
          const std::string &directory)
      : script(script), configuration(configuration), compiler(compiler), directory(directory) {
    plan.outcomes.resize(script.commands.size());
    if (configuration.mode == Mode::Context)
      plan.channels.emplace_back();
  }

  Plan make();

private:
  /// Something that commands refer to. Unless it is usable, the commands' outcome is `instead`.
  struct Made {
    std::optional<Outcome> instead;
    std::string path;     // definitions: the compiled module, once it is compiled
    unsigned command = 0; // definitions: that brought it
    unsigned channel = 0; // instances
  };

  void walk(unsigned index);
  void settle(unsigned index, Outcome outcome) { plan.outcomes[index] = std::move(outcome); }
  std::optional<Outcome> refusalOf(unsigned index, bool isDefinition);
  std::optional<Outcome> missingImport(const frontend::Module &module);
  std::optional<Outcome> compile(Made &definition);
  unsigned define(unsigned index);
  void instantiate(unsigned index, unsigned definition, const std::optional<std::string> &name);
  void instantiateInVain(unsigned index);
  void registerInstance(unsigned index);
  void act(unsigned index);
  void check(unsigned index);
  void request(unsigned index, const Made &instance, const Twine &verb, const Twine &rest);
  Made *findInstance(const std::optional<std::string> &name);

  const Script &script;
  const Configuration &configuration;
  Compiler &compiler;
  const std::string &directory;
  Plan plan;
  std::vector<Definition> modules; // by command
  StringSet<> importedFrom;        // names of modules that some module imports from
  std::vector<Made> definitions, instances;
  std::map<std::string, unsigned> namedDefinitions, namedInstances, registry;
};

/// Why the command's module cannot be used, if it cannot.
std::optional<Outcome> Planner::refusalOf(unsigned index, bool isDefinition) {
  const Definition &definition = modules[index];
  if (definition.needsGc())
    return Outcome{Verdict::Gc, definition.refusal, true};
  if (!definition.module)
    return Outcome{Verdict::Failed, "refused: " + definition.refusal};
  return isDefinition ? std::nullopt : missingImport(**definition.module);
}

std::optional<Outcome> Planner::missingImport(const frontend::Module &module) {
  for (const frontend::Import &import : module.imports) {
    auto exporter = registry.find(import.module.str());
    if (exporter != registry.end())
      if (const std::optional<Outcome> &instead = instances[exporter->second].instead)
        if (instead->verdict != Verdict::Failed)
          return Outcome{instead->verdict, instead->message};
    bool isFunctionOfSpectest =
        import.module == "spectest" && import.kind == frontend::ExternalKind::Function;
    if (configuration.mode == Mode::Static && !isFunctionOfSpectest)
      return Outcome{Verdict::Linked, "it has imports"};
  }
  return std::nullopt;
}

std::optional<Outcome> Planner::compile(Made &definition) {
  if (!definition.path.empty())
    return std::nullopt;
  std::string path = directory + "/" + std::to_string(definition.command);
  if (Error error = compiler.compile(*modules[definition.command].module, path))
    return Outcome{Verdict::Failed, "not compiled: " + toString(std::move(error))};
  definition.path = std::move(path);
  return std::nullopt;
}

unsigned Planner::define(unsigned index) {
  Made definition;
  definition.command = index;
  definition.instead = refusalOf(index, /*isDefinition=*/true);
  definitions.push_back(std::move(definition));
  unsigned number = definitions.size() - 1;
  if (const std::optional<std::string> &name = script.commands[index].name)
    namedDefinitions[*name] = number;
  return number;
}

void Planner::instantiate(unsigned index, unsigned definition,
                          const std::optional<std::string> &name) {
  Made instance;
  Made &from = definitions[definition];
  instance.instead = from.instead ? from.instead : missingImport(**modules[from.command].module);
  if (!instance.instead)
    instance.instead = compile(from);
  unsigned number = instances.size();
  if (instance.instead) {
    settle(index, *instance.instead);
    instance.instead->isRefusal = false;
  } else {
    if (configuration.mode == Mode::Static) {
      instance.channel = plan.channels.size();
      plan.channels.push_back({from.path, {}});
    }
    instance.path = from.path;
  }
  instances.push_back(instance);
  if (name)
    namedInstances[*name] = number;
  if (!instance.instead)
    request(index, instances.back(), "new", from.path);
}

/// An instance that cannot come to be, and does not become the current one.
void Planner::instantiateInVain(unsigned index) {
  Made definition;
  definition.command = index;
  std::optional<Outcome> instead = refusalOf(index, /*isDefinition=*/false);
  if (!instead)
    instead = compile(definition);
  if (instead)
    return settle(index, *instead);
  Made instance;
  if (configuration.mode == Mode::Static) {
    instance.channel = plan.channels.size();
    plan.channels.push_back({definition.path, {}});
  }
  constexpr unsigned nobody = 1u << 30; // a number that no instance has
  plan.channels[instance.channel].requests.push_back(
      {index, ("new " + Twine(nobody) + " " + definition.path).str()});
}

Planner::Made *Planner::findInstance(const std::optional<std::string> &name) {
  if (!name)
    return instances.empty() ? nullptr : &instances.back();
  auto found = namedInstances.find(*name);
  return found == namedInstances.end() ? nullptr : &instances[found->second];
}

void Planner::request(unsigned index, const Made &instance, const Twine &verb, const Twine &rest) {
  unsigned number = &instance - instances.data();
  plan.channels[instance.channel].requests.push_back(
      {index, (verb + " " + Twine(number) + " " + rest).str()});
}

void Planner::registerInstance(unsigned index) {
  const Command &command = script.commands[index];
  Made *instance = findInstance(command.name);
  if (!instance)
    return settle(index, {Verdict::Failed, "there is no such instance"});
  registry[command.as] = instance - instances.data();
  if (!instance->instead && configuration.mode == Mode::Static && importedFrom.contains(command.as))
    instance->instead = {Verdict::Linked, "others import from it"};
  if (instance->instead)
    return settle(index, *instance->instead);
  if (configuration.mode == Mode::Static)
    return settle(index, {Verdict::Passed, ""});
  request(index, *instance, "register", hex(StringRef(command.as)));
}

void Planner::act(unsigned index) {
  const Command &command = script.commands[index];
  const Action &action = command.action;
  Made *instance = findInstance(action.instance);
  if (!instance)
    return settle(index, {Verdict::Failed, "there is no such instance"});
  if (instance->instead)
    return settle(index, *instance->instead);
  std::string words = hex(StringRef(action.field));
  for (const Value &argument : action.arguments)
    words += " " + hex(argument.slot());
  bool isToReturn =
      command.kind == CommandKind::Action || command.kind == CommandKind::AssertReturn;
  request(index, *instance, action.isGet ? "get" : isToReturn ? "call" : "try", words);
}

/// Commands whose module is only looked at.
void Planner::check(unsigned index) {
  const Command &command = script.commands[index];
  const Definition &definition = modules[index];
  if (definition.needsGc())
    return settle(index, {Verdict::Gc, definition.refusal, true});
  bool isAccepted = definition.module.has_value();
  // Custom sections never make a module invalid, so who wants them checked says so.
  if (isAccepted && command.kind == CommandKind::AssertCustom)
    isAccepted = !errorToBool(frontend::checkBranchHints(*definition.bytes, *definition.module));
  if (isAccepted)
    return settle(index, {Verdict::Failed, "accepted, but expected \"" + command.text + "\""});
  settle(index, {Verdict::Passed, ""});
}

void Planner::walk(unsigned index) {
  const Command &command = script.commands[index];
  if (command.isText)
    return settle(index, {Verdict::Text, ""});
  const bool runs = configuration.mode != Mode::Frontend;
  if (script.folder == "gc") {
    if (runs || bringsModule(command.kind))
      settle(index, {Verdict::Gc, ""});
    return;
  }
  switch (command.kind) {
  case CommandKind::AssertInvalid:
  case CommandKind::AssertMalformed:
  case CommandKind::AssertCustom:
    return check(index);
  case CommandKind::Module:
  case CommandKind::ModuleDefinition: {
    unsigned definition = define(index);
    if (command.kind == CommandKind::Module && runs)
      return instantiate(index, definition, command.name);
    return settle(index, definitions.back().instead.value_or(Outcome{Verdict::Passed, ""}));
  }
  case CommandKind::AssertUninstantiable:
  case CommandKind::AssertUnlinkable:
    if (command.kind == CommandKind::AssertUnlinkable && configuration.mode == Mode::Static)
      return settle(index,
                    refusalOf(index, /*isDefinition=*/true).value_or(Outcome{Verdict::Linked, ""}));
    if (runs)
      return instantiateInVain(index);
    return settle(index,
                  refusalOf(index, /*isDefinition=*/true).value_or(Outcome{Verdict::Passed, ""}));
  case CommandKind::ModuleInstance: {
    if (!runs)
      return;
    auto named =
        command.definition ? namedDefinitions.find(*command.definition) : namedDefinitions.end();
    unsigned definition = named != namedDefinitions.end() ? named->second : definitions.size() - 1;
    if (definitions.empty() || (command.definition && named == namedDefinitions.end()))
      return settle(index, {Verdict::Failed, "there is no such definition"});
    return instantiate(index, definition, command.name);
  }
  case CommandKind::Register:
    if (runs)
      registerInstance(index);
    return;
  default:
    if (runs)
      act(index);
  }
}

Plan Planner::make() {
  for (const Command &command : script.commands) {
    bool isRead = bringsModule(command.kind) && !command.isText;
    modules.push_back(isRead ? readDefinition(script.directory + "/" + command.filename)
                             : Definition());
    if (modules.back().module)
      for (const frontend::Import &import : (*modules.back().module)->imports)
        importedFrom.insert(import.module);
  }
  for (unsigned i = 0; i < script.commands.size(); ++i)
    walk(i);
  return std::move(plan);
}

/// Whether the two messages say the same; the suite gives the reference interpreter's words, or
/// their beginning, and executables go on to say where it happened.
bool saysTheSame(StringRef message, StringRef expected) {
  message = message.split(" in function ").first.split(" at 0x").first;
  return !message.empty() && (message.starts_with(expected) || expected.starts_with(message));
}

Outcome passIf(bool condition, const Command &command, StringRef answer) {
  if (condition)
    return {Verdict::Passed, ""};
  std::string wanted = command.text;
  for (const Value &value : command.expected)
    wanted += (wanted.empty() ? "" : ", ") + value.text();
  return {Verdict::Failed,
          "got \"" + answer.str() + "\"" + (wanted.empty() ? "" : ", expected " + wanted)};
}

bool returnsExpected(const Command &command, StringRef answer) {
  SmallVector<StringRef> words;
  answer.split(words, ' ');
  if (words[0] != "ok" || words.size() != command.expected.size() + 1)
    return false;
  for (auto [word, value] : zip_equal(ArrayRef(words).drop_front(), command.expected)) {
    Slot slot;
    std::string bytes;
    if (!tryGetFromHex(word, bytes) || bytes.size() != slot.size())
      return false;
    copy(bytes, slot.begin());
    if (!value.matches(slot))
      return false;
  }
  return true;
}

} // namespace

Plan makePlan(const Script &script, const Configuration &configuration, Compiler &compiler,
              const std::string &directory) {
  return Planner(script, configuration, compiler, directory).make();
}

Outcome judge(const Command &command, StringRef answer) {
  StringRef rest = answer;
  rest.consume_front("sinter: ");
  const bool isTrap = rest.consume_front("trap: ");
  // An executable ends with a trap if nobody catches.
  const bool isException = answer == "exception" || rest.starts_with("uncaught exception");
  switch (command.kind) {
  case CommandKind::Module:
  case CommandKind::ModuleInstance:
  case CommandKind::Register:
    return passIf(answer == "ok", command, answer);
  case CommandKind::Action:
    return passIf(answer == "ok" || answer.starts_with("ok "), command, answer);
  case CommandKind::AssertReturn:
    return passIf(returnsExpected(command, answer), command, answer);
  case CommandKind::AssertTrap:
  case CommandKind::AssertExhaustion:
    return passIf(isTrap && saysTheSame(rest, command.text), command, answer);
  case CommandKind::AssertException:
    return passIf(isException, command, answer);
  case CommandKind::AssertUninstantiable:
    return passIf(isException || (isTrap && saysTheSame(rest, command.text)), command, answer);
  case CommandKind::AssertUnlinkable:
    return passIf(answer == command.text, command, answer);
  default:
    llvm_unreachable("planning settles these");
  }
}

} // namespace sinter::spec
