// OptimizeTest.cpp - what the levels do, and which library functions passes may know.

#include "llvm/IR/InstIterator.h"
#include "llvm/IR/IntrinsicInst.h"

#include <gtest/gtest.h>

#include "TestModule.h"

using namespace sinter;
using namespace sinter::codegen;

namespace {

const targets::Target &x86 = *targets::find("x86_64-linux");

constexpr llvm::StringRef loopIR = R"(
define void @wasm.0(ptr %to, i64 %count) {
entry:
  br label %loop
loop:
  %i = phi i64 [ 0, %entry ], [ %next, %loop ]
  %p = getelementptr i8, ptr %to, i64 %i
  store i8 0, ptr %p, align 1
  %next = add i64 %i, 1
  %again = icmp ult i64 %next, %count
  br i1 %again, label %loop, label %done
done:
  ret void
})";

bool hasMemset(llvm::Module &module) {
  for (llvm::Function &function : module)
    for (llvm::Instruction &instruction : llvm::instructions(function))
      if (llvm::isa<llvm::MemSetInst>(instruction))
        return true;
  return false;
}

} // namespace

TEST(Optimize, FindsMemsetLoops) {
  TestModule optimized(x86, loopIR, OptLevel::O2);
  optimized.optimize();
  EXPECT_TRUE(hasMemset(*optimized.module));
  TestModule plain(x86, loopIR, OptLevel::O0);
  plain.optimize();
  EXPECT_FALSE(hasMemset(*plain.module));
}

TEST(Optimize, RecognisesNoFunctionByName) {
  // As C's strlen this would be the constant 2; as a guest's function it may be anything.
  TestModule test(x86, R"(
@text = private constant [3 x i8] c"ab\00"
declare i64 @strlen(ptr)
define i64 @wasm.0() {
  %length = call i64 @strlen(ptr @text)
  ret i64 %length
})");
  test.optimize();
  llvm::Instruction &first = *llvm::inst_begin(test.module->getFunction("wasm.0"));
  EXPECT_TRUE(llvm::isa<llvm::CallInst>(first));
}

TEST(Optimize, MarksForSize) {
  auto attributes = [](OptLevel level) {
    TestModule test(x86, loopIR, level);
    test.optimize();
    llvm::Function *function = test.module->getFunction("wasm.0");
    return std::pair(function->hasOptSize(), function->hasMinSize());
  };
  EXPECT_EQ(attributes(OptLevel::O2), std::pair(false, false));
  EXPECT_EQ(attributes(OptLevel::Os), std::pair(true, false));
  EXPECT_EQ(attributes(OptLevel::Oz), std::pair(true, true));
}

TEST(Optimize, KeepsVolatileAccesses) {
  for (OptLevel level :
       {OptLevel::O0, OptLevel::O1, OptLevel::O2, OptLevel::O3, OptLevel::Os, OptLevel::Oz}) {
    TestModule test(x86, R"(
define void @wasm.0(ptr %p) {
  %unused = load volatile i32, ptr %p, align 1
  ret void
})",
                    level);
    test.optimize();
    llvm::Instruction &first = *llvm::inst_begin(test.module->getFunction("wasm.0"));
    EXPECT_TRUE(first.isVolatile());
  }
}

TEST(OptimizeDeathTest, MalformedModuleIsABug) {
  TestModule test(x86, "define i32 @wasm.0() {\n ret i32 0\n}");
  test.module->getFunction("wasm.0")->getEntryBlock().getTerminator()->eraseFromParent();
  EXPECT_DEATH(test.optimize(), "malformed module after lowering");
}
