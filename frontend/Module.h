// Module.h - a decoded module: plain structs and index spaces. Syntax only, nothing is validated.
//
// Everything here may point into the module's bytes, which must outlive it.
// https://webassembly.github.io/spec/core/binary/modules.html
#pragma once

#include "frontend/Opcode.h"
#include "frontend/Types.h"

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

#include <optional>
#include <vector>

namespace sinter::frontend {

enum class ExternalKind : std::uint8_t { Function, Table, Memory, Global, Tag };
llvm::StringRef text(ExternalKind kind);

/// An expression as bytes, its `end` included.
struct Expression {
  llvm::ArrayRef<std::uint8_t> bytes;
  std::uint64_t offset = 0; // of the first byte, from the start of the module
};

struct Import {
  llvm::StringRef module;
  llvm::StringRef name;
  ExternalKind kind = ExternalKind::Function;
  std::uint32_t index = 0; // in the index space of its kind
  std::uint64_t offset = 0;
};

struct Export {
  llvm::StringRef name;
  ExternalKind kind = ExternalKind::Function;
  std::uint32_t index = 0;
  std::uint64_t offset = 0;
};

/// A run of locals of one type, as encoded: 50,000 locals are usually a handful of runs.
struct LocalRun {
  std::uint32_t count = 0;
  ValueType type;
};

/// A function of the index space, imported or defined.
struct Function {
  TypeIndex type;
  bool isImported = false;
  std::uint64_t declarationOffset = 0; // of its entry in the import or function section
  // Defined functions only:
  std::uint64_t bodyOffset = 0; // of the code entry's first byte after its size
  std::vector<LocalRun> locals;
  std::uint32_t localCount = 0; // parameters not included
  Expression body;              // what follows the locals
};

struct Table {
  TableType type;
  bool isImported = false;
  std::uint64_t offset = 0;
  std::optional<Expression> init; // of the 0x40 form
};

struct Memory {
  MemoryType type;
  bool isImported = false;
  std::uint64_t offset = 0;
};

struct Global {
  GlobalType type;
  bool isImported = false;
  std::uint64_t offset = 0;
  Expression init; // defined globals only
};

struct Tag {
  TagType type;
  bool isImported = false;
  std::uint64_t offset = 0;
};

/// A hint of the metadata.code.branch_hint section.
struct BranchHint {
  std::uint64_t offset = 0; // of the br_if or if, from the start of the module
  bool isLikely = false;    // the condition holds
};

enum class SegmentMode : std::uint8_t { Passive, Active, Declarative };

/// An element segment. Its items are either all function indices or all expressions.
struct ElementSegment {
  SegmentMode mode = SegmentMode::Passive;
  ValueType type = ValueType::funcref();
  std::uint64_t offset = 0;
  TableIndex table;       // active only
  Expression tableOffset; // active only
  std::vector<FunctionIndex> functions;
  std::vector<Expression> expressions;
  std::size_t size() const { return functions.size() + expressions.size(); }
};

struct DataSegment {
  SegmentMode mode = SegmentMode::Passive;
  std::uint64_t offset = 0;
  MemoryIndex memory;      // active only
  Expression memoryOffset; // active only
  llvm::ArrayRef<std::uint8_t> bytes;
};

/// A section as it stands in the file, for `inspect`.
struct Section {
  std::uint8_t id = 0;
  llvm::StringRef name;     // of custom sections; otherwise the spec's name: "type", "import" …
  std::uint64_t offset = 0; // of the payload
  std::uint64_t size = 0;   // of the payload
};

/// The name section, never fatal: what cannot be read is left out. The lists go by index and are
/// empty, or have an entry for each index, which is empty where there is no name.
struct Names {
  using List = std::vector<llvm::StringRef>;
  llvm::StringRef module;
  List functions, types, tables, memories, globals, elements, data, tags;
  struct Local {
    FunctionIndex function;
    LocalIndex local;
    llvm::StringRef name;
  };
  std::vector<Local> locals; // ascending by function and local
};

struct Module {
  std::vector<Section> sections; // in file order
  std::vector<FunctionType> types;
  /// One past the last type of each recursive group, ascending; groups may be empty. A type outside
  /// of any `rec` is a group of its own.
  std::vector<std::uint32_t> typeGroupEnds;
  std::vector<Import> imports;
  std::vector<Function> functions;
  std::vector<Table> tables;
  std::vector<Memory> memories;
  std::vector<Global> globals;
  std::vector<Tag> tags;
  std::vector<Export> exports;
  std::optional<FunctionIndex> start;
  std::uint64_t startOffset = 0;
  std::vector<ElementSegment> elements;
  std::vector<DataSegment> data;
  std::optional<std::uint32_t> dataCount;
  Names names;
  /// By function index: the name of its first export. May be shorter than `functions`.
  std::vector<llvm::StringRef> exportNames;
  std::vector<BranchHint> branchHints; // ascending; those that cannot be read are left out
  std::uint64_t size = 0;              // of the file, bytes

  std::uint32_t importedFunctionCount() const;
  const Function &function(FunctionIndex index) const { return functions[index.value]; }
  const FunctionType &type(TypeIndex index) const { return types[index.value]; }
  const FunctionType &typeOf(FunctionIndex index) const { return type(function(index).type); }
  const Table &table(TableIndex index) const { return tables[index.value]; }
  const Memory &memory(MemoryIndex index) const { return memories[index.value]; }
  const Global &global(GlobalIndex index) const { return globals[index.value]; }
  const Tag &tag(TagIndex index) const { return tags[index.value]; }
  const FunctionType &typeOfTag(TagIndex index) const { return type(tag(index).type.type); }
  /// From the name section, else the first export's name, else empty.
  llvm::StringRef nameOf(FunctionIndex index) const;
  /// From the name section, else empty.
  llvm::StringRef nameOfGlobal(GlobalIndex index) const;
  llvm::StringRef nameOfLocal(FunctionIndex function, LocalIndex local) const;
  const Export *findExport(llvm::StringRef name) const;
};

} // namespace sinter::frontend
