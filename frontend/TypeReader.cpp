// TypeReader.cpp - the codes of types, and which of them belong to a later proposal.
//
// A heap type is a negative number for an abstract type or else a type index. One table gives the
// abstract ones; the same codes are also short for the nullable reference to them.
#include "frontend/TypeReader.h"

#include "llvm/ADT/StringExtras.h"

namespace sinter::frontend {
namespace {

constexpr std::uint8_t refCode = 0x64, refNullCode = 0x63, vectorCode = 0x7B;

std::optional<HeapType> findAbstract(std::uint8_t code) {
  switch (code) {
  case 0x74:
    return HeapType::NoExn;
  case 0x73:
    return HeapType::NoFunc;
  case 0x72:
    return HeapType::NoExtern;
  case 0x70:
    return HeapType::Func;
  case 0x6F:
    return HeapType::Extern;
  case 0x69:
    return HeapType::Exn;
  default:
    return std::nullopt;
  }
}

bool isGcType(std::uint8_t code) {
  switch (code) {
  case 0x71: // none
  case 0x6E: // any
  case 0x6D: // eq
  case 0x6C: // i31
  case 0x6B: // struct
  case 0x6A: // array
    return true;
  default:
    return false;
  }
}

void failOnType(ByteReader &in, std::uint64_t offset, std::uint8_t code, llvm::StringRef what) {
  if (isGcType(code))
    in.failAt(offset, needsProposal(Proposal::Gc));
  else
    in.failAt(offset, "malformed " + what + " 0x" + llvm::utohexstr(code, /*LowerCase=*/true));
}

/// Negative one-byte numbers of the signed LEB128 encoding: all type codes are such.
bool isTypeCode(std::uint8_t byte) { return (byte & 0xC0) == 0x40; }

/// What follows the code's first byte of a reference type.
ValueType readReference(ByteReader &in, std::uint64_t start, std::uint8_t code,
                        llvm::StringRef what) {
  if (code == refCode || code == refNullCode)
    return ValueType::ref(readHeapType(in), code == refNullCode);
  if (std::optional<HeapType> heap = findAbstract(code))
    return ValueType::ref(*heap);
  failOnType(in, start, code, what);
  return {};
}

bool readMutability(ByteReader &in) {
  std::uint64_t start = in.offset();
  std::uint8_t flag = in.readByte();
  if (flag > 1)
    in.failAt(start, "malformed mutability 0x" + llvm::utohexstr(flag, /*LowerCase=*/true));
  return flag == 1;
}

/// The bits of the byte before a table's or memory's limits.
enum LimitsFlags : std::uint8_t { HasMaximum = 1, IsShared = 2, Is64Bit = 4, HasPageSize = 8 };

std::uint8_t readLimitsFlags(ByteReader &in, std::uint8_t allowed) {
  std::uint64_t start = in.offset();
  std::uint8_t flags = in.readByte();
  if (flags & ~allowed)
    in.failAt(start, "malformed limits flags 0x" + llvm::utohexstr(flags, /*LowerCase=*/true));
  return flags;
}

Limits readLimits(ByteReader &in, std::uint8_t flags) {
  Limits limits;
  limits.min = in.readU64();
  if (flags & HasMaximum)
    limits.max = in.readU64();
  return limits;
}

ValueType addressType(std::uint8_t flags) {
  return flags & Is64Bit ? ValueType::I64 : ValueType::I32;
}

} // namespace

ValueType readValueType(ByteReader &in) {
  std::uint64_t start = in.offset();
  std::uint8_t code = in.readByte();
  switch (code) {
  case 0x7F:
    return ValueType::I32;
  case 0x7E:
    return ValueType::I64;
  case 0x7D:
    return ValueType::F32;
  case 0x7C:
    return ValueType::F64;
  case vectorCode:
    return ValueType::V128;
  default:
    return readReference(in, start, code, "value type");
  }
}

ValueType readReferenceType(ByteReader &in) {
  std::uint64_t start = in.offset();
  return readReference(in, start, in.readByte(), "reference type");
}

HeapType readHeapType(ByteReader &in) {
  std::uint64_t start = in.offset();
  if (isTypeCode(in.peekByte())) {
    std::uint8_t code = in.readByte();
    if (std::optional<HeapType> heap = findAbstract(code))
      return *heap;
    failOnType(in, start, code, "heap type");
    return HeapType::Func;
  }
  std::int64_t index = in.readS33();
  // Larger numbers name nothing; they would not fit into a HeapType.
  constexpr std::int64_t largest = INT32_MAX;
  if (index < 0)
    in.failAt(start, "malformed heap type");
  else if (index > largest)
    in.failAt(start, "unknown type " + llvm::Twine(index));
  return HeapType(TypeIndex{in.failed() ? 0 : static_cast<std::uint32_t>(index)});
}

BlockType readBlockType(ByteReader &in) {
  BlockType block;
  if (in.peekByte() == 0x40) {
    in.readByte();
    return block;
  }
  if (isTypeCode(in.peekByte())) {
    block.kind = BlockType::Result;
    block.result = readValueType(in);
    return block;
  }
  std::uint64_t start = in.offset();
  std::int64_t index = in.readS33();
  if (index < 0)
    in.failAt(start, "malformed block type");
  block.kind = BlockType::Type;
  block.type = {static_cast<std::uint32_t>(index)};
  return block;
}

GlobalType readGlobalType(ByteReader &in) {
  GlobalType type;
  type.content = readValueType(in);
  type.isMutable = readMutability(in);
  return type;
}

TableType readTableType(ByteReader &in) {
  TableType type;
  type.element = readReferenceType(in);
  std::uint8_t flags = readLimitsFlags(in, HasMaximum | Is64Bit);
  type.addressType = addressType(flags);
  type.limits = readLimits(in, flags);
  return type;
}

MemoryType readMemoryType(ByteReader &in) {
  MemoryType type;
  std::uint8_t flags = readLimitsFlags(in, HasMaximum | IsShared | Is64Bit | HasPageSize);
  type.addressType = addressType(flags);
  type.isShared = flags & IsShared;
  type.limits = readLimits(in, flags);
  if (flags & HasPageSize) {
    std::uint64_t start = in.offset();
    type.pageSizeLog2 = in.readU32();
    if (type.pageSizeLog2 >= 64)
      in.failAt(start, "malformed page size 2^" + llvm::Twine(type.pageSizeLog2));
  }
  return type;
}

TagType readTagType(ByteReader &in) {
  std::uint64_t start = in.offset();
  if (std::uint8_t attribute = in.readByte())
    in.failAt(start, "malformed tag attribute 0x" + llvm::utohexstr(attribute, true));
  return {{in.readU32()}};
}

} // namespace sinter::frontend
