// SpecFrontend.cpp - runs the official test suite's modules against decode() and validate().
//
//   sinter-spec-frontend SUITE EXPECTED-FAILURES FOLDER...
//
// A module that is to be instantiated must be accepted; one of an assert_malformed or
// assert_invalid must be refused. A refusal because of a proposal that is not supported yet says
// nothing about either, so it counts as not applicable; so do modules in the text format. The
// reference interpreter's messages are not compared: every engine words its own.
//
// The list of expected failures is strict: a listed command that passes fails the run, as does one
// that does not exist. Exit status 77 means that the suite is missing.
#include "frontend/Frontend.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"

#include <memory>
#include <vector>

using namespace sinter::frontend;

namespace {

struct Counts {
  unsigned passed = 0;
  unsigned failed = 0;
  unsigned notApplicable = 0;
  unsigned failedAsListed = 0;
};

struct Row {
  std::string folder;
  std::string kind; // "accepted", "malformed" or "invalid"
  Counts counts;
};

/// What a command demands of the frontend.
enum class Demand { None, Acceptance, Refusal };

Demand demandOf(llvm::StringRef type) {
  if (type == "module" || type == "module_definition" || type == "assert_unlinkable" ||
      type == "assert_uninstantiable")
    return Demand::Acceptance;
  if (type == "assert_malformed" || type == "assert_invalid")
    return Demand::Refusal;
  return Demand::None;
}

std::string kindOf(llvm::StringRef type) {
  return type.consume_front("assert_") && (type == "malformed" || type == "invalid") ? type.str()
                                                                                     : "accepted";
}

/// The diagnostic, or nothing for a valid module.
std::optional<std::string> refusal(llvm::MemoryBufferRef bytes) {
  llvm::Expected<Module> module = decode(bytes);
  if (!module)
    return llvm::toString(module.takeError());
  llvm::Expected<ValidModule> valid = validate(std::move(*module));
  if (!valid)
    return llvm::toString(valid.takeError());
  return std::nullopt;
}

class Runner {
public:
  explicit Runner(llvm::StringRef suite) : suite(suite) {}

  bool readExpectedFailures(llvm::StringRef path);
  bool runFolder(llvm::StringRef folder, const llvm::json::Array &index);
  /// Prints the table and the verdict; true if nothing failed.
  bool report();

private:
  bool runScript(llvm::StringRef folder, llvm::StringRef jsonPath);
  void runCommand(llvm::StringRef folder, llvm::StringRef jsonPath,
                  const llvm::json::Object &command);
  Counts &countsOf(llvm::StringRef folder, const std::string &kind);

  std::string suite;
  llvm::StringSet<> expectedFailures;
  llvm::StringSet<> seen;
  std::vector<Row> rows;
};

bool fail(const llvm::Twine &message) {
  llvm::errs() << "sinter-spec-frontend: " << message << '\n';
  return false;
}

std::unique_ptr<llvm::MemoryBuffer> open(const llvm::Twine &path) {
  llvm::ErrorOr<std::unique_ptr<llvm::MemoryBuffer>> file = llvm::MemoryBuffer::getFile(path);
  if (!file) {
    fail(path + ": " + file.getError().message());
    return nullptr;
  }
  return std::move(*file);
}

std::optional<llvm::json::Value> openJson(const llvm::Twine &path) {
  std::unique_ptr<llvm::MemoryBuffer> file = open(path);
  if (!file)
    return std::nullopt;
  llvm::Expected<llvm::json::Value> value = llvm::json::parse(file->getBuffer());
  if (!value) {
    fail(path + ": " + llvm::toString(value.takeError()));
    return std::nullopt;
  }
  return std::move(*value);
}

/// One `folder/script:line` a line; `#` starts a comment.
bool Runner::readExpectedFailures(llvm::StringRef path) {
  std::unique_ptr<llvm::MemoryBuffer> file = open(path);
  if (!file)
    return false;
  llvm::SmallVector<llvm::StringRef> lines;
  file->getBuffer().split(lines, '\n');
  for (llvm::StringRef line : lines)
    if (llvm::StringRef entry = line.split('#').first.trim(); !entry.empty())
      expectedFailures.insert(entry);
  return true;
}

Counts &Runner::countsOf(llvm::StringRef folder, const std::string &kind) {
  for (Row &row : rows)
    if (row.folder == folder && row.kind == kind)
      return row.counts;
  return rows.emplace_back(Row{folder.str(), kind, {}}).counts;
}

void Runner::runCommand(llvm::StringRef folder, llvm::StringRef jsonPath,
                        const llvm::json::Object &command) {
  llvm::StringRef type = command.getString("type").value_or("");
  std::optional<llvm::StringRef> filename = command.getString("filename");
  Demand demand = demandOf(type);
  if (demand == Demand::None || !filename)
    return;
  Counts &counts = countsOf(folder, kindOf(type));
  if (command.getString("module_type") == "text") {
    ++counts.notApplicable;
    return;
  }
  llvm::StringRef directory = llvm::sys::path::parent_path(jsonPath);
  std::unique_ptr<llvm::MemoryBuffer> bytes = open(suite + "/" + directory + "/" + *filename);
  if (!bytes) {
    ++counts.failed;
    return;
  }

  std::string name = (directory + ":" + llvm::Twine(command.getInteger("line").value_or(0))).str();
  bool isListed = expectedFailures.contains(name);
  seen.insert(name);
  std::optional<std::string> message = refusal(*bytes);
  if (message && llvm::StringRef(*message).contains("needs proposal '")) {
    ++counts.notApplicable;
    if (isListed)
      fail(name + ": is listed as a failure, but is not applicable");
    counts.failed += isListed;
    return;
  }
  bool isRight = message.has_value() == (demand == Demand::Refusal);
  if (isRight == isListed) {
    ++counts.failed;
    llvm::StringRef text = command.getString("text").value_or("valid");
    fail(name + ": " + *filename + ": " + (isListed ? "is listed as a failure, but passes" : "") +
         (isListed ? "" : "expected \"" + text.str() + "\", got ") +
         (isListed ? "" : message.value_or("a valid module")));
    return;
  }
  ++(isListed ? counts.failedAsListed : counts.passed);
}

bool Runner::runScript(llvm::StringRef folder, llvm::StringRef jsonPath) {
  std::optional<llvm::json::Value> script = openJson(suite + "/" + jsonPath);
  const llvm::json::Object *object = script ? script->getAsObject() : nullptr;
  const llvm::json::Array *commands = object ? object->getArray("commands") : nullptr;
  if (!commands)
    return fail(jsonPath + ": no list of commands");
  for (const llvm::json::Value &command : *commands)
    if (const llvm::json::Object *fields = command.getAsObject())
      runCommand(folder, jsonPath, *fields);
  return true;
}

bool Runner::runFolder(llvm::StringRef folder, const llvm::json::Array &index) {
  for (const llvm::json::Value &value : index) {
    const llvm::json::Object *script = value.getAsObject();
    if (!script || script->getString("feature") != folder)
      continue;
    if (!runScript(folder, script->getString("json").value_or("")))
      return false;
  }
  return true;
}

bool Runner::report() {
  Counts total;
  llvm::outs() << llvm::format("%-14s %-10s %8s %8s %15s %17s\n", "folder", "modules", "passed",
                               "failed", "not applicable", "failed as listed");
  for (const Row &row : rows) {
    llvm::outs() << llvm::format("%-14s %-10s %8u %8u %15u %17u\n", row.folder.c_str(),
                                 row.kind.c_str(), row.counts.passed, row.counts.failed,
                                 row.counts.notApplicable, row.counts.failedAsListed);
    total.passed += row.counts.passed;
    total.failed += row.counts.failed;
    total.notApplicable += row.counts.notApplicable;
  }
  for (const auto &entry : expectedFailures)
    if (!seen.contains(entry.getKey())) {
      fail(entry.getKey() + ": is listed as a failure, but there is no such command");
      ++total.failed;
    }
  llvm::outs() << total.passed << " passed, " << total.failed << " failed, " << total.notApplicable
               << " not applicable\n";
  if (total.passed == 0)
    return fail("nothing was run");
  return total.failed == 0;
}

} // namespace

int main(int argc, char **argv) {
  constexpr int suiteIsMissing = 77;
  if (argc < 4) {
    fail("usage: sinter-spec-frontend SUITE EXPECTED-FAILURES FOLDER...");
    return 1;
  }
  std::string suite = argv[1];
  if (!llvm::sys::fs::exists(suite + "/index.json")) {
    llvm::outs() << "SKIPPED: no " << suite << "/index.json; set SINTER_SPEC_TESTSUITE (CMake "
                 << "cache or environment variable) to the folder of the WebAssembly spec test "
                 << "suite as JSON and binaries\n";
    return suiteIsMissing;
  }
  Runner runner(suite);
  std::optional<llvm::json::Value> index = openJson(suite + "/index.json");
  if (!index || !index->getAsArray() || !runner.readExpectedFailures(argv[2]))
    return 1;
  for (int i = 3; i < argc; ++i)
    if (!runner.runFolder(argv[i], *index->getAsArray()))
      return 1;
  return runner.report() ? 0 : 1;
}
