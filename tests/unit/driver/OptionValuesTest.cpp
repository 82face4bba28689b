// OptionValuesTest.cpp - sizes, numbers, --dir grants and --env variables.
#include "driver/OptionValues.h"

#include <gtest/gtest.h>

using namespace sinter::driver;
using llvm::StringRef;

/// The message of an Expected that must be an error.
template <typename Value>
static std::string errorOf(llvm::Expected<Value> value) {
  return value ? "no error" : llvm::toString(value.takeError());
}

template <typename Value>
static Value valueOf(llvm::Expected<Value> value) {
  if (value)
    return std::move(*value);
  ADD_FAILURE() << llvm::toString(value.takeError());
  return {};
}

TEST(ParseSize, TakesBytesAndSuffixesOfEitherCase) {
  EXPECT_EQ(valueOf(parseSize("0")), 0u);
  EXPECT_EQ(valueOf(parseSize("65537")), 65537u);
  EXPECT_EQ(valueOf(parseSize("64K")), 65536u);
  EXPECT_EQ(valueOf(parseSize("64k")), 65536u);
  EXPECT_EQ(valueOf(parseSize("3M")), 3u << 20);
  EXPECT_EQ(valueOf(parseSize("5g")), std::uint64_t(5) << 30);
  EXPECT_EQ(valueOf(parseSize("18446744073709551615")), ~std::uint64_t(0));
}

TEST(ParseSize, RefusesWhatIsNoSize) {
  for (StringRef text :
       {"", "K", "1T", "1KB", "1 K", " 1", "-1", "+1", "0x10", "1.5M", "1e3", "KK"})
    EXPECT_NE(errorOf(parseSize(text)).find("expected a size such as"), std::string::npos)
        << text.str();
}

TEST(ParseSize, RefusesOverflow) {
  EXPECT_EQ(valueOf(parseSize("17179869183G")), std::uint64_t(17179869183) << 30);
  for (StringRef text : {"18446744073709551616", "17179869184G", "18446744073709551615K",
                         "99999999999999999999999999"})
    EXPECT_NE(errorOf(parseSize(text)).find("is too large"), std::string::npos) << text.str();
}

TEST(PrintSize, IsReadBackAsTheSameNumber) {
  EXPECT_EQ(printSize(0), "0");
  EXPECT_EQ(printSize(1000), "1000");
  EXPECT_EQ(printSize(8 << 20), "8M");
  EXPECT_EQ(printSize(65 << 10), "65K");
  for (std::uint64_t size : {std::uint64_t(1), std::uint64_t(65535) << 16, ~std::uint64_t(0)})
    EXPECT_EQ(valueOf(parseSize(printSize(size))), size);
}

TEST(ParseNumber, KeepsToItsRange) {
  EXPECT_EQ(valueOf(parseNumber("1", 1, 8)), 1u);
  EXPECT_EQ(valueOf(parseNumber("8", 1, 8)), 8u);
  for (StringRef text : {"0", "9", "", "x", "-1", "1x", "99999999999999999999"})
    EXPECT_NE(errorOf(parseNumber(text, 1, 8)).find("expected a number from 1 to 8"),
              std::string::npos)
        << text.str();
}

TEST(ParseDir, TakesHostGuestAndReadOnly) {
  auto check = [](StringRef text, StringRef host, StringRef guest, bool isReadOnly) {
    sinter::lowering::Preopen preopen = valueOf(parseDir(text));
    EXPECT_EQ(preopen.host, host) << text.str();
    EXPECT_EQ(preopen.guest, guest) << text.str();
    EXPECT_EQ(preopen.isReadOnly, isReadOnly) << text.str();
  };
  check(".", ".", ".", false);
  check("data:ro", "data", "data", true);
  check("data::/d", "data", "/d", false);
  check("data::/d:ro", "data", "/d", true);
  check("a:b", "a:b", "a:b", false);
  // The guest directory may be called "ro".
  check("data::ro", "data", "ro", false);
  check("data::ro:ro", "data", "ro", true);
  check("data:rw", "data:rw", "data:rw", false);
}

TEST(ParseDir, RefusesEmptyParts) {
  EXPECT_NE(errorOf(parseDir("")).find("host directory is empty"), std::string::npos);
  EXPECT_NE(errorOf(parseDir(":ro")).find("host directory is empty"), std::string::npos);
  EXPECT_NE(errorOf(parseDir("::/d")).find("host directory is empty"), std::string::npos);
  EXPECT_NE(errorOf(parseDir("data::")).find("guest directory is empty"), std::string::npos);
  EXPECT_NE(errorOf(parseDir("data:::ro")).find("guest directory is empty"), std::string::npos);
  EXPECT_NE(errorOf(parseDir("a::b::c")).find("more than one \"::\""), std::string::npos);
}

TEST(ParseEnv, TakesNamesWithAndWithoutValue) {
  EXPECT_EQ(valueOf(parseEnv("HOME")), "HOME");
  EXPECT_EQ(valueOf(parseEnv("A=")), "A=");
  EXPECT_EQ(valueOf(parseEnv("A=b=c")), "A=b=c");
  EXPECT_EQ(envName("A=b=c"), "A");
  EXPECT_EQ(envName("HOME"), "HOME");
  EXPECT_NE(errorOf(parseEnv("")).find("name is empty"), std::string::npos);
  EXPECT_NE(errorOf(parseEnv("=x")).find("name is empty"), std::string::npos);
}
