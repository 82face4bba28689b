// CacheTest.cpp - what names the executables in the cache of `sinter run`.
#include "driver/launcher/Cache.h"

#include "driver/launcher/ImageIdentity.h"
#include "driver/launcher/RunArguments.h"

#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/raw_ostream.h"

#include <cstdlib>
#include <cstring>
#include <gtest/gtest.h>
#include <numeric>
#include <set>

using namespace sinter::launcher;
using Arguments = std::vector<const char *>;

static std::string hex(const Digest &digest) { return llvm::toHex(digest.bytes, true); }

// Compared with `b2sum -l 256`.
TEST(Blake2b, HashesAsTheStandardSays) {
  EXPECT_EQ(hex(hash("", 0)), "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
  EXPECT_EQ(hex(hash("abc", 3)),
            "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
  std::vector<std::uint8_t> block(128);
  std::iota(block.begin(), block.end(), 0);
  EXPECT_EQ(hex(hash(block.data(), block.size())),
            "c3582f71ebb2be66fa5dd750f80baae97554f3b015663c8be377cfcb2488c1d1");
  std::vector<std::uint8_t> more(1000);
  for (std::size_t i = 0; i != more.size(); ++i)
    more[i] = std::uint8_t(i % 251);
  EXPECT_EQ(hex(hash(more.data(), more.size())),
            "b372d0608f720c8c3dd41e9c8eecb10143b41abe520b616607e754bf79c08331");
}

TEST(Blake2b, DoesNotDependOnThePieces) {
  std::vector<char> data(5000, 'x');
  for (std::size_t piece : {1, 127, 128, 129, 4999}) {
    Blake2b hash;
    for (std::size_t i = 0; i < data.size(); i += piece)
      hash.add(data.data() + i, std::min(piece, data.size() - i));
    EXPECT_EQ(hash.finish(), sinter::launcher::hash(data.data(), data.size())) << piece;
  }
}

static std::string keyOf(const Arguments &arguments, const char *module = "module",
                         const char *compiler = "compiler") {
  Digest key;
  bool isKnown = programKey(hash(compiler, std::strlen(compiler)),
                            RunArguments(arguments.data(), arguments.size()),
                            hash(module, std::strlen(module)), key);
  return isKnown ? hex(key) : "none";
}

TEST(Key, DependsOnEverythingThatTheExecutableDoes) {
  std::set<std::string> keys = {keyOf({"m"}),
                                keyOf({"m"}, "other module"),
                                keyOf({"m"}, "module", "other compiler"),
                                keyOf({"-O0", "m"}),
                                keyOf({"-O0", "-O1", "m"}),
                                keyOf({"-O1", "-O0", "m"}),
                                keyOf({"--dir", "a", "m"}),
                                keyOf({"--dir", "b", "m"}),
                                keyOf({"--env", "a", "m"}),
                                keyOf({"--dir", "a--dirb", "m"}),
                                keyOf({"--dir", "a", "--dir", "b", "m"}),
                                keyOf({"--sealed", "m"}),
                                keyOf({"--cpu=native", "m"})};
  EXPECT_EQ(keys.size(), 13u);
}

TEST(Key, DependsOnWhereLibrariesAreLookedFor) {
  for (const char *name : {"LD_LIBRARY_PATH", "LD_PRELOAD"}) {
    const char *set = std::getenv(name);
    std::string former = set ? set : "", key = keyOf({"m"});
    setenv(name, "elsewhere", /*overwrite=*/1);
    EXPECT_NE(keyOf({"m"}), key);
    set ? setenv(name, former.c_str(), /*overwrite=*/1) : unsetenv(name);
    EXPECT_EQ(keyOf({"m"}), key);
  }
}

TEST(Key, IsThereForNothingThatTheParserRefuses) {
  EXPECT_EQ(keyOf({"--nonsense", "m"}), "none");
  EXPECT_EQ(keyOf({"--sealed=", "m"}), "none");
  EXPECT_EQ(keyOf({"--argv0=", "m"}), "none");
  for (const char *jobs : {"", "0", "1025", "4294967297", "x", "1x", "-1", "=1"})
    EXPECT_EQ(keyOf({"-j", jobs, "m"}), "none") << jobs;
  for (const char *jobs : {"1", "1024", "0001024"})
    EXPECT_EQ(keyOf({"-j", jobs, "m"}), keyOf({"m"})) << jobs;
  EXPECT_EQ(keyOf({"-j"}), "none");
}

TEST(Key, DependsOnNothingElse) {
  std::string key = keyOf({"-O2", "--dir", "a", "m"});
  EXPECT_EQ(keyOf({"-O", "2", "--dir=a", "m"}), key);
  EXPECT_EQ(keyOf({"-vO2", "--dir=a", "-j", "4", "other name", "-O3"}), key);
}

TEST(ImageIdentity, IsTheBuildId) {
  Digest first, second;
  ASSERT_TRUE(identifyImage("/proc/self/exe", first));
  ASSERT_TRUE(identifyImage("/proc/self/exe", second));
  EXPECT_EQ(first, second);
  EXPECT_FALSE(identifyImage("/nonexistent", second));
}

TEST(ImageIdentity, IsTheFileWithoutABuildId) {
  llvm::SmallString<128> path;
  int file;
  ASSERT_FALSE(llvm::sys::fs::createTemporaryFile("sinter", "test", file, path));
  llvm::raw_fd_ostream out(file, /*shouldClose=*/true);
  // Not even all of a header.
  out << "\x7f"
         "ELF";
  out.flush();
  Digest first, second, third;
  ASSERT_TRUE(identifyImage(path.c_str(), first));
  ASSERT_TRUE(identifyImage(path.c_str(), second));
  EXPECT_EQ(first, second);
  out << "more";
  out.flush();
  ASSERT_TRUE(identifyImage(path.c_str(), third));
  EXPECT_NE(first, third);
  llvm::sys::fs::remove(path);
}
