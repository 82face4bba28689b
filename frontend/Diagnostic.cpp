// Diagnostic.cpp - prints the one line that a user sees when a module is refused.
#include "frontend/Diagnostic.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/raw_ostream.h"

namespace sinter::frontend {

void writeEscaped(llvm::raw_ostream &os, llvm::StringRef text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    auto byte = static_cast<unsigned char>(text[i]);
    bool isC1 = byte == 0xC2 && i + 1 < text.size() &&
                static_cast<unsigned char>(text[i + 1]) >= 0x80 &&
                static_cast<unsigned char>(text[i + 1]) < 0xA0;
    if (isC1)
      os << "\\c2" << llvm::format("\\%02x", static_cast<unsigned char>(text[++i]));
    else if (byte < 0x20 || byte == 0x7F)
      os << llvm::format("\\%02x", byte);
    else
      os << text[i];
  }
}

char Diagnostic::ID;

void Diagnostic::log(llvm::raw_ostream &os) const {
  if (location.offset)
    os << "0x" << llvm::utohexstr(*location.offset, /*LowerCase=*/true) << ": ";
  os << "error: ";
  if (location.function) {
    os << "function " << location.function->value;
    if (!location.functionName.empty()) {
      os << " \"";
      writeEscaped(os, location.functionName);
      os << '"';
    }
    os << ": ";
  }
  if (location.opcode)
    os << info(*location.opcode).text << ": ";
  writeEscaped(os, message);
}

std::string named(std::uint32_t index, llvm::StringRef name) {
  return llvm::utostr(index) + (name.empty() ? "" : " \"" + name.str() + "\"");
}

llvm::Error makeError(const llvm::Twine &message) { return makeError(Location(), message); }

llvm::Error makeError(Location location, const llvm::Twine &message) {
  return llvm::make_error<Diagnostic>(std::move(location), message.str());
}

} // namespace sinter::frontend
