// ByteReader.h - a sticky reader of the binary format's integers, floats and names.
//
// The first failure is remembered and every later read returns zero without moving, so decoding
// reads straight down. Two duties remain with the caller: loops over counts ask failed() in their
// condition, and a count is compared with remaining() before anything is reserved.
#pragma once

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/ADT/Twine.h"

#include <cstdint>
#include <optional>
#include <string>

namespace sinter::frontend {

class ByteReader {
public:
  /// Reads `bytes`, whose first byte stands at `base` in the module.
  explicit ByteReader(llvm::ArrayRef<std::uint8_t> bytes, std::uint64_t base = 0)
      : bytes(bytes), base(base) {}

  std::uint8_t readByte();
  std::uint8_t peekByte() const; // the next byte without moving; 0 at the end or after a failure
  std::uint32_t readU32();       // LEB128, at most 5 bytes, unused bits zero
  std::uint64_t readU64();       // LEB128, at most 10 bytes
  std::int32_t readS32();        // signed LEB128, unused bits equal to the sign
  std::int64_t readS33();
  std::int64_t readS64();
  std::uint32_t readFixed32(); // little endian
  std::uint64_t readFixed64();
  llvm::ArrayRef<std::uint8_t> readBytes(std::uint64_t count);
  llvm::StringRef readName(); // vec(byte), valid UTF-8

  std::uint64_t offset() const { return base + position; }
  std::uint64_t remaining() const { return bytes.size() - position; }
  bool atEnd() const { return position == bytes.size(); }

  /// Remembers the error if it is the first one.
  void fail(const llvm::Twine &message) { failAt(offset(), message); }
  void failAt(std::uint64_t offset, const llvm::Twine &message);
  bool failed() const { return error.has_value(); }
  struct Failure {
    std::uint64_t offset;
    std::string message;
  };
  /// Only after failed().
  const Failure &failure() const { return *error; }

private:
  template <unsigned Bits, bool IsSigned>
  std::uint64_t readLeb();

  llvm::ArrayRef<std::uint8_t> bytes;
  std::uint64_t base;
  std::uint64_t position = 0;
  std::optional<Failure> error;
};

} // namespace sinter::frontend
