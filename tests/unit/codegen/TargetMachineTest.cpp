// TargetMachineTest.cpp - what --cpu and --features accept, and what they answer otherwise.

#include <gtest/gtest.h>

#include "TestModule.h"

using namespace sinter;
using namespace sinter::codegen;

namespace {

const targets::Target &x86 = *targets::find("x86_64-linux");
const targets::Target &arm = *targets::find("aarch64-linux");
const targets::Target &riscv = *targets::find("riscv64-linux");

} // namespace

TEST(Processor, DefaultsAreTheTargets) {
  for (const targets::Target &target : targets::all()) {
    llvm::Expected<Processor> processor = resolveProcessor(target, "", "");
    ASSERT_TRUE(bool(processor)) << llvm::toString(processor.takeError());
    EXPECT_EQ(processor->cpu, target.cpu);
    EXPECT_EQ(processor->features, target.features);
  }
}

TEST(Processor, AddsToTheTargetsFeatures) {
  llvm::Expected<Processor> processor = resolveProcessor(riscv, "sifive-u74", "+zba,-zbb");
  ASSERT_TRUE(bool(processor)) << llvm::toString(processor.takeError());
  EXPECT_EQ(processor->cpu, "sifive-u74");
  EXPECT_EQ(processor->features, riscv.features + ",+zba,-zbb");
}

TEST(Processor, RefusesUnknownNames) {
  EXPECT_EQ(errorOf(resolveProcessor(x86, "nonesuch", "")),
            "error: unknown CPU 'nonesuch' for x86_64-linux");
  EXPECT_EQ(errorOf(resolveProcessor(x86, "cortex-a72", "")),
            "error: unknown CPU 'cortex-a72' for x86_64-linux");
  EXPECT_EQ(errorOf(resolveProcessor(arm, "", "+sse4.1")),
            "error: unknown feature 'sse4.1' for aarch64-linux");
  EXPECT_EQ(errorOf(resolveProcessor(x86, "", "avx2")),
            "error: feature 'avx2' needs '+' or '-' in front");
  EXPECT_EQ(errorOf(resolveProcessor(x86, "", "+avx,")),
            "error: feature '' needs '+' or '-' in front");
}

TEST(Processor, KeepsWhatTheAbiNeeds) {
  EXPECT_EQ(errorOf(resolveProcessor(x86, "i386", "")),
            "error: x86_64-linux needs feature '+64bit', which CPU 'i386' with features '' lacks");
  EXPECT_NE(errorOf(resolveProcessor(x86, "", "-sse2")), "no error");
  EXPECT_NE(errorOf(resolveProcessor(x86, "", "-sse")), "no error"); // which sse2 implies
  EXPECT_NE(errorOf(resolveProcessor(riscv, "rocket-rv32", "")), "no error");
  EXPECT_NE(errorOf(resolveProcessor(riscv, "", "-d")), "no error");
  EXPECT_NE(errorOf(resolveProcessor(riscv, "", "+relax")), "no error");
  EXPECT_NE(errorOf(resolveProcessor(arm, "", "-neon")), "no error");
}

TEST(Processor, NativeIsTheHostOnly) {
  llvm::Expected<Processor> processor = resolveProcessor(targets::host(), "native", "");
  ASSERT_TRUE(bool(processor)) << llvm::toString(processor.takeError());
  EXPECT_NE(processor->cpu, "native");
  EXPECT_NE(processor->features, "");

  const targets::Target &foreign = &targets::host() == &riscv ? x86 : riscv;
  EXPECT_EQ(errorOf(resolveProcessor(foreign, "native", "")),
            "error: CPU 'native' needs a build for " + targets::host().name + ", not for " +
                foreign.name);
}
