// Instruction.cpp - reads one instruction: its opcode by table lookup, its immediates by kind.
//
// https://webassembly.github.io/spec/core/binary/instructions.html
#include "frontend/Instruction.h"

#include "frontend/TypeReader.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ErrorHandling.h"

namespace sinter::frontend {
namespace {

bool isPrefix(std::uint8_t byte) { return byte >= 0xFB && byte <= 0xFE; }

/// Fails in the reader, and returns `unreachable`, if no row has the opcode.
Opcode readOpcode(ByteReader &in) {
  std::uint64_t start = in.offset();
  std::uint8_t first = in.readByte();
  std::uint8_t prefix = isPrefix(first) ? first : 0;
  std::uint32_t code = prefix ? in.readU32() : first;
  if (in.failed())
    return Opcode::Unreachable;
  if (std::optional<Opcode> opcode = findOpcode(prefix, code))
    return *opcode;

  if (std::optional<Proposal> proposal = findLaterProposal(prefix, code))
    in.failAt(start, needsProposal(*proposal));
  else
    in.failAt(start, "illegal opcode 0x" + llvm::utohexstr(first, /*LowerCase=*/true) +
                         (prefix ? " 0x" + llvm::utohexstr(code, /*LowerCase=*/true) : ""));
  return Opcode::Unreachable;
}

/// memarg ::= align:u32 [memory:u32] offset:u64. Bit 6 of the alignment announces the memory index.
MemArg readMemArg(ByteReader &in) {
  constexpr std::uint32_t hasMemoryIndex = 0x40, firstMalformed = 0x80;
  MemArg arg;
  std::uint64_t start = in.offset();
  arg.alignmentLog2 = in.readU32();
  if (arg.alignmentLog2 >= firstMalformed)
    in.failAt(start, "malformed alignment");
  if (arg.alignmentLog2 & hasMemoryIndex) {
    arg.alignmentLog2 &= ~hasMemoryIndex;
    arg.memory = {in.readU32()};
  }
  arg.offset = in.readU64();
  return arg;
}

/// Reads a vector whose elements take at least one byte each. A count that the remaining bytes
/// cannot hold fails before anything is reserved for it.
template <typename T, unsigned N, typename Read>
void readVector(ByteReader &in, llvm::SmallVector<T, N> &result, Read readElement) {
  result.clear();
  std::uint64_t start = in.offset();
  std::uint32_t count = in.readU32();
  if (count > in.remaining())
    in.failAt(start, "unexpected end: the vector is longer than what is left");
  for (std::uint32_t i = 0; i < count && !in.failed(); ++i)
    result.push_back(readElement(in));
}

CatchClause readCatchClause(ByteReader &in) {
  CatchClause clause;
  std::uint64_t start = in.offset();
  std::uint8_t kind = in.readByte();
  if (kind > CatchClause::CatchAllRef)
    in.failAt(start, "malformed catch clause 0x" + llvm::utohexstr(kind, /*LowerCase=*/true));
  clause.kind = static_cast<CatchClause::Kind>(in.failed() ? 0 : kind);
  if (clause.kind == CatchClause::Catch || clause.kind == CatchClause::CatchRef)
    clause.tag = {in.readU32()};
  clause.label = {in.readU32()};
  return clause;
}

std::array<std::uint8_t, 16> read16Bytes(ByteReader &in) {
  std::array<std::uint8_t, 16> result{};
  llvm::copy(in.readBytes(result.size()), result.begin());
  return result;
}

/// The byte that may one day name the fence's ordering.
void readFence(ByteReader &in) {
  std::uint64_t start = in.offset();
  if (in.readByte() != 0)
    in.failAt(start, "expected a zero byte");
}

} // namespace

TableIndex Instruction::table() const {
  ImmediateKind kind = info(opcode).immediate.kind;
  bool isSecond = kind == ImmediateKind::TypeTable || kind == ImmediateKind::ElemTable;
  return {isSecond ? index2 : index};
}

MemoryIndex Instruction::memory() const {
  ImmediateKind kind = info(opcode).immediate.kind;
  if (kind == ImmediateKind::MemArg || kind == ImmediateKind::MemArgLane)
    return memArg.memory;
  return {kind == ImmediateKind::DataMemory ? index2 : index};
}

const Instruction &InstructionReader::next() {
  instruction = Instruction();
  instruction.offset = in.offset();
  instruction.opcode = readOpcode(in);
  if (!in.failed())
    readImmediates();
  if (in.failed())
    instruction.opcode = Opcode::Unreachable;
  return instruction;
}

void InstructionReader::readImmediates() {
  switch (info(instruction.opcode).immediate.kind) {
  case ImmediateKind::None:
    return;
  case ImmediateKind::BlockType:
    instruction.blockType = readBlockType(in);
    return;
  case ImmediateKind::LabelTable:
    readVector(in, labels, [](ByteReader &in) { return in.readU32(); });
    instruction.labels = labels;
    instruction.index = in.readU32();
    return;
  case ImmediateKind::SelectTypes:
    readVector(in, selectTypes, readValueType);
    instruction.selectTypes = selectTypes;
    return;
  case ImmediateKind::HeapType:
    instruction.heapType = readHeapType(in);
    return;
  case ImmediateKind::TryTable:
    instruction.blockType = readBlockType(in);
    readVector(in, catches, readCatchClause);
    instruction.catches = catches;
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
    instruction.index = in.readU32();
    return;
  case ImmediateKind::TypeTable:
  case ImmediateKind::TableTable:
  case ImmediateKind::ElemTable:
  case ImmediateKind::MemoryMemory:
  case ImmediateKind::DataMemory:
    instruction.index = in.readU32();
    instruction.index2 = in.readU32();
    return;
  case ImmediateKind::MemArg:
    instruction.memArg = readMemArg(in);
    return;
  case ImmediateKind::MemArgLane:
    instruction.memArg = readMemArg(in);
    instruction.lane = in.readByte();
    return;
  case ImmediateKind::Lane:
    instruction.lane = in.readByte();
    return;
  case ImmediateKind::Shuffle:
  case ImmediateKind::V128Const:
    instruction.bytes = read16Bytes(in);
    return;
  case ImmediateKind::Fence:
    return readFence(in);
  case ImmediateKind::I32Const:
    instruction.bits = static_cast<std::uint32_t>(in.readS32());
    return;
  case ImmediateKind::I64Const:
    instruction.bits = static_cast<std::uint64_t>(in.readS64());
    return;
  case ImmediateKind::F32Const:
    instruction.bits = in.readFixed32();
    return;
  case ImmediateKind::F64Const:
    instruction.bits = in.readFixed64();
    return;
  }
  llvm_unreachable("unknown kind of immediate");
}

} // namespace sinter::frontend
