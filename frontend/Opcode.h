// Opcode.h - the opcodes, their immediates and signatures, looked up from Opcodes.def.
#pragma once

#include "frontend/Proposals.h"
#include "frontend/Types.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace sinter::frontend {

/// The shapes an instruction's immediates take in the binary format.
enum class ImmediateKind : std::uint8_t {
  None,
  BlockType,
  Label,
  LabelTable, // br_table: vec(labelidx) labelidx
  Function,
  TypeTable,   // call_indirect: typeidx tableidx
  SelectTypes, // vec(valtype)
  HeapType,
  Type, // call_ref
  Local,
  Global,
  Table,
  TableTable, // table.copy: destination, source
  Elem,
  ElemTable, // table.init: elemidx tableidx
  Memory,
  MemoryMemory, // memory.copy: destination, source
  Data,
  DataMemory, // memory.init: dataidx memidx
  MemArg,
  MemArgLane, // memarg, lane:u8
  Tag,
  TryTable, // blocktype vec(catch)
  Lane,     // u8
  Shuffle,  // 16 lanes
  Fence,    // atomic.fence: the byte 0x00
  I32Const,
  I64Const,
  F32Const,
  F64Const,
  V128Const,
};

struct ImmediateSpec {
  ImmediateKind kind;
  std::uint8_t accessBytes = 0; // MemArg and MemArgLane only: 1, 2, 4, 8 or 16
  std::uint8_t laneCount = 0;   // Lane and MemArgLane only: the lane is below it
};

namespace imm {
constexpr ImmediateSpec None{ImmediateKind::None}, BlockType{ImmediateKind::BlockType},
    Label{ImmediateKind::Label}, LabelTable{ImmediateKind::LabelTable},
    Function{ImmediateKind::Function}, TypeTable{ImmediateKind::TypeTable},
    SelectTypes{ImmediateKind::SelectTypes}, HeapType{ImmediateKind::HeapType},
    Local{ImmediateKind::Local}, Global{ImmediateKind::Global}, Table{ImmediateKind::Table},
    TableTable{ImmediateKind::TableTable}, Elem{ImmediateKind::Elem},
    ElemTable{ImmediateKind::ElemTable}, Memory{ImmediateKind::Memory},
    MemoryMemory{ImmediateKind::MemoryMemory}, Data{ImmediateKind::Data},
    DataMemory{ImmediateKind::DataMemory}, I32Const{ImmediateKind::I32Const},
    I64Const{ImmediateKind::I64Const}, F32Const{ImmediateKind::F32Const},
    F64Const{ImmediateKind::F64Const}, V128Const{ImmediateKind::V128Const},
    Type{ImmediateKind::Type}, Tag{ImmediateKind::Tag}, TryTable{ImmediateKind::TryTable},
    Shuffle{ImmediateKind::Shuffle}, Fence{ImmediateKind::Fence};
constexpr ImmediateSpec MemArg(std::uint8_t accessBytes) {
  return {ImmediateKind::MemArg, accessBytes};
}
constexpr ImmediateSpec MemArgLane(std::uint8_t accessBytes) {
  return {ImmediateKind::MemArgLane, accessBytes, static_cast<std::uint8_t>(16 / accessBytes)};
}
constexpr ImmediateSpec Lane(std::uint8_t laneCount) { return {ImmediateKind::Lane, 0, laneCount}; }
} // namespace imm

enum class Opcode : std::uint16_t {
#define OP(NAME, ...) NAME,
#include "frontend/Opcodes.def"
};

/// One row of Opcodes.def.
struct OpcodeInfo {
  Opcode opcode;
  std::uint8_t prefix;
  std::uint32_t code;
  std::string_view text;
  ImmediateSpec immediate;
  std::string_view signature;
  Proposal proposal;
};

const OpcodeInfo &info(Opcode opcode);

/// Whether the signature tells the operands and results.
bool hasSignature(const OpcodeInfo &row);
/// The types in a signature, as letters. Only for rows that have one.
std::string_view operandLetters(const OpcodeInfo &row);
std::string_view resultLetters(const OpcodeInfo &row);
/// What a letter stands for; nothing for `a`, the type of an address.
std::optional<ValueType> typeOfLetter(char letter);

/// Whether the instruction opens a block, which an `end` (or `delegate`) closes.
bool opensBlock(Opcode opcode);

/// The row for an encoded opcode, or nothing if no row has it.
std::optional<Opcode> findOpcode(std::uint8_t prefix, std::uint32_t code);

/// The proposal that an encoded opcode without a row belongs to, or nothing if it is illegal.
std::optional<Proposal> findLaterProposal(std::uint8_t prefix, std::uint32_t code);

} // namespace sinter::frontend
