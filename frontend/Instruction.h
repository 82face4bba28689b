// Instruction.h - one decoded instruction, and the reader that iterates over an expression.
#pragma once

#include "frontend/ByteReader.h"
#include "frontend/Opcode.h"
#include "frontend/Types.h"

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/SmallVector.h"

#include <array>

namespace sinter::frontend {

/// blocktype ::= 0x40 | valtype | typeidx:s33
struct BlockType {
  enum Kind : std::uint8_t { Empty, Result, Type } kind = Empty;
  ValueType result; // Result only
  TypeIndex type;   // Type only
};

/// memarg ::= align:u32 [memory:u32] offset:u64
struct MemArg {
  std::uint32_t alignmentLog2 = 0; // a hint: never trusted, only checked by the validator
  MemoryIndex memory;
  std::uint64_t offset = 0;
};

/// catch ::= tag label | tag label (with exnref) | label | label (with exnref)
struct CatchClause {
  enum Kind : std::uint8_t { Catch, CatchRef, CatchAll, CatchAllRef } kind = Catch;
  TagIndex tag; // Catch and CatchRef only
  LabelIndex label;
};

/// One instruction with its immediates. Which fields are meaningful follows from the opcode's
/// ImmediateKind; the accessors name them.
struct Instruction {
  Opcode opcode = Opcode::Unreachable;
  std::uint64_t offset = 0; // of the opcode's first byte, from the start of the module

  std::uint32_t index = 0;  // Label Function Type Tag Local Global Table Elem Memory Data; type of
                            // TypeTable; destination of TableTable, MemoryMemory; default label
                            // of LabelTable
  std::uint32_t index2 = 0; // table of TypeTable and ElemTable; memory of DataMemory; source of
                            // TableTable and MemoryMemory
  std::uint64_t bits = 0;   // I32Const (zero-extended), I64Const, F32Const, F64Const
  BlockType blockType;
  MemArg memArg;
  HeapType heapType = HeapType::Func;
  std::uint8_t lane = 0;                 // Lane, MemArgLane
  std::array<std::uint8_t, 16> bytes{};  // V128Const: little endian; Shuffle: lanes
  llvm::ArrayRef<CatchClause> catches;   // TryTable; until the next read
  llvm::ArrayRef<std::uint32_t> labels;  // LabelTable, without the default; until the next read
  llvm::ArrayRef<ValueType> selectTypes; // SelectTypes; until the next read

  LabelIndex label() const { return {index}; }
  FunctionIndex function() const { return {index}; }
  LocalIndex local() const { return {index}; }
  GlobalIndex global() const { return {index}; }
  TypeIndex type() const { return {index}; }
  TagIndex tag() const { return {index}; }
  /// The table of Table and TableTable (destination), or of TypeTable and ElemTable.
  TableIndex table() const;
  TableIndex sourceTable() const { return {index2}; }
  ElemIndex elem() const { return {index}; }
  DataIndex data() const { return {index}; }
  /// The memory of Memory, MemoryMemory (destination), DataMemory, MemArg and MemArgLane.
  MemoryIndex memory() const;
  MemoryIndex sourceMemory() const { return {index2}; }
};

/// Iterates over the instructions of a body or constant expression, syntax only. The reader stops
/// at the first error, which is sticky in the ByteReader; later reads return `unreachable`.
class InstructionReader {
public:
  /// Reads from `in`, which outlives the reader and whose offsets are module offsets.
  explicit InstructionReader(ByteReader &in) : in(in) {}

  /// True when no bytes are left or an error happened.
  bool atEnd() const { return in.failed() || in.atEnd(); }
  /// The next instruction. Its array members are valid until the following call.
  const Instruction &next();

private:
  void readImmediates();

  ByteReader &in;
  Instruction instruction;
  llvm::SmallVector<std::uint32_t, 16> labels;
  llvm::SmallVector<ValueType, 2> selectTypes;
  llvm::SmallVector<CatchClause, 4> catches;
};

} // namespace sinter::frontend
