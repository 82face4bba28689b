// TypeReader.cpp - the one-byte codes of types, and which proposal each code belongs to.
#include "frontend/TypeReader.h"

#include "llvm/ADT/StringExtras.h"

namespace sinter::frontend {
namespace {

/// The proposal of a type code that this version does not have.
std::optional<Proposal> findLaterType(std::uint8_t code) {
  switch (code) {
  case 0x7B: // v128
    return Proposal::Simd;
  case 0x74: // noexn
  case 0x69: // exn
    return Proposal::Exceptions;
  case 0x73: // nofunc
  case 0x72: // noextern
  case 0x71: // none
  case 0x6E: // any
  case 0x6D: // eq
  case 0x6C: // i31
  case 0x6B: // struct
  case 0x6A: // array
    return Proposal::Gc;
  case 0x64: // ref
  case 0x63: // ref null
    return Proposal::FunctionReferences;
  default:
    return std::nullopt;
  }
}

void failOnType(ByteReader &in, std::uint64_t offset, std::uint8_t code, llvm::StringRef what) {
  if (std::optional<Proposal> proposal = findLaterType(code))
    in.failAt(offset, needsProposal(*proposal));
  else
    in.failAt(offset, "malformed " + what + " 0x" + llvm::utohexstr(code, /*LowerCase=*/true));
}

/// Negative one-byte numbers of the signed LEB128 encoding: all type codes are such.
bool isTypeCode(std::uint8_t byte) { return (byte & 0xC0) == 0x40; }

} // namespace

std::string needsProposal(Proposal proposal) {
  return "needs proposal '" + std::string(text(proposal)) + "', which is not supported yet";
}

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
  case 0x70:
    return ValueType::funcref();
  case 0x6F:
    return ValueType::externref();
  default:
    failOnType(in, start, code, "value type");
    return {};
  }
}

ValueType readReferenceType(ByteReader &in) {
  std::uint64_t start = in.offset();
  std::uint8_t code = in.readByte();
  if (code == 0x70)
    return ValueType::funcref();
  if (code == 0x6F)
    return ValueType::externref();
  if (code == 0x7B) // a vector is no reference in any proposal
    in.failAt(start, "malformed reference type 0x7b");
  failOnType(in, start, code, "reference type");
  return {};
}

HeapType readHeapType(ByteReader &in) {
  if (isTypeCode(in.peekByte())) {
    ValueType type = readReferenceType(in);
    return type.heapType();
  }
  std::uint64_t start = in.offset();
  if (in.readS33() < 0)
    in.failAt(start, "malformed heap type");
  else
    in.failAt(start, needsProposal(Proposal::FunctionReferences));
  return HeapType::Func;
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

} // namespace sinter::frontend
