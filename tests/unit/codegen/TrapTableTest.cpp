// TrapTableTest.cpp - the section sinter_traps, read the way the runtime library reads it.

#include "llvm/BinaryFormat/ELF.h"
#include "llvm/MC/MCAsmInfo.h"
#include "llvm/MC/MCContext.h"
#include "llvm/MC/MCDisassembler/MCDisassembler.h"
#include "llvm/MC/MCInst.h"
#include "llvm/MC/MCInstrInfo.h"
#include "llvm/MC/MCRegisterInfo.h"
#include "llvm/MC/MCSubtargetInfo.h"
#include "llvm/MC/TargetRegistry.h"
#include "llvm/Object/ELFObjectFile.h"
#include "llvm/Support/DataExtractor.h"
#include "llvm/Support/TargetSelect.h"

#include <gtest/gtest.h>

#include "TestModule.h"

using namespace sinter;
using namespace sinter::codegen;
using llvm::StringRef;

namespace {

struct Entry {
  std::uint64_t pc; // from the start of the function
  std::uint64_t offset;
};

struct Record {
  std::uint64_t codeSize;
  std::uint64_t bodyOffset;
  std::vector<Entry> entries;
  std::string code; // of the section that sh_link names
  std::string section;

  std::vector<std::uint64_t> offsets() const {
    std::vector<std::uint64_t> result;
    for (const Entry &entry : entries)
      result.push_back(entry.offset);
    return result;
  }
};

Record parseRecord(StringRef bytes) {
  llvm::DataExtractor data(bytes, true, 8);
  llvm::DataExtractor::Cursor at(4); // the start of the function: a relocation
  Record record;
  record.codeSize = data.getU32(at);
  record.bodyOffset = data.getULEB128(at);
  std::uint64_t count = data.getULEB128(at);
  Entry previous = {0, record.bodyOffset};
  while (at && record.entries.size() < count) {
    previous.pc += data.getULEB128(at);
    previous.offset += std::uint64_t(data.getSLEB128(at));
    record.entries.push_back(previous);
  }
  EXPECT_EQ(at.tell(), bytes.size()) << "each section holds one record";
  EXPECT_FALSE(bool(at.takeError()));
  return record;
}

/// Every section sinter_traps of an object, in order.
std::vector<Record> readTraps(const Bytes &object) {
  using File = llvm::object::ELF64LEFile;
  File file = llvm::cantFail(File::create({object.data(), object.size()}));
  auto sections = llvm::cantFail(file.sections());
  std::vector<Record> records;
  for (const File::Elf_Shdr &section : sections) {
    if (llvm::cantFail(file.getSectionName(section)) != "sinter_traps")
      continue;
    EXPECT_EQ(section.sh_flags, std::uint64_t(llvm::ELF::SHF_ALLOC | llvm::ELF::SHF_LINK_ORDER));
    Record record =
        parseRecord(llvm::toStringRef(llvm::cantFail(file.getSectionContents(section))));
    const File::Elf_Shdr &text = sections[section.sh_link];
    record.code = llvm::toStringRef(llvm::cantFail(file.getSectionContents(text))).str();
    record.section = llvm::cantFail(file.getSectionName(text)).str();
    records.push_back(std::move(record));
  }
  return records;
}

/// True if the instruction at an entry reads memory, writes it or calls.
bool isTrapping(const targets::Target &target, StringRef code, std::uint64_t pc) {
  LLVMInitializeX86Disassembler();
  LLVMInitializeAArch64Disassembler();
  LLVMInitializeRISCVDisassembler();
  std::string error;
  llvm::Triple triple(target.triple);
  const llvm::Target *llvmTarget = llvm::TargetRegistry::lookupTarget(triple, error);
  std::unique_ptr<llvm::MCRegisterInfo> registers(llvmTarget->createMCRegInfo(triple));
  llvm::MCTargetOptions options;
  std::unique_ptr<llvm::MCAsmInfo> assembly(
      llvmTarget->createMCAsmInfo(*registers, triple, options));
  std::unique_ptr<llvm::MCSubtargetInfo> subtarget(
      llvmTarget->createMCSubtargetInfo(triple, target.cpu, target.features));
  std::unique_ptr<llvm::MCInstrInfo> instructions(llvmTarget->createMCInstrInfo());
  llvm::MCContext context(triple, assembly.get(), registers.get(), subtarget.get());
  std::unique_ptr<llvm::MCDisassembler> disassembler(
      llvmTarget->createMCDisassembler(*subtarget, context));
  llvm::MCInst instruction;
  std::uint64_t size = 0;
  if (disassembler->getInstruction(instruction, size,
                                   llvm::arrayRefFromStringRef(code.drop_front(pc)), pc,
                                   llvm::nulls()) != llvm::MCDisassembler::Success)
    return false;
  const llvm::MCInstrDesc &description = instructions->get(instruction.getOpcode());
  // RISC-V calls begin with auipc, which is neither.
  bool isRiscvCall = triple.isRISCV() && instructions->getName(instruction.getOpcode()) == "AUIPC";
  return description.mayLoad() || description.mayStore() || description.isCall() || isRiscvCall;
}

/// Guest functions with debug locations as lowering makes them: lines are module offsets.
std::string withLocations(StringRef functions) {
  return (functions + R"(
declare void @sinter_trap_unreachable() noreturn
declare void @sinter_table_fill(ptr, i64, ptr, i64)
declare void @other()
!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!9}
!0 = distinct !DICompileUnit(language: DW_LANG_C, file: !1, emissionKind: NoDebug)
!1 = !DIFile(filename: "module", directory: "")
!2 = !DISubroutineType(types: !{})
!9 = !{i32 2, !"Debug Info Version", i32 3}
!10 = distinct !DISubprogram(name: "a", file: !1, line: 100, type: !2, unit: !0, spFlags: DISPFlagDefinition)
!11 = !DILocation(line: 110, scope: !10)
!12 = !DILocation(line: 120, scope: !10)
!13 = !DILocation(line: 105, scope: !10)
!20 = distinct !DISubprogram(name: "b", file: !1, line: 100000, type: !2, unit: !0, spFlags: DISPFlagDefinition)
!21 = !DILocation(line: 100010, scope: !20)
!22 = !DILocation(line: 100020, scope: !20)
)")
      .str();
}

class TrapTableTest : public testing::TestWithParam<OptLevel> {
protected:
  /// Runs `check` on the records of `functions` for every target.
  void forEachTarget(StringRef functions,
                     llvm::function_ref<void(const std::vector<Record> &)> check) {
    for (const targets::Target &target : targets::all()) {
      SCOPED_TRACE(target.name);
      std::vector<Record> records =
          readTraps(emitted(target, withLocations(functions), GetParam()));
      for (const Record &record : records) {
        EXPECT_LE(record.codeSize, record.code.size());
        EXPECT_GT(record.codeSize, 0u);
        for (const Entry &entry : record.entries) {
          ASSERT_LT(entry.pc, record.codeSize);
          EXPECT_TRUE(isTrapping(target, record.code, entry.pc))
              << "offset " << entry.offset << " at pc " << entry.pc;
        }
      }
      check(records);
    }
  }
};

} // namespace

TEST_P(TrapTableTest, AccessesInOrder) {
  forEachTarget(R"(
define i32 @wasm.0(ptr %p, ptr %q, i32 %x) !dbg !10 {
  %sum = mul i32 %x, 7
  %v = load volatile i32, ptr %p, align 1, !dbg !11
  %w = add i32 %v, %sum, !dbg !12
  store volatile i32 %w, ptr %q, align 1, !dbg !13
  ret i32 %w
})",
                [](const std::vector<Record> &records) {
                  ASSERT_EQ(records.size(), 1u);
                  EXPECT_EQ(records[0].section, ".text.wasm.0");
                  EXPECT_EQ(records[0].bodyOffset, 100u);
                  EXPECT_EQ(records[0].offsets(), (std::vector<std::uint64_t>{110, 105}));
                });
}

TEST_P(TrapTableTest, FoldedLoadsKeepTheirOffset) {
  // x86-64 makes one instruction of the load and its use, whose location is that of the use.
  forEachTarget(R"(
define i32 @wasm.0(ptr %p, i32 %x, double %y, ptr %result) !dbg !10 {
  %v = load volatile i32, ptr %p, align 1, !dbg !11
  %sum = add i32 %x, %v, !dbg !12
  %d = load volatile double, ptr %p, align 8, !dbg !13
  %product = fmul double %y, %d, !dbg !12
  store double %product, ptr %result
  ret i32 %sum
})",
                [](const std::vector<Record> &records) {
                  ASSERT_EQ(records.size(), 1u);
                  EXPECT_EQ(records[0].offsets(), (std::vector<std::uint64_t>{110, 105}));
                });
}

TEST_P(TrapTableTest, PlainAccessesAndOtherCallsHaveNoEntry) {
  forEachTarget(R"(
@global = internal global i32 0
define i32 @wasm.0(ptr %p) !dbg !10 {
  %big = alloca [100 x i64]
  %v = load i32, ptr @global, !dbg !11
  store i32 5, ptr @global, !dbg !12
  call void @other(), !dbg !13
  ret i32 %v
})",
                [](const std::vector<Record> &records) {
                  ASSERT_EQ(records.size(), 1u);
                  EXPECT_EQ(records[0].bodyOffset, 100u);
                  EXPECT_TRUE(records[0].entries.empty());
                });
}

TEST_P(TrapTableTest, RuntimeCallsHaveEntries) {
  forEachTarget(R"(
define void @wasm.0(i1 %c, i64 %n) !dbg !10 {
  call void @sinter_table_fill(ptr null, i64 %n, ptr null, i64 %n), !dbg !12
  br i1 %c, label %trap, label %fine
trap:
  call void @sinter_trap_unreachable(), !dbg !11
  unreachable
fine:
  ret void
})",
                [](const std::vector<Record> &records) {
                  ASSERT_EQ(records.size(), 1u);
                  EXPECT_EQ(records[0].offsets(), (std::vector<std::uint64_t>{120, 110}));
                });
}

TEST_P(TrapTableTest, UnknownLocationEndsThePreviousEntry) {
  forEachTarget(R"(
define void @wasm.0(ptr %p) !dbg !10 {
  store volatile i32 0, ptr %p, align 1, !dbg !11
  store volatile i32 1, ptr %p, align 1
  store volatile i32 2, ptr %p, align 1, !dbg !12
  store volatile i32 3, ptr %p, align 1, !dbg !12
  ret void
})",
                [](const std::vector<Record> &records) {
                  ASSERT_EQ(records.size(), 1u);
                  EXPECT_EQ(records[0].offsets(), (std::vector<std::uint64_t>{110, 0, 120}));
                });
}

TEST_P(TrapTableTest, InlinedCodeKeepsItsOwnOffsets) {
  forEachTarget(R"(
define internal void @wasm.1(ptr %p) alwaysinline !dbg !20 {
  store volatile i32 0, ptr %p, align 1, !dbg !21
  ret void
}
define void @wasm.0(ptr %p) !dbg !10 {
  store volatile i32 0, ptr %p, align 1, !dbg !11
  call void @wasm.1(ptr %p), !dbg !12
  ret void
})",
                [](const std::vector<Record> &records) {
                  const Record *caller = nullptr;
                  for (const Record &record : records)
                    if (record.section == ".text.wasm.0")
                      caller = &record;
                  ASSERT_NE(caller, nullptr);
                  EXPECT_EQ(caller->bodyOffset, 100u);
                  EXPECT_EQ(caller->offsets(), (std::vector<std::uint64_t>{110, 100010}));
                });
}

TEST_P(TrapTableTest, FunctionsWithoutPositionsHaveNoRecord) {
  forEachTarget(R"(
define i32 @thunk(i32 %a) {
  ret i32 %a
})",
                [](const std::vector<Record> &records) { EXPECT_TRUE(records.empty()); });
}

TEST_P(TrapTableTest, LargeFunctions) {
  // Distances of more than one LEB128 byte; branches that the assembler relaxes between them.
  std::string body = "define void @wasm.0(ptr %p, i1 %c) !dbg !10 {\n";
  for (int block = 0; block < 200; ++block)
    body += llvm::formatv("  store volatile i64 {0}, ptr %p, align 1, !dbg !{1}\n"
                          "  br i1 %c, label %a{0}, label %b{0}\n"
                          "a{0}:\n  store volatile i64 77{0}, ptr %p, align 1, !dbg !13\n"
                          "  br label %b{0}\nb{0}:\n",
                          block, block % 2 ? 11 : 12);
  forEachTarget(body + "  ret void\n}\n", [](const std::vector<Record> &records) {
    ASSERT_EQ(records.size(), 1u);
    EXPECT_GE(records[0].entries.size(), 200u);
  });
}

INSTANTIATE_TEST_SUITE_P(Levels, TrapTableTest,
                         testing::Values(OptLevel::O0, OptLevel::O2, OptLevel::Oz));
