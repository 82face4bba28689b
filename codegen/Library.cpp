// Library.cpp - a relocatable object as a static library that shows nothing but its own names.
//
// Several modules are linked into one host, each with a runtime library, maybe of different
// versions of Sinter; and the runtime has functions that a C library has, too. So all symbols
// become local but those with the module's prefix.
#include "codegen/Codegen.h"
#include "frontend/Diagnostic.h"

#include "llvm/BinaryFormat/ELF.h"
#include "llvm/ObjCopy/CommonConfig.h"
#include "llvm/ObjCopy/ELF/ELFConfig.h"
#include "llvm/ObjCopy/ELF/ELFObjcopy.h"
#include "llvm/Object/ArchiveWriter.h"
#include "llvm/Object/ELFObjectFile.h"

namespace sinter::codegen {

using llvm::StringRef;

static llvm::Expected<Bytes> hideSymbols(llvm::MemoryBufferRef object, StringRef prefix,
                                         bool isStripped) {
  namespace objcopy = llvm::objcopy;
  llvm::Expected<std::unique_ptr<llvm::object::ObjectFile>> file =
      llvm::object::ObjectFile::createELFObjectFile(object);
  if (!file)
    return file.takeError();
  objcopy::CommonConfig config;
  const std::string names = (prefix + "_*").str(); // the pattern refers to it
  llvm::Expected<objcopy::NameOrPattern> pattern = objcopy::NameOrPattern::create(
      names, objcopy::MatchStyle::Wildcard, [](llvm::Error error) { return error; });
  if (!pattern)
    return pattern.takeError();
  if (llvm::Error error = config.SymbolsToKeepGlobal.addMatcher(std::move(pattern)))
    return error;
  // It has the type of .eh_frame, which linkers treat like that by its type, too.
  config.SetSectionType[".rodata.sinter_unwind"] = llvm::ELF::SHT_PROGBITS;
  config.StripUnneeded = isStripped;
  Bytes bytes;
  llvm::raw_svector_ostream out(bytes);
  auto &elf = llvm::cast<llvm::object::ELFObjectFileBase>(**file);
  if (llvm::Error error =
          objcopy::elf::executeObjcopyOnBinary(config, objcopy::ELFConfig(), elf, out))
    return error;
  return bytes;
}

llvm::Expected<Bytes> archiveObject(llvm::MemoryBufferRef object, StringRef prefix,
                                    bool isStripped) {
  llvm::Expected<Bytes> hidden = hideSymbols(object, prefix, isStripped);
  if (!hidden)
    return frontend::makeError("linking: " + llvm::toString(hidden.takeError()));
  const std::string name = (prefix + ".o").str();
  llvm::NewArchiveMember member(
      llvm::MemoryBufferRef(StringRef(hidden->data(), hidden->size()), name));
  llvm::Expected<std::unique_ptr<llvm::MemoryBuffer>> archive = llvm::writeArchiveToBuffer(
      member, llvm::SymtabWritingMode::NormalSymtab, llvm::object::Archive::K_GNU,
      /*Deterministic=*/true, /*Thin=*/false);
  if (!archive)
    return frontend::makeError("linking: " + llvm::toString(archive.takeError()));
  const StringRef bytes = (*archive)->getBuffer();
  return Bytes(bytes.begin(), bytes.end());
}

} // namespace sinter::codegen
