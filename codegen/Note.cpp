// Note.cpp - an ELF note as an object to be linked: what an image says of itself.
#include "codegen/Codegen.h"

#include "llvm/IR/Constants.h"
#include "llvm/IR/GlobalVariable.h"
#include "llvm/Support/Endian.h"
#include "llvm/Transforms/Utils/ModuleUtils.h"

namespace sinter::codegen {

/// https://refspecs.linuxfoundation.org/elf/gabi4+/ch5.pheader.html#note_section
static std::string noteBytes(llvm::StringRef description) {
  std::string bytes;
  auto append = [&](llvm::StringRef part) {
    bytes += part;
    bytes.resize(llvm::alignTo(bytes.size(), noteAlignment));
  };
  std::uint32_t header[3];
  llvm::support::endian::write32le(&header[0], noteName.size() + 1);
  llvm::support::endian::write32le(&header[1], description.size());
  llvm::support::endian::write32le(&header[2], noteType);
  append({reinterpret_cast<const char *>(header), sizeof header});
  append({noteName.data(), noteName.size() + 1}); // a literal: with its zero byte
  append(description);
  return bytes;
}

llvm::Expected<Bytes> emitNote(llvm::StringRef description, llvm::TargetMachine &machine) {
  llvm::LLVMContext context;
  llvm::Module module("note", context);
  module.setTargetTriple(machine.getTargetTriple());
  module.setDataLayout(machine.createDataLayout());
  llvm::Constant *contents =
      llvm::ConstantDataArray::getString(context, noteBytes(description), /*AddNull=*/false);
  auto *note = new llvm::GlobalVariable(module, contents->getType(), /*isConstant=*/true,
                                        llvm::GlobalValue::PrivateLinkage, contents);
  note->setSection(".note.sinter");
  note->setAlignment(llvm::Align(noteAlignment));
  llvm::appendToCompilerUsed(module, {note});
  return emit(module, machine, CodeKind::Object);
}

} // namespace sinter::codegen
