// LinkTest.cpp - images and combined objects, with the real runtime library.

#include "llvm/BinaryFormat/ELF.h"
#include "llvm/Object/ELFObjectFile.h"

#include <gtest/gtest.h>

#include "TestModule.h"

using namespace sinter;
using namespace sinter::codegen;
using llvm::StringRef;

namespace {

using File = llvm::object::ELF64LEFile;

/// A program that does nothing: an all-zero sinter_program, larger than any.
constexpr StringRef programIR = R"(
@sinter_program = hidden constant [64 x ptr] [ptr @run, )"
                                R"(ptr null, ptr null, ptr null, ptr null, ptr null, ptr null, )"
                                R"(ptr null, ptr null, ptr null, ptr null, ptr null, ptr null, )"
                                R"(ptr null, ptr null, ptr null, ptr null, ptr null, ptr null, )"
                                R"(ptr null, ptr null, ptr null, ptr null, ptr null, ptr null, )"
                                R"(ptr null, ptr null, ptr null, ptr null, ptr null, ptr null, )"
                                R"(ptr null, ptr null, ptr null, ptr null, ptr null, ptr null, )"
                                R"(ptr null, ptr null, ptr null, ptr null, ptr null, ptr null, )"
                                R"(ptr null, ptr null, ptr null, ptr null, ptr null, ptr null, )"
                                R"(ptr null, ptr null, ptr null, ptr null, ptr null, ptr null, )"
                                R"(ptr null, ptr null, ptr null, ptr null, ptr null, ptr null, )"
                                R"(ptr null, ptr null, ptr null]
declare i32 @wasm.7(i32)
define i32 @run() {
  %r = call i32 @wasm.7(i32 3)
  ret i32 %r
}
)";

constexpr StringRef guestIR = R"(
define i32 @wasm.7(i32 %a) {
  %z = zext i32 %a to i64
  %p = getelementptr i8, ptr inttoptr (i64 65536 to ptr), i64 %z
  %v = load volatile i32, ptr %p, align 1
  ret i32 %v
}
define i32 @wasm.8(i32 %a) {
  ret i32 77
})";

llvm::Expected<Bytes> linkProgram(const targets::Target &target, const LinkOptions &options = {}) {
  Bytes program = emitted(target, programIR);
  Bytes guest = emitted(target, guestIR);
  return link({reference(program, "program"), reference(guest, "guest")}, target, options);
}

bool hasSymbol(const File &file, StringRef wanted) {
  for (const File::Elf_Shdr &section : llvm::cantFail(file.sections())) {
    if (section.sh_type != llvm::ELF::SHT_SYMTAB)
      continue;
    StringRef strings = llvm::cantFail(file.getStringTableForSymtab(section));
    for (const File::Elf_Sym &symbol : llvm::cantFail(file.symbols(&section)))
      if (llvm::cantFail(symbol.getName(strings)) == wanted)
        return true;
  }
  return false;
}

} // namespace

TEST(Link, ImageIsStaticPie) {
  for (const targets::Target &target : targets::all()) {
    SCOPED_TRACE(target.name);
    llvm::Expected<Bytes> image = linkProgram(target);
    ASSERT_TRUE(bool(image)) << llvm::toString(image.takeError());
    File file = llvm::cantFail(File::create({image->data(), image->size()}));
    EXPECT_EQ(file.getHeader().e_type, llvm::ELF::ET_DYN);
    EXPECT_NE(file.getHeader().e_entry, 0u);
    for (const File::Elf_Phdr &segment : llvm::cantFail(file.program_headers())) {
      EXPECT_NE(segment.p_type, std::uint32_t(llvm::ELF::PT_INTERP));
      EXPECT_NE(segment.p_flags & 3, 3u) << "writable and executable";
      if (segment.p_type == llvm::ELF::PT_LOAD)
        EXPECT_EQ(segment.p_vaddr % target.maxPageSize, segment.p_offset % target.maxPageSize);
    }
    EXPECT_FALSE(hasSymbol(file, "wasm.7")) << "stripped by default";
    EXPECT_LT(image->size(), 16384u);
  }
}

TEST(Link, SharedObjectExportsOneSymbolAndNeedsNothing) {
  constexpr StringRef moduleIR = R"(
@sinter_module = constant [2 x ptr] [ptr @sinter_api, ptr @sinter_runtime]
@sinter_api = external hidden constant i8
@sinter_runtime = external hidden constant i8
)";
  for (const targets::Target &target : targets::all()) {
    SCOPED_TRACE(target.name);
    Bytes module = emitted(target, moduleIR);
    llvm::Expected<Bytes> image = linkShared({reference(module, "module")}, target, {});
    ASSERT_TRUE(bool(image)) << llvm::toString(image.takeError());
    File file = llvm::cantFail(File::create({image->data(), image->size()}));
    std::vector<std::string> exported;
    for (const File::Elf_Shdr &section : llvm::cantFail(file.sections())) {
      if (section.sh_type != llvm::ELF::SHT_DYNSYM)
        continue;
      StringRef strings = llvm::cantFail(file.getStringTableForSymtab(section));
      for (const File::Elf_Sym &symbol : llvm::cantFail(file.symbols(&section)))
        if (symbol.isDefined())
          exported.push_back(llvm::cantFail(symbol.getName(strings)).str());
    }
    EXPECT_EQ(exported, std::vector<std::string>{"sinter_module"});
    for (const File::Elf_Dyn &entry : llvm::cantFail(file.dynamicEntries()))
      EXPECT_NE(entry.getTag(), llvm::ELF::DT_NEEDED);
    for (const File::Elf_Phdr &segment : llvm::cantFail(file.program_headers()))
      EXPECT_NE(segment.p_flags & 3, 3u) << "writable and executable";
  }
}

TEST(Link, KeepsSymbolsOnRequestAndDropsDeadFunctions) {
  for (const targets::Target &target : targets::all()) {
    SCOPED_TRACE(target.name);
    llvm::Expected<Bytes> image = linkProgram(target, {.isStripped = false});
    ASSERT_TRUE(bool(image)) << llvm::toString(image.takeError());
    File file = llvm::cantFail(File::create({image->data(), image->size()}));
    EXPECT_TRUE(hasSymbol(file, "wasm.7"));
    EXPECT_FALSE(hasSymbol(file, "wasm.8"));
  }
}

TEST(Link, SameInputsSameBytes) {
  for (const targets::Target &target : targets::all()) {
    llvm::Expected<Bytes> first = linkProgram(target);
    llvm::Expected<Bytes> second = linkProgram(target);
    ASSERT_TRUE(first && second);
    EXPECT_EQ(*first, *second) << target.name;
  }
}

TEST(Link, ErrorsAreOneLineThatNamesTheInput) {
  const targets::Target &target = *targets::find("aarch64-linux");
  Bytes program = emitted(target, programIR);
  std::string message = errorOf(link({reference(program, "part 0")}, target, {}));
  EXPECT_TRUE(StringRef(message).contains("undefined symbol: wasm.7")) << message;
  EXPECT_TRUE(StringRef(message).contains("part 0")) << message;
  EXPECT_FALSE(StringRef(message).contains("/proc/")) << message;
  EXPECT_FALSE(StringRef(message).contains("\n")) << message;

  llvm::MemoryBufferRef garbage("not an object", "part 1");
  message = errorOf(link({garbage}, target, {}));
  EXPECT_TRUE(StringRef(message).starts_with("error: linking: ")) << message;
  EXPECT_TRUE(StringRef(message).contains("part 1")) << message;

  // lld is in order after an error.
  EXPECT_EQ(errorOf(linkProgram(target)), "no error");
}

TEST(Link, CombinedObjectLinksLikeItsParts) {
  for (const targets::Target &target : targets::all()) {
    SCOPED_TRACE(target.name);
    Bytes program = emitted(target, programIR);
    Bytes guest = emitted(target, guestIR);
    llvm::Expected<Bytes> combined =
        combine({reference(program, "program"), reference(guest, "guest")}, target);
    ASSERT_TRUE(bool(combined)) << llvm::toString(combined.takeError());
    llvm::Expected<Bytes> image = link({reference(*combined, "combined")}, target, {});
    ASSERT_TRUE(bool(image)) << llvm::toString(image.takeError());
    llvm::Expected<Bytes> direct = linkProgram(target);
    ASSERT_TRUE(bool(direct));
    EXPECT_EQ(*image, *direct);
  }
}
