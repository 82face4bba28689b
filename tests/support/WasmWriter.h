// WasmWriter.h - bytes of the binary format, for modules that tests make up.
#pragma once

#include "frontend/Opcode.h"
#include "frontend/Types.h"

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/LEB128.h"
#include "llvm/Support/raw_ostream.h"

#include <array>
#include <cstdint>
#include <vector>

namespace sinter::testing {

/// Appends values of the binary format. Every function returns the writer, so that they chain.
class WasmWriter {
public:
  using Opcode = frontend::Opcode;
  using ValueType = frontend::ValueType;

  std::vector<std::uint8_t> bytes;

  WasmWriter &byte(std::uint8_t value) {
    bytes.push_back(value);
    return *this;
  }
  WasmWriter &append(llvm::ArrayRef<std::uint8_t> more) {
    bytes.insert(bytes.end(), more.begin(), more.end());
    return *this;
  }
  WasmWriter &u32(std::uint64_t value) {
    std::uint8_t buffer[16];
    return append({buffer, llvm::encodeULEB128(value, buffer)});
  }
  WasmWriter &s64(std::int64_t value) {
    std::uint8_t buffer[16];
    return append({buffer, llvm::encodeSLEB128(value, buffer)});
  }
  /// Little-endian.
  WasmWriter &fixed(std::uint64_t value, unsigned size) {
    for (unsigned i = 0; i != size; ++i)
      byte(static_cast<std::uint8_t>(value >> (8 * i)));
    return *this;
  }
  WasmWriter &name(llvm::StringRef text) {
    u32(text.size());
    return append({text.bytes_begin(), text.size()});
  }
  /// Length and bytes.
  WasmWriter &sized(llvm::ArrayRef<std::uint8_t> content) {
    return u32(content.size()).append(content);
  }
  WasmWriter &section(std::uint8_t id, const WasmWriter &payload) {
    return byte(id).sized(payload.bytes);
  }
  WasmWriter &type(ValueType type) {
    if (!type.isRef())
      return byte(0x80 - type.getKind()); // i32 i64 f32 f64 v128 = 7F 7E 7D 7C 7B
    if (!type.isNullable() || type.heapType().isConcrete())
      byte(type.isNullable() ? 0x63 : 0x64);
    return heapType(type.heapType());
  }
  /// Of a heap type, which is also the short form of the nullable reference to an abstract one.
  WasmWriter &heapType(frontend::HeapType type) {
    if (type.isConcrete())
      return s64(type.typeIndex().value);
    return byte(type == frontend::HeapType::Func     ? 0x70
                : type == frontend::HeapType::Extern ? 0x6F
                                                     : 0x69);
  }
  WasmWriter &types(llvm::ArrayRef<ValueType> list) {
    u32(list.size());
    for (ValueType one : list)
      type(one);
    return *this;
  }

  /// An opcode, without its immediates.
  WasmWriter &op(Opcode opcode) {
    const frontend::OpcodeInfo &row = frontend::info(opcode);
    if (row.prefix == 0)
      return byte(static_cast<std::uint8_t>(row.code));
    return byte(row.prefix).u32(row.code);
  }
  /// An opcode whose immediate is one index.
  WasmWriter &op(Opcode opcode, std::uint32_t index) { return op(opcode).u32(index); }
  WasmWriter &i32(std::uint32_t value) {
    return op(Opcode::I32Const).s64(static_cast<std::int32_t>(value));
  }
  WasmWriter &i64(std::uint64_t value) {
    return op(Opcode::I64Const).s64(static_cast<std::int64_t>(value));
  }
  /// Floats are given by their bits, so that no signalling NaN passes through a register.
  WasmWriter &f32(std::uint32_t bits) { return op(Opcode::F32Const).fixed(bits, 4); }
  WasmWriter &f64(std::uint64_t bits) { return op(Opcode::F64Const).fixed(bits, 8); }
  WasmWriter &v128(const std::array<std::uint8_t, 16> &bytes) {
    return op(Opcode::V128Const).append(bytes);
  }
  /// A load or store of memory 0 with alignment 1.
  WasmWriter &access(Opcode opcode, std::uint32_t offset) { return op(opcode).u32(0).u32(offset); }
  /// Zero, or a null reference.
  WasmWriter &zero(ValueType type) {
    switch (type.getKind()) {
    case ValueType::I32:
      return i32(0);
    case ValueType::I64:
      return i64(0);
    case ValueType::F32:
      return f32(0);
    case ValueType::F64:
      return f64(0);
    case ValueType::V128:
      return v128({});
    default:
      return op(Opcode::RefNull).heapType(type.heapType());
    }
  }
};

} // namespace sinter::testing
