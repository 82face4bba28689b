// ByteReaderTest.cpp - LEB128 at its edges, names, and that failures stick.
#include "frontend/ByteReader.h"

#include <gtest/gtest.h>
#include <vector>

using namespace sinter::frontend;

namespace {

using Bytes = std::vector<std::uint8_t>;

/// Reads all of `bytes` with `read` and returns the value, or the failure's message.
template <typename Read>
std::string readAll(const Bytes &bytes, Read read) {
  ByteReader in(bytes);
  auto value = (in.*read)();
  if (in.failed())
    return in.failure().message;
  return in.atEnd() ? std::to_string(value) : "bytes left over";
}

TEST(ByteReader, ReadsUnsignedNumbersOfAnyLength) {
  EXPECT_EQ(readAll({0x00}, &ByteReader::readU32), "0");
  EXPECT_EQ(readAll({0x7F}, &ByteReader::readU32), "127");
  EXPECT_EQ(readAll({0xE5, 0x8E, 0x26}, &ByteReader::readU32), "624485");
  EXPECT_EQ(readAll({0x80, 0x80, 0x80, 0x80, 0x00}, &ByteReader::readU32), "0");
  EXPECT_EQ(readAll({0xFF, 0xFF, 0xFF, 0xFF, 0x0F}, &ByteReader::readU32), "4294967295");
  EXPECT_EQ(
      readAll({0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01}, &ByteReader::readU64),
      "18446744073709551615");
}

TEST(ByteReader, ReadsSignedNumbersOfAnyLength) {
  EXPECT_EQ(readAll({0x7F}, &ByteReader::readS32), "-1");
  EXPECT_EQ(readAll({0x40}, &ByteReader::readS32), "-64");
  EXPECT_EQ(readAll({0x80, 0x80, 0x80, 0x80, 0x78}, &ByteReader::readS32), "-2147483648");
  EXPECT_EQ(readAll({0xFF, 0xFF, 0xFF, 0xFF, 0x07}, &ByteReader::readS32), "2147483647");
  EXPECT_EQ(readAll({0xFF, 0xFF, 0xFF, 0xFF, 0x0F}, &ByteReader::readS33), "4294967295");
  EXPECT_EQ(
      readAll({0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x7F}, &ByteReader::readS64),
      "-9223372036854775808");
}

TEST(ByteReader, RefusesUnusedBits) {
  EXPECT_EQ(readAll({0xFF, 0xFF, 0xFF, 0xFF, 0x1F}, &ByteReader::readU32), "integer too large");
  EXPECT_EQ(readAll({0xFF, 0xFF, 0xFF, 0xFF, 0x4F}, &ByteReader::readS32), "integer too large");
  EXPECT_EQ(readAll({0x80, 0x80, 0x80, 0x80, 0x70}, &ByteReader::readS32), "integer too large");
  EXPECT_EQ(
      readAll({0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x02}, &ByteReader::readU64),
      "integer too large");
}

TEST(ByteReader, RefusesTooManyBytes) {
  EXPECT_EQ(readAll({0x80, 0x80, 0x80, 0x80, 0x80, 0x00}, &ByteReader::readU32),
            "integer representation too long");
  EXPECT_EQ(readAll({0x80, 0x80, 0x80, 0x80, 0x80, 0x00}, &ByteReader::readS32),
            "integer representation too long");
}

TEST(ByteReader, ReadsFixedWidthLittleEndian) {
  EXPECT_EQ(readAll({1, 2, 3, 4}, &ByteReader::readFixed32), "67305985");
  EXPECT_EQ(readAll({0, 0, 0, 0, 0, 0, 0, 0x80}, &ByteReader::readFixed64), "9223372036854775808");
}

TEST(ByteReader, TheFirstFailureSticks) {
  Bytes bytes = {0x80};
  ByteReader in(bytes, 100);
  EXPECT_EQ(in.readU32(), 0u);
  ASSERT_TRUE(in.failed());
  EXPECT_EQ(in.failure().offset, 101u);
  EXPECT_EQ(in.failure().message, "unexpected end");
  in.fail("something else");
  EXPECT_EQ(in.readByte(), 0u);
  EXPECT_EQ(in.failure().message, "unexpected end");
}

TEST(ByteReader, NeverReservesWhatIsNotThere) {
  Bytes bytes = {0xFF, 0xFF, 0xFF, 0xFF, 0x0F, 'a'};
  ByteReader in(bytes);
  EXPECT_EQ(in.readName(), "");
  ASSERT_TRUE(in.failed());
  EXPECT_EQ(in.failure().message, "unexpected end: 4294967295 bytes needed, 1 left");
}

TEST(ByteReader, NamesAreUtf8) {
  for (const Bytes &bytes : {Bytes{0x80}, Bytes{0xC0, 0x80}, Bytes{0xED, 0xA0, 0x80},
                             Bytes{0xF4, 0x90, 0x80, 0x80}, Bytes{0xE2, 0x82}}) {
    Bytes name = bytes;
    name.insert(name.begin(), static_cast<std::uint8_t>(bytes.size()));
    ByteReader in(name);
    in.readName();
    ASSERT_TRUE(in.failed());
    EXPECT_EQ(in.failure().message, "malformed UTF-8 encoding");
    EXPECT_EQ(in.failure().offset, 1u);
  }
  Bytes euro = {3, 0xE2, 0x82, 0xAC};
  EXPECT_EQ(ByteReader(euro).readName(), "\u20AC");
}

} // namespace
