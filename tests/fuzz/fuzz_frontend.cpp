// fuzz_frontend.cpp - any bytes give a valid module or one diagnostic within the file.
//
// A decoded module is also printed and, when valid, its initialisers are evaluated, so that nothing
// in the frontend is left out. https://llvm.org/docs/LibFuzzer.html
#include "frontend/ConstantExpression.h"
#include "frontend/Frontend.h"
#include "frontend/Printer.h"
#include "frontend/TypeIdentity.h"

#include "llvm/Support/raw_ostream.h"

#include <cstdlib>

using namespace sinter::frontend;

namespace {

void require(bool condition) {
  if (!condition)
    std::abort();
}

void checkError(llvm::Error error, std::size_t size) {
  unsigned count = 0;
  llvm::handleAllErrors(std::move(error), [&](const Diagnostic &diagnostic) {
    ++count;
    std::string line;
    llvm::raw_string_ostream os(line);
    diagnostic.log(os);
    require(diagnostic.getLocation().offset && *diagnostic.getLocation().offset <= size);
    require(line.find('\n') == std::string::npos);
  });
  require(count == 1);
}

void checkFacts(const ValidModule &module) {
  const ModuleFacts &facts = module.facts();
  std::size_t defined = module->functions.size() - module->importedFunctionCount();
  require(facts.calleeStart.size() == defined + 1);
  require(facts.calleeStart.back() == facts.callees.size());
  for (const Global &global : module->globals)
    if (!global.isImported)
      if (std::optional<ConstantValue> value = evaluate(module, global.init))
        require(matches(value->type, global.type.content, facts.canonicalTypes));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
  llvm::MemoryBufferRef buffer(llvm::StringRef(reinterpret_cast<const char *>(data), size), "fuzz");
  llvm::Expected<Module> decoded = decode(buffer);
  if (!decoded) {
    checkError(decoded.takeError(), size);
    return 0;
  }
  print(*decoded, llvm::nulls());
  llvm::Expected<ValidModule> valid = validate(std::move(*decoded));
  if (valid)
    checkFacts(*valid);
  else
    checkError(valid.takeError(), size);
  return 0;
}
