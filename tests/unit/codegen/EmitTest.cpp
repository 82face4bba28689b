// EmitTest.cpp - what objects contain, and what they do not.

#include "llvm/Object/ELFObjectFile.h"

#include <gtest/gtest.h>

#include "TestModule.h"

using namespace sinter;
using namespace sinter::codegen;

namespace {

std::vector<std::string> sectionNames(const Bytes &object) {
  std::unique_ptr<llvm::object::ObjectFile> file =
      llvm::cantFail(llvm::object::ObjectFile::createObjectFile(reference(object)));
  std::vector<std::string> names;
  for (const llvm::object::SectionRef &section : file->sections())
    names.push_back(llvm::cantFail(section.getName()).str());
  return names;
}

bool contains(const std::vector<std::string> &names, llvm::StringRef name) {
  return llvm::is_contained(names, name);
}

constexpr llvm::StringRef guestIR = R"(
declare void @other(i32) nounwind
define i32 @wasm.0.hot(i32 %a) hot nounwind {
  ret i32 %a
}
define internal void @"wasm.1.name with \22quotes\22"(i32 %a) cold noinline nounwind {
  call void @other(i32 %a)
  call void @other(i32 %a)
  ret void
}
define void @wasm.2(i32 %a) nounwind {
  call void @"wasm.1.name with \22quotes\22"(i32 %a)
  ret void
}
define void @thunk(i32 %a) nounwind {
  call void @other(i32 %a)
  call void @other(i32 1)
  ret void
})";

} // namespace

TEST(Emit, GuestCodeStaysInItsSections) {
  for (const targets::Target &target : targets::all())
    for (OptLevel level : {OptLevel::O0, OptLevel::O2, OptLevel::Oz}) {
      std::vector<std::string> names = sectionNames(emitted(target, guestIR, level));
      EXPECT_TRUE(contains(names, ".text.wasm.hot.0.hot")) << target.name;
      EXPECT_TRUE(contains(names, ".text.wasm.cold.1.name with \"quotes\"")) << target.name;
      // LLVM may find out that what only calls a cold function is cold.
      EXPECT_TRUE(contains(names, ".text.wasm.2") || contains(names, ".text.wasm.cold.2"))
          << target.name;
      EXPECT_TRUE(contains(names, ".text.thunk")) << target.name;
    }
}

TEST(Emit, OutlinesNothing) {
  // At -Oz LLVM's machine outliner would move the common accesses of these to a third function.
  std::string ir;
  for (int function = 0; function < 8; ++function) {
    ir += "define void @wasm." + std::to_string(function) + "(ptr %p) {\n";
    for (int access = 0; access < 16; ++access)
      ir += "  store volatile i32 " + std::to_string(access * 77777) + ", ptr %p, align 1\n";
    ir += "  ret void\n}\n";
  }
  for (const targets::Target &target : targets::all())
    for (const std::string &name : sectionNames(emitted(target, ir, OptLevel::Oz)))
      if (llvm::StringRef(name).starts_with(".text."))
        EXPECT_TRUE(llvm::StringRef(name).starts_with(".text.wasm.")) << target.name << name;
}

TEST(Emit, NoUnwindTablesNoDebugInfo) {
  for (const targets::Target &target : targets::all())
    for (const std::string &name : sectionNames(emitted(target, guestIR))) {
      EXPECT_NE(name, ".eh_frame") << target.name;
      EXPECT_FALSE(llvm::StringRef(name).starts_with(".debug")) << target.name;
      EXPECT_FALSE(llvm::StringRef(name).contains("call-graph-profile")) << target.name;
    }
}

TEST(Emit, SameModuleSameBytes) {
  for (const targets::Target &target : targets::all())
    EXPECT_EQ(emitted(target, guestIR), emitted(target, guestIR)) << target.name;
}

TEST(Emit, AssemblyHasTheTrapTableToo) {
  for (const targets::Target &target : targets::all()) {
    Bytes text = emitted(target, R"(
define i32 @wasm.0(ptr %p) {
  %v = load volatile i32, ptr %p, align 1
  ret i32 %v
})",
                         OptLevel::O2, CodeKind::Assembly);
    llvm::StringRef assembly(text.data(), text.size());
    EXPECT_TRUE(assembly.contains("sinter_traps,\"ao\",@progbits,.text.wasm.0")) << target.name;
  }
}

TEST(Emit, LlvmErrorsAreReturned) {
  // A register that does not exist: reported by instruction selection.
  TestModule test(*targets::find("x86_64-linux"), R"(
define void @wasm.0() {
  call void asm sideeffect "", "{nonesuch}"(i32 0)
  ret void
})");
  std::string message = errorOf(test.emit());
  EXPECT_TRUE(llvm::StringRef(message).contains("nonesuch")) << message;
}
