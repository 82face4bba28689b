// ProfileTest.cpp - what functions are called in profiles, and which counts are theirs.
#include "lowering/Profile.h"

#include "lowering/CounterPlan.h"

#include <gtest/gtest.h>

using namespace sinter;
using lowering::MeasuredFunction;
using lowering::Profile;

namespace {

constexpr std::uint8_t end[] = {0x0b};

/// A module of functions that do nothing, with these names.
frontend::Module moduleOf(std::vector<llvm::StringRef> names) {
  frontend::Module module;
  module.functions.resize(names.size());
  for (frontend::Function &function : module.functions)
    function.body.bytes = end;
  module.names.functions = std::move(names);
  return module;
}

/// What a function of such a module may have counted.
MeasuredFunction measured(std::string name, std::uint64_t count) {
  frontend::Function function;
  function.body.bytes = end;
  return {std::move(name), lowering::CounterPlan(function).shape(), {count}};
}

TEST(Profile, NamesAreUnique) {
  frontend::Module module = moduleOf({"a", "", "a", "a.2", "b c\n"});
  Profile profile(module);
  EXPECT_EQ(profile.nameOf({0}), "a");
  EXPECT_EQ(profile.nameOf({1}), "function.1");
  EXPECT_EQ(profile.nameOf({2}), "a.2");
  EXPECT_EQ(profile.nameOf({3}), "a.2.3");
  EXPECT_EQ(profile.nameOf({4}), "b_c_");
  EXPECT_FALSE(profile.isMeasured());
}

TEST(Profile, MatchesByNameAndShape) {
  frontend::Module module = moduleOf({"a", "b", "c"});
  MeasuredFunction changed = measured("b", 2);
  ++changed.hash;
  MeasuredFunction longer = measured("c", 3);
  longer.counts.push_back(4);
  MeasuredFunction functions[] = {measured("a", 1), changed, longer, measured("gone", 5)};
  llvm::Expected<Profile> profile = Profile::match(functions, module);
  ASSERT_TRUE(bool(profile));
  EXPECT_TRUE(profile->isMeasured());
  EXPECT_EQ(profile->unmatchedCount(), 3u);
  EXPECT_EQ(profile->countsOf({0}), llvm::ArrayRef<std::uint64_t>(1));
  EXPECT_TRUE(profile->countsOf({1}).empty());
  EXPECT_TRUE(profile->countsOf({2}).empty());
}

TEST(Profile, OfAnotherModuleIsAnError) {
  frontend::Module module = moduleOf({"a"});
  MeasuredFunction functions[] = {measured("b", 1)};
  llvm::Expected<Profile> profile = Profile::match(functions, module);
  ASSERT_FALSE(bool(profile));
  llvm::consumeError(profile.takeError());
  llvm::Expected<Profile> empty = Profile::match({}, module);
  ASSERT_FALSE(bool(empty));
  llvm::consumeError(empty.takeError());
}

TEST(Profile, HotIsWhatRunsMost) {
  frontend::Module module = moduleOf({"a", "b"});
  MeasuredFunction functions[] = {measured("a", 1'000'000), measured("b", 1)};
  llvm::Expected<Profile> profile = Profile::match(functions, module);
  ASSERT_TRUE(bool(profile));
  EXPECT_TRUE(profile->isHot(1'000'000));
  EXPECT_FALSE(profile->isHot(1));
  EXPECT_FALSE(profile->isHot(0));
}

} // namespace
