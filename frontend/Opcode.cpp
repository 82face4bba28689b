// Opcode.cpp - the rows of Opcodes.def and the ranges of Proposals.def as constant tables, checked
// and indexed when the compiler reads this file.
#include "frontend/Opcode.h"

#include <array>
#include <cassert>
#include <iterator>

namespace sinter::frontend {
namespace {

constexpr OpcodeInfo opcodes[] = {
#define OP(NAME, PREFIX, CODE, TEXT, IMMEDIATE, SIGNATURE, PROPOSAL)                               \
  {Opcode::NAME, PREFIX, CODE, TEXT, imm::IMMEDIATE, SIGNATURE, Proposal::PROPOSAL},
#include "frontend/Opcodes.def"
};

struct LaterOpcodes {
  std::uint8_t prefix;
  std::uint32_t first;
  std::uint32_t last;
  Proposal proposal;
};

constexpr LaterOpcodes laterOpcodes[] = {
#define LATER_OPCODES(PREFIX, FIRST, LAST, NAME) {PREFIX, FIRST, LAST, Proposal::NAME},
#include "frontend/Proposals.def"
};

consteval bool rowsAscend() {
  for (std::size_t i = 1; i < std::size(opcodes); ++i) {
    const OpcodeInfo &before = opcodes[i - 1], &row = opcodes[i];
    if (row.prefix < before.prefix || (row.prefix == before.prefix && row.code <= before.code))
      return false;
  }
  return true;
}

consteval bool isWellFormed(const OpcodeInfo &row) {
  if (row.signature == "*")
    return true;
  std::size_t colons = 0;
  for (char letter : row.signature) {
    if (letter == ':')
      ++colons;
    else if (std::string_view("ilfdva").find(letter) == std::string_view::npos)
      return false;
    bool hasAddress = row.immediate.kind == ImmediateKind::MemArg ||
                      row.immediate.kind == ImmediateKind::MemArgLane ||
                      row.immediate.kind == ImmediateKind::Memory ||
                      row.immediate.kind == ImmediateKind::Table;
    if (letter == 'a' && !hasAddress)
      return false;
  }
  return colons == 1;
}

consteval bool signaturesAreWellFormed() {
  for (const OpcodeInfo &row : opcodes)
    if (!isWellFormed(row))
      return false;
  return true;
}

consteval bool isFinished(Proposal proposal) {
  constexpr ProposalStatus statuses[] = {
#define PROPOSAL(NAME, TEXT, STATUS) ProposalStatus::STATUS,
#include "frontend/Proposals.def"
  };
  return statuses[static_cast<std::size_t>(proposal)] == ProposalStatus::Finished;
}

consteval bool rowsAreFinished() {
  for (const OpcodeInfo &row : opcodes) {
    if (!isFinished(row.proposal))
      return false;
    for (const LaterOpcodes &later : laterOpcodes)
      if (later.prefix == row.prefix && later.first <= row.code && row.code <= later.last)
        return false;
  }
  return true;
}

static_assert(rowsAscend(), "rows of Opcodes.def ascend by (prefix, code) without duplicates");
static_assert(signaturesAreWellFormed(), "a signature of Opcodes.def is malformed");
static_assert(rowsAreFinished(), "a row of Opcodes.def belongs to a Later proposal");

// One page of codes for no prefix, and one for each of the four prefixes. The largest code that any
// proposal assigns is 0x12F.
constexpr std::uint8_t firstPrefix = 0xFB, lastPrefix = 0xFE;
constexpr std::size_t pageSize = 0x130;
using Page = std::array<std::uint16_t, pageSize>;

constexpr std::optional<std::size_t> pageOf(std::uint8_t prefix) {
  if (prefix == 0)
    return 0;
  if (prefix >= firstPrefix && prefix <= lastPrefix)
    return prefix - firstPrefix + 1;
  return std::nullopt;
}

/// Entries are row numbers plus one; 0 means that there is no row.
consteval auto makePages() {
  std::array<Page, lastPrefix - firstPrefix + 2> pages{};
  for (std::size_t i = 0; i < std::size(opcodes); ++i)
    pages[*pageOf(opcodes[i].prefix)][opcodes[i].code] = static_cast<std::uint16_t>(i + 1);
  return pages;
}
constexpr auto pages = makePages();

} // namespace

const OpcodeInfo &info(Opcode opcode) {
  assert(static_cast<std::size_t>(opcode) < std::size(opcodes));
  return opcodes[static_cast<std::size_t>(opcode)];
}

bool opensBlock(Opcode opcode) {
  ImmediateKind kind = info(opcode).immediate.kind;
  return kind == ImmediateKind::BlockType || kind == ImmediateKind::TryTable;
}

std::optional<Opcode> findOpcode(std::uint8_t prefix, std::uint32_t code) {
  std::optional<std::size_t> page = pageOf(prefix);
  if (!page || code >= pageSize)
    return std::nullopt;
  std::uint16_t row = pages[*page][code];
  return row ? std::optional(static_cast<Opcode>(row - 1)) : std::nullopt;
}

std::optional<Proposal> findLaterProposal(std::uint8_t prefix, std::uint32_t code) {
  for (const LaterOpcodes &later : laterOpcodes)
    if (later.prefix == prefix && later.first <= code && code <= later.last)
      return later.proposal;
  return std::nullopt;
}

bool hasSignature(const OpcodeInfo &row) { return row.signature != "*"; }

std::string_view operandLetters(const OpcodeInfo &row) {
  return row.signature.substr(0, row.signature.find(':'));
}

std::string_view resultLetters(const OpcodeInfo &row) {
  return row.signature.substr(row.signature.find(':') + 1);
}

std::optional<ValueType> typeOfLetter(char letter) {
  switch (letter) {
  case 'i':
    return ValueType::I32;
  case 'l':
    return ValueType::I64;
  case 'f':
    return ValueType::F32;
  case 'd':
    return ValueType::F64;
  case 'v':
    return ValueType::V128;
  default:
    return std::nullopt;
  }
}

} // namespace sinter::frontend
