// Build.cpp - the executables that `sinter compare` measures.
//
// How start-up is told from the program: each executable has a twin whose function `sinter.run`,
// which the runtime calls when memory, stack, grants and filters are in place, is overwritten with
// a `return 0`. The twin does everything that the program does up to its first own instruction,
// from the same number of pages of a file of the same size, and then everything that ending takes.
#include "driver/compare/Build.h"

#include "driver/MemoryFile.h"
#include "driver/TimeReport.h"
#include "frontend/Diagnostic.h"

#include "llvm/Object/ELF.h"

using namespace llvm;
using sinter::frontend::makeError;

namespace sinter::driver {
namespace {

StringRef text(const codegen::Bytes &bytes) { return {bytes.data(), bytes.size()}; }

using Elf = object::ELFFile<object::ELF64LE>;

/// The symbols of an executable with which this file has to do.
struct Symbols {
  std::uint64_t guestStart = 0, guestEnd = 0; // addresses
  std::uint64_t run = 0, runSize = 0;         // address, bytes
};

Expected<Symbols> readSymbols(const Elf &file) {
  Symbols symbols;
  Expected<Elf::Elf_Shdr_Range> sections = file.sections();
  if (!sections)
    return sections.takeError();
  for (const Elf::Elf_Shdr &section : *sections) {
    if (section.sh_type != ELF::SHT_SYMTAB)
      continue;
    Expected<Elf::Elf_Sym_Range> entries = file.symbols(&section);
    Expected<StringRef> names = file.getStringTableForSymtab(section);
    if (!entries || !names)
      return joinErrors(entries.takeError(), names.takeError());
    for (const Elf::Elf_Sym &entry : *entries) {
      Expected<StringRef> name = entry.getName(*names);
      if (!name)
        return name.takeError();
      if (*name == "__sinter_guest_start")
        symbols.guestStart = entry.st_value;
      else if (*name == "__sinter_guest_end")
        symbols.guestEnd = entry.st_value;
      else if (*name == "sinter.run")
        symbols.run = entry.st_value, symbols.runSize = entry.st_size;
    }
  }
  return symbols;
}

/// Makes `sinter.run` return 0 at once. The image without symbols has the same addresses as the one
/// with them.
Expected<codegen::Bytes> makeStartUpTwin(codegen::Bytes image, const Symbols &symbols,
                                         StringRef returnZero) {
  Expected<Elf> file = Elf::create(text(image));
  if (!file)
    return file.takeError();
  Expected<const std::uint8_t *> place = file->toMappedAddr(symbols.run);
  if (!place)
    return place.takeError();
  auto offset = std::size_t(*place - file->base());
  if (symbols.runSize < returnZero.size() || offset + returnZero.size() > image.size())
    return makeError("the program's entry was not found in its executable");
  copy(returnZero, image.begin() + std::ptrdiff_t(offset));
  return image;
}

/// The module that measures memory.grow: the same code generation, and no grants.
Expected<int> buildGrow(const CompileOptions &like, Progress &progress) {
  CompileOptions options{.target = like.target, .processor = like.processor, .level = like.level};
  options.program.bounds = like.program.bounds;
  options.program.isOptimizing = like.program.isOptimizing;
  TimeReport times;
  Expected<codegen::Bytes> image =
      compile(MemoryBufferRef(growModule, "memory.grow"), options, times, progress);
  if (!image)
    return image.takeError();
  return storeInMemory(text(*image));
}

} // namespace

Expected<VariantImages> buildVariant(Variant &variant, MemoryBufferRef module,
                                     const BuildOptions &options, Progress &progress) {
  BuildOptions chosen = options;
  chosen.target = variant.target->name;
  chosen.program.bounds = variant.mode;
  Expected<CompileOptions> settings = compileOptions(chosen);
  if (!settings)
    return settings.takeError();
  VariantImages images;
  // First, so that what LLVM does only once is not part of the first variant's build time.
  if (variant.target == &targets::host()) {
    Expected<int> grow = buildGrow(*settings, progress);
    if (!grow)
      return grow.takeError();
    images.grow = *grow;
  }

  SymbolImage withSymbols;
  settings->symbolImage = &withSymbols;
  TimeReport times;
  BoundsRemarks remarks;
  auto start = std::chrono::steady_clock::now();
  Expected<codegen::Bytes> image = compile(module, *settings, times, progress, &remarks);
  auto end = std::chrono::steady_clock::now();
  if (!image)
    return image.takeError();
  variant.buildTime = std::chrono::duration<double>(end - start - withSymbols.linkTime).count();
  variant.imageSize = image->size();
  variant.checks = remarks.total;

  Expected<Elf> file = Elf::create(text(withSymbols.bytes));
  if (!file)
    return file.takeError();
  Expected<Symbols> symbols = readSymbols(*file);
  if (!symbols)
    return symbols.takeError();
  variant.codeSize = symbols->guestEnd - symbols->guestStart;

  Expected<int> program = storeInMemory(text(*image));
  if (!program)
    return program.takeError();
  images.program = *program;
  Expected<codegen::Bytes> twin =
      makeStartUpTwin(std::move(*image), *symbols, variant.target->returnZero);
  if (!twin)
    return twin.takeError();
  Expected<int> startUp = storeInMemory(text(*twin));
  if (!startUp)
    return startUp.takeError();
  images.startUp = *startUp;
  return images;
}

} // namespace sinter::driver
