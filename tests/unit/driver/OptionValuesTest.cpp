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

TEST(ParseListener, MakesTheAddressOfTheKernel) {
  // Family in the machine's order, port and address in the network's.
  EXPECT_EQ(valueOf(parseListener("127.0.0.1:8080")).address,
            std::string("\x02\0\x1F\x90\x7F\0\0\x01\0\0\0\0\0\0\0\0", 16));
  EXPECT_EQ(valueOf(parseListener("[1::2]:65535")).address,
            std::string("\x0A\0\xFF\xFF\0\0\0\0"
                        "\0\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\x02\0\0\0\0",
                        28));
  EXPECT_EQ(valueOf(parseListener("0.0.0.0:1")).text, "0.0.0.0:1");
}

TEST(ParseListener, RefusesWhatIsNoAddressAndPort) {
  for (StringRef text : {"", "8080", ":", "127.0.0.1", "127.0.0.1:", "127.0.0.1:0",
                         "127.0.0.1:65536", "127.0.0.1:+80", "127.0.0.1:8x", "[::1]", "[::1]80"})
    EXPECT_NE(errorOf(parseListener(text)).find("a port from 1 to 65535"), std::string::npos)
        << text.str();
  for (StringRef text : {":80", "localhost:80", "127.1:80", "127.0.0.1.5:80", "::1:80", "[::1:80",
                         "::1]:80", "256.0.0.1:80"})
    EXPECT_NE(errorOf(parseListener(text)).find("neither an IPv4 address nor"), std::string::npos)
        << text.str();
  for (StringRef text : {"[]:80", "[127.0.0.1]:80", "[::1%lo]:80", "[[::1]]:80", "[1::2::3]:80"})
    EXPECT_NE(errorOf(parseListener(text)).find("is not an IPv6 address"), std::string::npos)
        << text.str();
}

TEST(ParseEnv, KeepsTheNamesThatAddGrants) {
  EXPECT_NE(errorOf(parseEnv("SINTER_DIRS")).find("adds grants"), std::string::npos);
  EXPECT_NE(errorOf(parseEnv("SINTER_ENV=A=1")).find("adds grants"), std::string::npos);
  EXPECT_EQ(valueOf(parseEnv("SINTER_DIR")), "SINTER_DIR");
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

TEST(ParseBounds, KnowsEveryModeByItsName) {
  for (sinter::lowering::Bounds bounds : sinter::lowering::allBounds) {
    llvm::Expected<sinter::lowering::Bounds> parsed =
        parseBounds(sinter::lowering::boundsName(bounds));
    ASSERT_TRUE(bool(parsed));
    EXPECT_EQ(*parsed, bounds);
  }
  for (StringRef text : {"", "Guard", "guard ", "trap"})
    EXPECT_NE(errorOf(parseBounds(text)).find("expected one of guard, uffd"), std::string::npos)
        << text.str();
}
