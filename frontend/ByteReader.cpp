// ByteReader.cpp - LEB128 as strict as the spec wants it, fixed-width integers and names.
//
// https://webassembly.github.io/spec/core/binary/values.html
#include "frontend/ByteReader.h"

#include "llvm/Support/ConvertUTF.h"
#include "llvm/Support/Endian.h"

namespace sinter::frontend {
namespace {

/// Whether the bits of the last LEB128 byte beyond the integer's `used` bits are what they must be:
/// zero, or for signed integers copies of the sign, which is the last used bit.
bool unusedBitsAreRight(std::uint8_t byte, unsigned used, bool isSigned) {
  unsigned payload = byte & 0x7F;
  if (!isSigned)
    return payload >> used == 0;
  unsigned signAndUnused = payload >> (used - 1);
  return signAndUnused == 0 || signAndUnused == 0x7Fu >> (used - 1);
}

} // namespace

void ByteReader::failAt(std::uint64_t offset, const llvm::Twine &message) {
  if (!error)
    error = Failure{offset, message.str()};
}

std::uint8_t ByteReader::readByte() {
  if (failed())
    return 0;
  if (atEnd()) {
    fail("unexpected end");
    return 0;
  }
  return bytes[position++];
}

std::uint8_t ByteReader::peekByte() const { return failed() || atEnd() ? 0 : bytes[position]; }

template <unsigned Bits, bool IsSigned>
std::uint64_t ByteReader::readLeb() {
  std::uint64_t start = offset(), result = 0;
  for (unsigned shift = 0;; shift += 7) {
    std::uint8_t byte = readByte();
    if (failed())
      return 0;
    if (shift + 7 >= Bits) {
      if (byte & 0x80)
        failAt(start, "integer representation too long");
      else if (!unusedBitsAreRight(byte, Bits - shift, IsSigned))
        failAt(start, "integer too large");
      if (failed())
        return 0;
    }
    result |= std::uint64_t(byte & 0x7F) << shift;
    if (byte & 0x80)
      continue;
    if (IsSigned && byte & 0x40 && shift + 7 < 64)
      result |= ~std::uint64_t(0) << (shift + 7);
    return result;
  }
}

std::uint32_t ByteReader::readU32() { return static_cast<std::uint32_t>(readLeb<32, false>()); }
std::uint64_t ByteReader::readU64() { return readLeb<64, false>(); }
std::int32_t ByteReader::readS32() { return static_cast<std::int32_t>(readLeb<32, true>()); }
std::int64_t ByteReader::readS33() { return static_cast<std::int64_t>(readLeb<33, true>()); }
std::int64_t ByteReader::readS64() { return static_cast<std::int64_t>(readLeb<64, true>()); }

std::uint32_t ByteReader::readFixed32() {
  llvm::ArrayRef<std::uint8_t> field = readBytes(4);
  return failed() ? 0 : llvm::support::endian::read32le(field.data());
}

std::uint64_t ByteReader::readFixed64() {
  llvm::ArrayRef<std::uint8_t> field = readBytes(8);
  return failed() ? 0 : llvm::support::endian::read64le(field.data());
}

llvm::ArrayRef<std::uint8_t> ByteReader::readBytes(std::uint64_t count) {
  if (failed())
    return {};
  if (count > remaining()) {
    fail("unexpected end: " + llvm::Twine(count) + " bytes needed, " + llvm::Twine(remaining()) +
         " left");
    return {};
  }
  llvm::ArrayRef<std::uint8_t> result = bytes.slice(position, count);
  position += count;
  return result;
}

llvm::StringRef ByteReader::readName() {
  std::uint32_t size = readU32();
  std::uint64_t start = offset();
  llvm::ArrayRef<std::uint8_t> name = readBytes(size);
  const llvm::UTF8 *first = name.begin();
  if (!failed() && !llvm::isLegalUTF8String(&first, name.end()))
    failAt(start, "malformed UTF-8 encoding");
  if (failed())
    return {};
  return {reinterpret_cast<const char *>(name.data()), name.size()};
}

} // namespace sinter::frontend
