// Names.cpp - module and function names, from a section that may hold anything.
#include "frontend/Names.h"

#include "frontend/ByteReader.h"

namespace sinter::frontend {
namespace {

void readFunctionNames(ByteReader &in, Module &module) {
  std::uint32_t count = in.readU32();
  for (std::uint32_t i = 0; i < count && !in.failed(); ++i) {
    std::uint32_t index = in.readU32();
    llvm::StringRef name = in.readName();
    if (in.failed() || index >= module.functions.size())
      continue;
    module.names.functions.resize(module.functions.size());
    module.names.functions[index] = name;
  }
}

} // namespace

void readNames(llvm::ArrayRef<std::uint8_t> bytes, Module &module) {
  enum : std::uint8_t { ModuleName, FunctionNames };
  ByteReader in(bytes);
  while (!in.atEnd() && !in.failed()) {
    std::uint8_t id = in.readByte();
    ByteReader subsection(in.readBytes(in.readU32()));
    if (id == ModuleName)
      module.names.module = subsection.readName();
    else if (id == FunctionNames)
      readFunctionNames(subsection, module);
  }
}

} // namespace sinter::frontend
