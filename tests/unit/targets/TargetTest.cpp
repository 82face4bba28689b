// TargetTest.cpp - the embedded targets load, and a target file with a mistake is refused.

#include "targets/Target.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/JSON.h"

#include <gtest/gtest.h>

using namespace sinter::targets;
using llvm::StringRef;

namespace {

/// A target file that is right, with one key replaced (or added, or removed by a null value).
std::string jsonWith(StringRef key, llvm::json::Value value) {
  llvm::json::Object object{{"name", "x"},
                            {"triple", "x86_64-unknown-linux-gnu"},
                            {"architecture", "x"},
                            {"os", "linux"},
                            {"cpu", "x"},
                            {"features", ""},
                            {"abi", ""},
                            {"requiredFeatures", llvm::json::Array{"+64bit"}},
                            {"codeModel", "small"},
                            {"linkerScript", "linux.ld"},
                            {"sharedLinkerScript", "linux-shared.ld"},
                            {"libraryLinkerScript", "linux-library.ld"},
                            {"emulation", "x"},
                            {"maxPageSize", 4096},
                            {"memoryBase", 65536},
                            {"tailCalls", "registers"},
                            {"tailCallIntegers", 6},
                            {"tailCallFloats", 8},
                            {"returnZero", "c3"},
                            {"run", llvm::json::Array{"qemu-x", "-cpu"}}};
  if (value.kind() == llvm::json::Value::Null)
    object.erase(key);
  else
    object[key] = std::move(value);
  return llvm::formatv("{0}", llvm::json::Value(std::move(object))).str();
}

std::string errorOf(StringRef json) {
  llvm::Expected<Target> target = parse(json);
  return target ? "no error" : llvm::toString(target.takeError());
}

} // namespace

TEST(Target, AllAscendByName) {
  std::vector<StringRef> names;
  for (const Target &target : all())
    names.push_back(target.name);
  EXPECT_EQ(names, (std::vector<StringRef>{"aarch64-linux", "riscv64-linux", "x86_64-linux"}));
}

TEST(Target, FindsByExactName) {
  ASSERT_NE(find("riscv64-linux"), nullptr);
  EXPECT_EQ(find("riscv64-linux")->triple, "riscv64-unknown-linux-gnu");
  EXPECT_EQ(find("riscv64-linux")->tailCalls, TailCalls::Registers);
  EXPECT_EQ(find("aarch64-linux")->maxPageSize, 65536u);
  EXPECT_EQ(find("x86_64-linux")->memoryBase, 65536u);
  EXPECT_EQ(find("x86_64"), nullptr);
  EXPECT_EQ(find(""), nullptr);
}

TEST(Target, HostIsOneOfThem) { EXPECT_EQ(find(host().name), &host()); }

TEST(Target, ReadsEveryKey) {
  llvm::Expected<Target> target = parse(jsonWith("name", "board"));
  ASSERT_TRUE(bool(target)) << llvm::toString(target.takeError());
  EXPECT_EQ(target->name, "board");
  EXPECT_EQ(target->run, (std::vector<std::string>{"qemu-x", "-cpu"}));
  EXPECT_EQ(target->requiredFeatures, std::vector<std::string>{"+64bit"});
  EXPECT_EQ(target->maxPageSize, 4096u);
}

TEST(Target, RefusesMistakes) {
  EXPECT_EQ(errorOf(jsonWith("cpu", nullptr)), "'cpu' must be a string");
  EXPECT_EQ(errorOf(jsonWith("cpu", 5)), "'cpu' must be a string");
  EXPECT_EQ(errorOf(jsonWith("maxPageSize", -1)), "'maxPageSize' must be a positive number");
  EXPECT_EQ(errorOf(jsonWith("maxPageSize", "4096")), "'maxPageSize' must be a positive number");
  EXPECT_EQ(errorOf(jsonWith("run", "qemu")), "'run' must be an array of strings");
  EXPECT_EQ(errorOf(jsonWith("run", llvm::json::Array{1})), "'run' must be an array of strings");
  EXPECT_EQ(errorOf(jsonWith("tailCalls", "none")),
            "'tailCalls' must be \"callee-pops\" or \"registers\"");
  EXPECT_EQ(errorOf(jsonWith("returnZero", "xy")), "'returnZero' must be hexadecimal digits");
  EXPECT_EQ(errorOf(jsonWith("returnZero", "")), "'returnZero' must be hexadecimal digits");
  EXPECT_EQ(errorOf(jsonWith("pageSize", 1)), "unknown key 'pageSize'");
  EXPECT_EQ(errorOf("[]"), "a target must be an object");
  EXPECT_NE(errorOf("{"), "no error");
}
