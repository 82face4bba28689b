// NamesTest.cpp - the name section, and that a broken one is never fatal.
#include <gtest/gtest.h>

#include "ModuleBuilder.h"

using namespace sinter::frontend;
using namespace sinter::frontend::testing;

namespace {

/// Two functions, the second exported, and a name section of these bytes.
Bytes withNames(const Bytes &names) {
  return module({section(1, vec({type({}, {})})), section(3, vec({leb(0), leb(0)})),
                 section(7, vec({name("run") + Bytes{0, 1}, name("go") + Bytes{0, 1}})),
                 section(10, vec({body({0x0B}), body({0x0B})})), custom("name", names)});
}

std::string nameOf(const Bytes &bytes, std::uint32_t function) {
  llvm::Expected<Module> module = decode(buffer(bytes));
  if (!module)
    return llvm::toString(module.takeError());
  return module->nameOf({function}).str();
}

TEST(Names, ComeFromTheNameSectionThenFromExports) {
  Bytes names = section(0, name("demo")) + section(1, vec({leb(0) + name("helper")}));
  EXPECT_EQ(nameOf(withNames(names), 0), "helper");
  EXPECT_EQ(nameOf(withNames(names), 1), "run");
  EXPECT_EQ(nameOf(withNames({}), 0), "");
  Bytes bytes = withNames(names);
  EXPECT_EQ(cantFail(decode(buffer(bytes))).names.module, "demo");
}

TEST(Names, ABrokenSectionKeepsWhatCameBefore) {
  Bytes good = leb(0) + name("helper");
  EXPECT_EQ(nameOf(withNames(section(1, leb(2) + good)), 0), "helper");
  EXPECT_EQ(nameOf(withNames(section(1, vec({good, leb(9) + name("nobody")}))), 0), "helper");
  EXPECT_EQ(nameOf(withNames(section(1, vec({good, leb(1) + Bytes{1, 0xFF}}))), 1), "run");
  EXPECT_EQ(nameOf(withNames({1, 0xFF, 0xFF}), 0), "");
}

} // namespace
