// fuzz_lowering.cpp - every valid module can be lowered, for every target, to IR that verifies.
//
// The input is taken twice: as the choices of a generated module, which must be valid, and as the
// bytes of a module, which may be. Some generated modules are large enough for link() to divide
// them into partitions.
#include "frontend/Frontend.h"
#include "lowering/Lowering.h"
#include "targets/Target.h"

#include "llvm/IR/LLVMContext.h"
#include "llvm/IR/Verifier.h"
#include "llvm/Support/raw_ostream.h"

#include <cstdlib>
#include <limits>

#include "ModuleGenerator.h"

using namespace sinter;

namespace {

[[noreturn]] void fail(const llvm::Twine &what) {
  llvm::errs() << what << "\n";
  std::abort();
}

llvm::MemoryBufferRef buffer(llvm::ArrayRef<std::uint8_t> bytes) {
  return {llvm::StringRef(reinterpret_cast<const char *>(bytes.data()), bytes.size()), "fuzz"};
}

llvm::Expected<frontend::ValidModule> load(llvm::ArrayRef<std::uint8_t> bytes) {
  llvm::Expected<frontend::Module> module = frontend::decode(buffer(bytes));
  if (!module)
    return module.takeError();
  return frontend::validate(std::move(*module));
}

void lowerPartitions(const lowering::Program &program, const targets::Target &target) {
  for (unsigned i = 0; i != program.partitions().size(); ++i) {
    llvm::LLVMContext context;
    std::unique_ptr<llvm::Module> module = lowering::lower(program, i, target, context);
    if (llvm::verifyModule(*module, &llvm::errs()))
      fail("lowering made invalid IR for " + target.name);
  }
}

/// Lowers in one way; large modules for the first target only. `mustLink` says that the module is a
/// program. False if it is none.
bool lowerOnce(const frontend::ValidModule &module, const lowering::Options &options,
               bool mustLink) {
  const unsigned maxPartitions = options.isOptimizing ? std::numeric_limits<unsigned>::max() : 1;
  llvm::Expected<lowering::Program> program = lowering::link(module, options, maxPartitions);
  if (!program) {
    std::string message = llvm::toString(program.takeError());
    if (mustLink)
      fail("a generated module does not link: " + message);
    return false;
  }
  const bool isLarge = module->size > (64 << 10);
  for (const targets::Target &target :
       targets::all().take_front(isLarge ? 1 : targets::all().size()))
    lowerPartitions(*program, target);
  return true;
}

/// Lowers in every way that depends on the options. (uffd is lowered like guard, and none is what
/// the others are without their checks.)
void lowerEverywhere(const frontend::ValidModule &module, const lowering::Options &base,
                     bool mustLink) {
  using lowering::Bounds;
  for (lowering::Model model : {lowering::Model::Static, lowering::Model::Context}) {
    for (Bounds bounds : {Bounds::Guard, Bounds::Check, Bounds::Clamp}) {
      for (bool isOptimizing : {false, true}) {
        lowering::Options options = base;
        options.model = model;
        options.bounds = bounds;
        options.isOptimizing = isOptimizing;
        if (!lowerOnce(module, options, mustLink))
          break;
      }
    }
  }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
  const llvm::ArrayRef<std::uint8_t> input(data, size);

  // A generated module, which the frontend has to accept.
  const std::vector<std::uint8_t> bytes = testing::generateModule(input);
  llvm::Expected<frontend::ValidModule> generated = load(bytes);
  if (!generated)
    fail("a generated module is refused: " + llvm::toString(generated.takeError()));
  lowerEverywhere(*generated, {}, /*mustLink=*/true);

  // The input itself, with whatever it exports.
  llvm::Expected<frontend::ValidModule> raw = load(input);
  if (!raw) {
    llvm::consumeError(raw.takeError());
    return 0;
  }
  lowering::Options options;
  options.unknownImports = lowering::UnknownImports::Trap;
  for (const frontend::Export &exported : (*raw)->exports) {
    if (exported.kind != frontend::ExternalKind::Function)
      continue;
    options.invoke = exported.name.str();
    lowerEverywhere(*raw, options, /*mustLink=*/false);
    break;
  }
  return 0;
}
