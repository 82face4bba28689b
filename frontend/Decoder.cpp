// Decoder.cpp - bytes -> Module: the preamble, then one function per section in binary order.
//
// Each section is read by a ByteReader of its own, over exactly the section's bytes, so nothing can
// read past its end; the section's first failure becomes the module's Diagnostic. Syntax only: an
// index that names nothing, or a memory of too many pages, is the validator's business. What is
// checked here is what the binary grammar itself demands: order of sections, exact sizes, equal
// counts of functions and bodies, of data count and data segments.
//
// Bodies are not read beyond their locals. Constant expressions must be, since nothing else tells
// where they end.
//
// Every count is compared with the bytes left before memory is reserved for it, so what a module
// makes us allocate is in proportion to its size.
//
// https://webassembly.github.io/spec/core/binary/modules.html
#include "frontend/BranchHints.h"
#include "frontend/Frontend.h"
#include "frontend/Instruction.h"
#include "frontend/Names.h"
#include "frontend/TypeReader.h"

#include "llvm/ADT/StringExtras.h"

#include <limits>

namespace sinter::frontend {
namespace {

class Decoder {
public:
  explicit Decoder(llvm::ArrayRef<std::uint8_t> bytes) : moduleBytes(bytes), in(bytes) {
    module.size = bytes.size();
  }

  llvm::Expected<Module> run();

private:
  void readPreamble();
  void readSection();
  void readCustomSection(ByteReader &section, Section &entry);
  void readTypes(ByteReader &section);
  void readImports(ByteReader &section);
  void readFunctions(ByteReader &section);
  void readTables(ByteReader &section);
  void readMemories(ByteReader &section);
  void readTags(ByteReader &section);
  void readGlobals(ByteReader &section);
  void readExports(ByteReader &section);
  void readStart(ByteReader &section);
  void readElements(ByteReader &section);
  void readDataCount(ByteReader &section);
  void readCode(ByteReader &section);
  void readData(ByteReader &section);

  FunctionType readFunctionType(ByteReader &section);
  void readImport(ByteReader &section);
  void readBody(ByteReader &section, FunctionIndex index);
  ElementSegment readElementSegment(ByteReader &section);
  DataSegment readDataSegment(ByteReader &section);
  void checkCounts();
  void collectExportNames();

  struct SectionKind {
    llvm::StringRef name;
    unsigned order; // of appearance in a module, from 1; custom sections have none
    void (Decoder::*read)(ByteReader &);
  };
  static const SectionKind sectionKinds[];

  llvm::ArrayRef<std::uint8_t> moduleBytes;
  ByteReader in;
  Module module;
  unsigned lastOrder = 0;
  bool sawCode = false;
  std::uint32_t importedFunctions = 0;
  llvm::ArrayRef<std::uint8_t> nameSection, hintSection;
  // The part of the failure's Location beside its offset.
  std::string failedSection;
  std::optional<FunctionIndex> failedFunction;
};

// Indexed by section id.
const Decoder::SectionKind Decoder::sectionKinds[] = {
    {"custom", 0, nullptr},
    {"type", 1, &Decoder::readTypes},
    {"import", 2, &Decoder::readImports},
    {"function", 3, &Decoder::readFunctions},
    {"table", 4, &Decoder::readTables},
    {"memory", 5, &Decoder::readMemories},
    {"global", 7, &Decoder::readGlobals},
    {"export", 8, &Decoder::readExports},
    {"start", 9, &Decoder::readStart},
    {"element", 10, &Decoder::readElements},
    {"code", 12, &Decoder::readCode},
    {"data", 13, &Decoder::readData},
    {"data count", 11, &Decoder::readDataCount},
    {"tag", 6, &Decoder::readTags},
};

/// The length of a vector whose elements take at least `minimumBytes` each.
std::uint32_t readCount(ByteReader &in, std::uint32_t minimumBytes = 1) {
  std::uint64_t start = in.offset();
  std::uint32_t count = in.readU32();
  if (std::uint64_t(count) * minimumBytes > in.remaining()) {
    in.failAt(start, "unexpected end: " + llvm::Twine(count) + " entries announced, " +
                         llvm::Twine(in.remaining()) + " bytes left");
    return 0;
  }
  return count;
}

ExternalKind readExternalKind(ByteReader &in, llvm::StringRef what) {
  std::uint64_t start = in.offset();
  std::uint8_t kind = in.readByte();
  if (kind > static_cast<std::uint8_t>(ExternalKind::Tag))
    in.failAt(start, "malformed " + what + " kind 0x" + llvm::utohexstr(kind, /*LowerCase=*/true));
  return static_cast<ExternalKind>(in.failed() ? 0 : kind);
}

/// Reads up to the `end` that closes the expression; blocks in it nest.
Expression readExpression(ByteReader &in, llvm::ArrayRef<std::uint8_t> moduleBytes) {
  Expression expression;
  expression.offset = in.offset();
  InstructionReader reader(in);
  for (std::uint64_t depth = 1; depth > 0 && !in.failed();) {
    if (in.atEnd()) {
      in.fail("unexpected end: the expression has no end");
      break;
    }
    Opcode opcode = reader.next().opcode;
    if (opensBlock(opcode))
      ++depth;
    else if (opcode == Opcode::End || (opcode == Opcode::Delegate && depth > 1))
      --depth;
  }
  expression.bytes = moduleBytes.slice(expression.offset, in.offset() - expression.offset);
  return expression;
}

llvm::Expected<Module> Decoder::run() {
  readPreamble();
  while (!in.failed() && !in.atEnd())
    readSection();
  checkCounts();
  if (in.failed()) {
    Location location;
    location.offset = in.failure().offset;
    location.function = failedFunction;
    if (failedFunction)
      location.functionName = module.nameOf(*failedFunction).str();
    std::string place = failedFunction ? "" : failedSection;
    return makeError(std::move(location), place + in.failure().message);
  }
  readNames(nameSection, module);
  ByteReader hints(hintSection);
  readBranchHints(hints, module, module.branchHints);
  return std::move(module);
}

void Decoder::readPreamble() {
  constexpr std::uint32_t magic = 0x6D736100, version = 1; // "\0asm"
  constexpr std::uint32_t componentVersion = 0x1000D;      // version 13, layer 1
  if (in.remaining() == 0)
    in.fail("the file is empty");
  else if (in.readFixed32() != magic || in.failed())
    in.failAt(0, "no WebAssembly module: the file does not start with \\0asm");
  std::uint64_t start = in.offset();
  std::uint32_t found = in.readFixed32();
  if (found == componentVersion)
    in.failAt(start, needsProposal(Proposal::ComponentModel));
  else if (found != version)
    in.failAt(start, "unknown binary version " + llvm::Twine(found));
}

void Decoder::readSection() {
  std::uint64_t start = in.offset();
  Section entry;
  entry.id = in.readByte();
  if (entry.id >= std::size(sectionKinds))
    return in.failAt(start, "malformed section id " + llvm::Twine(unsigned(entry.id)));
  const SectionKind &kind = sectionKinds[entry.id];
  entry.size = in.readU32();
  entry.offset = in.offset();
  entry.name = kind.name;
  llvm::ArrayRef<std::uint8_t> payload = in.readBytes(entry.size);
  if (!in.failed() && kind.read && kind.order <= lastOrder)
    in.failAt(start, "the " + kind.name + " section is out of order or repeated");
  if (in.failed())
    return;

  ByteReader section(payload, entry.offset);
  if (kind.read) {
    lastOrder = kind.order;
    (this->*kind.read)(section);
    if (!section.failed() && !section.atEnd())
      section.fail("section size mismatch: " + llvm::Twine(section.remaining()) +
                   " bytes are left over");
  } else {
    readCustomSection(section, entry);
  }
  module.sections.push_back(entry);
  if (section.failed()) {
    failedSection = (kind.name + " section: ").str();
    in.failAt(section.failure().offset, section.failure().message);
  }
}

void Decoder::readCustomSection(ByteReader &section, Section &entry) {
  entry.name = section.readName();
  if (entry.name == "name")
    nameSection = section.readBytes(section.remaining());
  else if (entry.name == branchHintSection && !sawCode && hintSection.empty())
    hintSection = section.readBytes(section.remaining());
}

/// functype, or `sub final` of one without supertypes, which is the same type.
FunctionType Decoder::readFunctionType(ByteReader &section) {
  constexpr std::uint8_t function = 0x60, subFinal = 0x4F;
  if (section.peekByte() == subFinal) {
    std::uint64_t start = section.offset();
    section.readByte();
    if (section.readU32() != 0)
      section.failAt(start, needsProposal(Proposal::Gc));
  }
  std::uint64_t start = section.offset();
  std::uint8_t form = section.readByte();
  FunctionType type;
  switch (form) {
  case function:
    break;
  case 0x5F: // struct
  case 0x5E: // array
  case 0x50: // sub
    section.failAt(start, needsProposal(Proposal::Gc));
    return type;
  default:
    section.failAt(start, "malformed type 0x" + llvm::utohexstr(form, /*LowerCase=*/true));
    return type;
  }
  for (std::vector<ValueType> *list : {&type.params, &type.results}) {
    std::uint32_t count = readCount(section);
    list->reserve(count);
    for (std::uint32_t i = 0; i < count && !section.failed(); ++i)
      list->push_back(readValueType(section));
  }
  return type;
}

void Decoder::readTypes(ByteReader &section) {
  constexpr std::uint8_t recursive = 0x4E;
  std::uint32_t count = readCount(section, 2);
  module.types.reserve(count);
  module.typeGroupEnds.reserve(count);
  for (std::uint32_t i = 0; i < count && !section.failed(); ++i) {
    std::uint32_t members = 1;
    if (section.peekByte() == recursive) {
      section.readByte();
      members = readCount(section, 2);
    }
    for (std::uint32_t j = 0; j < members && !section.failed(); ++j)
      module.types.push_back(readFunctionType(section));
    module.typeGroupEnds.push_back(static_cast<std::uint32_t>(module.types.size()));
  }
}

void Decoder::readImport(ByteReader &section) {
  Import import;
  import.offset = section.offset();
  import.module = section.readName();
  import.name = section.readName();
  import.kind = readExternalKind(section, "import");
  std::size_t index = 0;
  switch (import.kind) {
  case ExternalKind::Function: {
    Function function;
    function.type = {section.readU32()};
    function.isImported = true;
    function.declarationOffset = import.offset;
    index = module.functions.size();
    module.functions.push_back(std::move(function));
    break;
  }
  case ExternalKind::Table:
    index = module.tables.size();
    module.tables.push_back({readTableType(section), true, import.offset, std::nullopt});
    break;
  case ExternalKind::Memory:
    index = module.memories.size();
    module.memories.push_back({readMemoryType(section), true, import.offset});
    break;
  case ExternalKind::Global:
    index = module.globals.size();
    module.globals.push_back({readGlobalType(section), true, import.offset, {}});
    break;
  case ExternalKind::Tag:
    index = module.tags.size();
    module.tags.push_back({readTagType(section), true, import.offset});
    break;
  }
  import.index = static_cast<std::uint32_t>(index);
  module.imports.push_back(import);
}

void Decoder::readImports(ByteReader &section) {
  std::uint32_t count = readCount(section, 4);
  module.imports.reserve(count);
  for (std::uint32_t i = 0; i < count && !section.failed(); ++i)
    readImport(section);
  importedFunctions = static_cast<std::uint32_t>(module.functions.size());
}

void Decoder::readFunctions(ByteReader &section) {
  std::uint32_t count = readCount(section);
  module.functions.reserve(module.functions.size() + count);
  for (std::uint32_t i = 0; i < count && !section.failed(); ++i) {
    Function &function = module.functions.emplace_back();
    function.declarationOffset = section.offset();
    function.type = {section.readU32()};
  }
}

void Decoder::readTables(ByteReader &section) {
  constexpr std::uint8_t hasInitializer = 0x40;
  std::uint32_t count = readCount(section, 3);
  module.tables.reserve(module.tables.size() + count);
  for (std::uint32_t i = 0; i < count && !section.failed(); ++i) {
    Table &table = module.tables.emplace_back();
    table.offset = section.offset();
    bool isInitialized = section.peekByte() == hasInitializer;
    if (isInitialized) {
      section.readByte();
      std::uint64_t start = section.offset();
      if (section.readByte() != 0)
        section.failAt(start, "expected a zero byte");
    }
    table.type = readTableType(section);
    if (isInitialized)
      table.init = readExpression(section, moduleBytes);
  }
}

void Decoder::readMemories(ByteReader &section) {
  std::uint32_t count = readCount(section, 2);
  module.memories.reserve(module.memories.size() + count);
  for (std::uint32_t i = 0; i < count && !section.failed(); ++i) {
    std::uint64_t start = section.offset();
    module.memories.push_back({readMemoryType(section), false, start});
  }
}

void Decoder::readTags(ByteReader &section) {
  std::uint32_t count = readCount(section, 2);
  module.tags.reserve(module.tags.size() + count);
  for (std::uint32_t i = 0; i < count && !section.failed(); ++i) {
    std::uint64_t start = section.offset();
    module.tags.push_back({readTagType(section), false, start});
  }
}

void Decoder::readGlobals(ByteReader &section) {
  std::uint32_t count = readCount(section, 3);
  module.globals.reserve(module.globals.size() + count);
  for (std::uint32_t i = 0; i < count && !section.failed(); ++i) {
    Global global;
    global.offset = section.offset();
    global.type = readGlobalType(section);
    global.init = readExpression(section, moduleBytes);
    module.globals.push_back(std::move(global));
  }
}

void Decoder::readExports(ByteReader &section) {
  std::uint32_t count = readCount(section, 3);
  module.exports.reserve(count);
  for (std::uint32_t i = 0; i < count && !section.failed(); ++i) {
    Export entry;
    entry.offset = section.offset();
    entry.name = section.readName();
    entry.kind = readExternalKind(section, "export");
    entry.index = section.readU32();
    module.exports.push_back(entry);
  }
  collectExportNames();
}

void Decoder::collectExportNames() {
  for (const Export &entry : module.exports) {
    if (entry.kind != ExternalKind::Function || entry.index >= module.functions.size())
      continue;
    module.exportNames.resize(module.functions.size());
    llvm::StringRef &name = module.exportNames[entry.index];
    if (name.empty())
      name = entry.name;
  }
}

void Decoder::readStart(ByteReader &section) {
  module.startOffset = section.offset();
  module.start = FunctionIndex{section.readU32()};
}

ElementSegment Decoder::readElementSegment(ByteReader &section) {
  // The flags are bits: an active segment's second bit announces a table index, the others' tells
  // declarative from passive; the third chooses expressions over function indices.
  constexpr std::uint32_t isNotActive = 1, hasTableOrIsDeclarative = 2, hasExpressions = 4;
  ElementSegment segment;
  segment.offset = section.offset();
  std::uint32_t flags = section.readU32();
  if (flags > 7)
    section.failAt(segment.offset, "malformed element segment kind " + llvm::Twine(flags));
  if (!(flags & isNotActive)) {
    segment.mode = SegmentMode::Active;
    if (flags & hasTableOrIsDeclarative)
      segment.table = {section.readU32()};
    segment.tableOffset = readExpression(section, moduleBytes);
  } else if (flags & hasTableOrIsDeclarative) {
    segment.mode = SegmentMode::Declarative;
  }

  // Only the two short active forms leave the type out. Function indices are never null.
  segment.type = ValueType::ref(HeapType::Func, (flags & hasExpressions) != 0);
  if (flags & (isNotActive | hasTableOrIsDeclarative)) {
    std::uint64_t start = section.offset();
    if (flags & hasExpressions)
      segment.type = readReferenceType(section);
    else if (std::uint8_t kind = section.readByte())
      section.failAt(start, "malformed element kind 0x" + llvm::utohexstr(kind, true));
  }

  std::uint32_t count = readCount(section);
  if (flags & hasExpressions) {
    for (std::uint32_t i = 0; i < count && !section.failed(); ++i)
      segment.expressions.push_back(readExpression(section, moduleBytes));
    return segment;
  }
  segment.functions.reserve(count);
  for (std::uint32_t i = 0; i < count && !section.failed(); ++i)
    segment.functions.push_back({section.readU32()});
  return segment;
}

void Decoder::readElements(ByteReader &section) {
  std::uint32_t count = readCount(section, 3);
  for (std::uint32_t i = 0; i < count && !section.failed(); ++i)
    module.elements.push_back(readElementSegment(section));
}

void Decoder::readDataCount(ByteReader &section) { module.dataCount = section.readU32(); }

void Decoder::readBody(ByteReader &section, FunctionIndex index) {
  std::uint32_t size = section.readU32();
  std::uint64_t start = section.offset();
  ByteReader body(section.readBytes(size), start);
  Function &function = module.functions[index.value];
  function.bodyOffset = start;

  std::uint32_t runs = section.failed() ? 0 : readCount(body, 2);
  function.locals.reserve(runs);
  std::uint64_t localCount = 0;
  for (std::uint32_t i = 0; i < runs && !body.failed(); ++i) {
    std::uint64_t runOffset = body.offset();
    LocalRun run;
    run.count = body.readU32();
    run.type = readValueType(body);
    localCount += run.count;
    if (localCount > std::numeric_limits<std::uint32_t>::max())
      body.failAt(runOffset, "too many locals");
    function.locals.push_back(run);
  }
  function.localCount = static_cast<std::uint32_t>(localCount);
  function.body.offset = body.offset();
  function.body.bytes = body.readBytes(body.remaining());
  if (body.failed())
    section.failAt(body.failure().offset, body.failure().message);
  if (section.failed())
    failedFunction = index;
}

void Decoder::readCode(ByteReader &section) {
  sawCode = true;
  std::uint64_t start = section.offset();
  std::uint32_t count = readCount(section, 2);
  std::size_t declared = module.functions.size() - importedFunctions;
  if (count != declared)
    section.failAt(start,
                   "function and code section have inconsistent lengths: " + llvm::Twine(declared) +
                       " functions, " + llvm::Twine(count) + " bodies");
  for (std::uint32_t i = 0; i < count && !section.failed(); ++i)
    readBody(section, {importedFunctions + i});
}

DataSegment Decoder::readDataSegment(ByteReader &section) {
  enum : std::uint32_t { Active, Passive, ActiveWithMemory };
  DataSegment segment;
  segment.offset = section.offset();
  std::uint32_t flags = section.readU32();
  if (flags > ActiveWithMemory)
    section.failAt(segment.offset, "malformed data segment kind " + llvm::Twine(flags));
  if (flags == ActiveWithMemory)
    segment.memory = {section.readU32()};
  if (flags != Passive) {
    segment.mode = SegmentMode::Active;
    segment.memoryOffset = readExpression(section, moduleBytes);
  }
  segment.bytes = section.readBytes(section.readU32());
  return segment;
}

void Decoder::readData(ByteReader &section) {
  std::uint64_t start = section.offset();
  std::uint32_t count = readCount(section, 2);
  if (module.dataCount && *module.dataCount != count)
    section.failAt(start, "data count and data section have inconsistent lengths: " +
                              llvm::Twine(*module.dataCount) + " announced, " + llvm::Twine(count) +
                              " segments");
  module.data.reserve(count);
  for (std::uint32_t i = 0; i < count && !section.failed(); ++i)
    module.data.push_back(readDataSegment(section));
}

/// What a missing code or data section leaves unsaid.
void Decoder::checkCounts() {
  if (in.failed())
    return;
  if (!sawCode && module.functions.size() != importedFunctions)
    in.fail("function and code section have inconsistent lengths: there is no code section");
  if (module.dataCount && *module.dataCount != module.data.size())
    in.fail("data count and data section have inconsistent lengths: there is no data section");
}

} // namespace

llvm::Expected<Module> decode(llvm::MemoryBufferRef bytes) {
  llvm::StringRef buffer = bytes.getBuffer();
  return Decoder({reinterpret_cast<const std::uint8_t *>(buffer.data()), buffer.size()}).run();
}

} // namespace sinter::frontend
