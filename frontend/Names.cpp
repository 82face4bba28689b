// Names.cpp - the names of a module's parts, from a section that may hold anything.
#include "frontend/Names.h"

#include "frontend/ByteReader.h"

#include "llvm/ADT/STLExtras.h"

#include <tuple>

namespace sinter::frontend {
namespace {

/// namemap ::= vec(idx name)
template <typename Store>
void readNameMap(ByteReader &in, Store store) {
  std::uint32_t count = in.readU32();
  for (std::uint32_t i = 0; i < count && !in.failed(); ++i) {
    std::uint32_t index = in.readU32();
    llvm::StringRef name = in.readName();
    if (!in.failed())
      store(index, name);
  }
}

/// `size` is the number of things that can have a name.
void readList(ByteReader &in, Names::List &names, std::size_t size) {
  readNameMap(in, [&](std::uint32_t index, llvm::StringRef name) {
    if (index >= size)
      return;
    names.resize(size);
    names[index] = name;
  });
}

/// indirectnamemap ::= vec(funcidx namemap)
void readLocals(ByteReader &in, std::vector<Names::Local> &locals) {
  std::uint32_t count = in.readU32();
  for (std::uint32_t i = 0; i < count && !in.failed(); ++i) {
    FunctionIndex function{in.readU32()};
    readNameMap(in, [&](std::uint32_t index, llvm::StringRef name) {
      locals.push_back({function, {index}, name});
    });
  }
}

void readSubsection(std::uint8_t id, ByteReader &in, Module &module) {
  enum : std::uint8_t {
    ModuleName,
    FunctionNames,
    LocalNames,
    TypeNames = 4,
    TableNames,
    MemoryNames,
    GlobalNames,
    ElementNames,
    DataNames,
    TagNames = 11,
  };
  Names &names = module.names;
  switch (id) {
  case ModuleName:
    names.module = in.readName();
    return;
  case FunctionNames:
    return readList(in, names.functions, module.functions.size());
  case LocalNames:
    return readLocals(in, names.locals);
  case TypeNames:
    return readList(in, names.types, module.types.size());
  case TableNames:
    return readList(in, names.tables, module.tables.size());
  case MemoryNames:
    return readList(in, names.memories, module.memories.size());
  case GlobalNames:
    return readList(in, names.globals, module.globals.size());
  case ElementNames:
    return readList(in, names.elements, module.elements.size());
  case DataNames:
    return readList(in, names.data, module.data.size());
  case TagNames:
    return readList(in, names.tags, module.tags.size());
  default: // of labels and of fields, which nothing here would show, and what is to come
    return;
  }
}

} // namespace

void readNames(llvm::ArrayRef<std::uint8_t> bytes, Module &module) {
  ByteReader in(bytes);
  while (!in.atEnd() && !in.failed()) {
    std::uint8_t id = in.readByte();
    ByteReader subsection(in.readBytes(in.readU32()));
    if (!in.failed())
      readSubsection(id, subsection, module);
  }
  // By position too: of two names for one local, the earlier one counts.
  llvm::sort(module.names.locals, [](const Names::Local &a, const Names::Local &b) {
    return std::tuple(a.function, a.local, a.name.data()) <
           std::tuple(b.function, b.local, b.name.data());
  });
}

} // namespace sinter::frontend
