// Printer.cpp - a module as text, close to the binary: indices rather than names, sections in
// order.
//
// It is no WebAssembly text format and nothing reads it back. Each line begins with the kind and
// index of what it shows, so that tests can look for single lines. Floats are printed as their
// bits; a decimal number would have to be exact for NaNs too.
#include "frontend/Printer.h"

#include "frontend/Instruction.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ErrorHandling.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/raw_ostream.h"

#include <algorithm>

namespace sinter::frontend {
namespace {

class Printer {
public:
  Printer(const Module &module, llvm::raw_ostream &os) : module(module), os(os) {}

  void printModule();

private:
  void printQuoted(llvm::StringRef name);
  void printHex(std::uint64_t number) { os << "0x" << llvm::utohexstr(number, true); }
  void printLimits(const Limits &limits);
  void printExpression(const Expression &expression);
  void printImport(std::size_t index);
  void printTable(std::size_t index);
  void printMemory(std::size_t index);
  void printDefinitions();
  void printElementSegment(std::size_t index);
  void printDataSegment(std::size_t index);
  void printFunction(FunctionIndex index);
  void printBody(const Expression &body);
  void printInstruction(const Instruction &instruction);
  void printBlockType(const BlockType &type);
  void printMemArg(const MemArg &arg);
  void printCatch(const CatchClause &clause);

  const Module &module;
  llvm::raw_ostream &os;
};

llvm::StringRef text(SegmentMode mode) {
  switch (mode) {
  case SegmentMode::Passive:
    return "passive";
  case SegmentMode::Active:
    return "active";
  case SegmentMode::Declarative:
    return "declarative";
  }
  llvm_unreachable("unknown segment mode");
}

/// Bytes outside printable ASCII, quotes and backslashes become \hh, as in the text format.
void Printer::printQuoted(llvm::StringRef name) {
  os << '"';
  for (char c : name) {
    if (llvm::isPrint(c) && c != '"' && c != '\\')
      os << c;
    else
      os << llvm::format("\\%02x", static_cast<unsigned char>(c));
  }
  os << '"';
}

void Printer::printLimits(const Limits &limits) {
  os << limits.min << "..";
  if (limits.max)
    os << *limits.max;
}

void Printer::printBlockType(const BlockType &type) {
  if (type.kind == BlockType::Result)
    os << " [] -> [" << type.result.text() << ']';
  else if (type.kind == BlockType::Type)
    os << " type " << type.type.value;
}

void Printer::printMemArg(const MemArg &arg) {
  if (arg.memory.value != 0)
    os << " memory " << arg.memory.value;
  os << " offset=" << arg.offset << " align=" << (std::uint64_t(1) << (arg.alignmentLog2 & 63));
}

void Printer::printCatch(const CatchClause &clause) {
  switch (clause.kind) {
  case CatchClause::Catch:
  case CatchClause::CatchRef:
    os << (clause.kind == CatchClause::Catch ? " (catch tag " : " (catch_ref tag ")
       << clause.tag.value << ' ' << clause.label.value << ')';
    return;
  case CatchClause::CatchAll:
  case CatchClause::CatchAllRef:
    os << (clause.kind == CatchClause::CatchAll ? " (catch_all " : " (catch_all_ref ")
       << clause.label.value << ')';
    return;
  }
  llvm_unreachable("unknown kind of catch clause");
}

void Printer::printInstruction(const Instruction &i) {
  const OpcodeInfo &row = info(i.opcode);
  os << row.text;
  switch (row.immediate.kind) {
  case ImmediateKind::None:
    return;
  case ImmediateKind::BlockType:
    return printBlockType(i.blockType);
  case ImmediateKind::LabelTable:
    for (std::uint32_t label : i.labels)
      os << ' ' << label;
    os << " default " << i.index;
    return;
  case ImmediateKind::SelectTypes:
    for (ValueType type : i.selectTypes)
      os << ' ' << type.text();
    return;
  case ImmediateKind::HeapType:
    os << ' ' << i.heapType.text();
    return;
  case ImmediateKind::TryTable:
    printBlockType(i.blockType);
    for (const CatchClause &clause : i.catches)
      printCatch(clause);
    return;
  case ImmediateKind::Fence:
    return;
  case ImmediateKind::Label:
  case ImmediateKind::Function:
  case ImmediateKind::Type:
  case ImmediateKind::Tag:
  case ImmediateKind::Local:
  case ImmediateKind::Global:
  case ImmediateKind::Table:
  case ImmediateKind::Elem:
  case ImmediateKind::Memory:
  case ImmediateKind::Data:
    os << ' ' << i.index;
    return;
  case ImmediateKind::TypeTable:
    os << " type " << i.index << " table " << i.index2;
    return;
  case ImmediateKind::TableTable:
  case ImmediateKind::ElemTable:
  case ImmediateKind::MemoryMemory:
  case ImmediateKind::DataMemory:
    os << ' ' << i.index << ' ' << i.index2;
    return;
  case ImmediateKind::MemArg:
    return printMemArg(i.memArg);
  case ImmediateKind::MemArgLane:
    printMemArg(i.memArg);
    [[fallthrough]];
  case ImmediateKind::Lane:
    os << ' ' << unsigned(i.lane);
    return;
  case ImmediateKind::Shuffle:
    for (unsigned lane : i.bytes)
      os << ' ' << lane;
    return;
  case ImmediateKind::V128Const:
    // As one number: the last byte is the most significant.
    os << " 0x";
    for (unsigned byte : llvm::reverse(i.bytes))
      os << llvm::format("%02x", byte);
    return;
  case ImmediateKind::I32Const:
    os << ' ' << static_cast<std::int32_t>(i.bits);
    return;
  case ImmediateKind::I64Const:
    os << ' ' << static_cast<std::int64_t>(i.bits);
    return;
  case ImmediateKind::F32Const:
    os << llvm::format(" 0x%08x", static_cast<std::uint32_t>(i.bits));
    return;
  case ImmediateKind::F64Const:
    os << llvm::format(" 0x%016llx", static_cast<unsigned long long>(i.bits));
    return;
  }
  llvm_unreachable("unknown kind of immediate");
}

/// Prints a constant expression on one line, without its `end`.
void Printer::printExpression(const Expression &expression) {
  ByteReader in(expression.bytes, expression.offset);
  InstructionReader reader(in);
  bool isFirst = true;
  while (!reader.atEnd()) {
    const Instruction &instruction = reader.next();
    if (instruction.opcode == Opcode::End && reader.atEnd())
      return;
    os << (isFirst ? "" : "; ");
    isFirst = false;
    printInstruction(instruction);
  }
}

void Printer::printImport(std::size_t index) {
  const Import &import = module.imports[index];
  os << "import " << index << ": ";
  printQuoted(import.module);
  os << ' ';
  printQuoted(import.name);
  os << ' ' << text(import.kind) << ' ' << import.index;
  if (import.kind == ExternalKind::Function)
    os << ": type " << module.functions[import.index].type.value;
  else if (import.kind == ExternalKind::Tag)
    os << ": type " << module.tags[import.index].type.type.value;
  os << '\n';
}

void Printer::printTable(std::size_t index) {
  const Table &table = module.tables[index];
  os << "table " << index << ": " << (table.isImported ? "imported " : "");
  printLimits(table.type.limits);
  os << ' ' << table.type.element.text();
  if (table.type.addressType == ValueType::I64)
    os << " i64";
  if (table.init) {
    os << " = ";
    printExpression(*table.init);
  }
  os << '\n';
}

void Printer::printMemory(std::size_t index) {
  const Memory &memory = module.memories[index];
  os << "memory " << index << ": " << (memory.isImported ? "imported " : "");
  printLimits(memory.type.limits);
  os << " pages";
  if (memory.type.pageSizeLog2 != 16)
    os << " of " << (std::uint64_t(1) << memory.type.pageSizeLog2) << " bytes";
  if (memory.type.addressType == ValueType::I64)
    os << " i64";
  os << (memory.type.isShared ? " shared\n" : "\n");
}

void Printer::printDefinitions() {
  for (std::size_t i = 0; i < module.tables.size(); ++i)
    printTable(i);
  for (std::size_t i = 0; i < module.memories.size(); ++i)
    printMemory(i);
  for (std::size_t i = 0; i < module.tags.size(); ++i)
    os << "tag " << i << ": " << (module.tags[i].isImported ? "imported " : "") << "type "
       << module.tags[i].type.type.value << '\n';
  for (std::size_t i = 0; i < module.globals.size(); ++i) {
    const Global &global = module.globals[i];
    os << "global " << i << ": " << (global.isImported ? "imported " : "")
       << (global.type.isMutable ? "mutable " : "") << global.type.content.text();
    if (!global.isImported) {
      os << " = ";
      printExpression(global.init);
    }
    os << '\n';
  }
  for (const Export &entry : module.exports) {
    os << "export ";
    printQuoted(entry.name);
    os << ": " << text(entry.kind) << ' ' << entry.index << '\n';
  }
  if (module.start)
    os << "start: function " << module.start->value << '\n';
}

void Printer::printElementSegment(std::size_t index) {
  const ElementSegment &segment = module.elements[index];
  os << "element " << index << ": " << text(segment.mode) << ' ' << segment.type.text();
  if (segment.mode == SegmentMode::Active) {
    os << ", table " << segment.table.value << " at ";
    printExpression(segment.tableOffset);
  }
  os << ", " << segment.size() << " items:";
  for (FunctionIndex function : segment.functions)
    os << ' ' << function.value;
  for (const Expression &expression : segment.expressions) {
    os << " (";
    printExpression(expression);
    os << ')';
  }
  os << '\n';
}

void Printer::printDataSegment(std::size_t index) {
  const DataSegment &segment = module.data[index];
  os << "data " << index << ": " << text(segment.mode);
  if (segment.mode == SegmentMode::Active) {
    os << ", memory " << segment.memory.value << " at ";
    printExpression(segment.memoryOffset);
  }
  os << ", " << segment.bytes.size() << " bytes: ";
  printQuoted({reinterpret_cast<const char *>(segment.bytes.data()), segment.bytes.size()});
  os << '\n';
}

void Printer::printBody(const Expression &body) {
  // Deep nesting is legal; indenting it all the way would print the square of the input.
  constexpr unsigned deepestIndent = 40;
  ByteReader in(body.bytes, body.offset);
  InstructionReader reader(in);
  unsigned depth = 1;
  while (!reader.atEnd()) {
    const Instruction &i = reader.next();
    if (in.failed())
      break;
    bool closes = i.opcode == Opcode::End || i.opcode == Opcode::Delegate;
    bool isNextPart =
        i.opcode == Opcode::Else || i.opcode == Opcode::Catch || i.opcode == Opcode::CatchAll;
    if ((closes || isNextPart) && depth > 0)
      --depth;
    os.indent(2 + 2 * std::min(depth, deepestIndent));
    printInstruction(i);
    os << " ; ";
    printHex(i.offset);
    os << '\n';
    if (isNextPart || opensBlock(i.opcode))
      ++depth;
  }
  if (in.failed()) {
    os << "  ; ";
    printHex(in.failure().offset);
    os << ": " << in.failure().message << '\n';
  }
}

void Printer::printFunction(FunctionIndex index) {
  const Function &function = module.function(index);
  os << "function " << index.value << ':';
  if (llvm::StringRef name = module.nameOf(index); !name.empty()) {
    os << ' ';
    printQuoted(name);
  }
  os << " type " << function.type.value;
  if (function.isImported) {
    os << " imported\n";
    return;
  }
  os << " ; ";
  printHex(function.bodyOffset);
  os << '\n';
  for (const LocalRun &run : function.locals)
    os << "  locals: " << run.count << ' ' << run.type.text() << '\n';
  printBody(function.body);
}

void Printer::printModule() {
  os << "module: " << module.size << " bytes";
  if (!module.names.module.empty()) {
    os << ' ';
    printQuoted(module.names.module);
  }
  os << '\n';
  for (const Section &section : module.sections) {
    os << "section " << unsigned(section.id) << ' ';
    printQuoted(section.name);
    os << ": " << section.size << " bytes ; ";
    printHex(section.offset);
    os << '\n';
  }
  for (std::size_t i = 0; i < module.types.size(); ++i)
    os << "type " << i << ": " << module.types[i].text() << '\n';
  for (std::size_t i = 0; i < module.imports.size(); ++i)
    printImport(i);
  printDefinitions();
  for (std::size_t i = 0; i < module.elements.size(); ++i)
    printElementSegment(i);
  for (std::size_t i = 0; i < module.data.size(); ++i)
    printDataSegment(i);
  for (std::uint32_t i = 0; i < module.functions.size(); ++i)
    printFunction({i});
}

} // namespace

void print(const Module &module, llvm::raw_ostream &os) { Printer(module, os).printModule(); }

} // namespace sinter::frontend
