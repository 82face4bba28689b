// ProposalsTest.cpp - what each proposal adds to validation, and that each can be switched off.
#include <gtest/gtest.h>

#include "ModuleBuilder.h"

using namespace sinter::frontend;
using namespace sinter::frontend::testing;

namespace {

constexpr std::uint8_t V128 = 0x7B, ExnRef = 0x69;

/// The diagnostic when only these proposals are missing.
std::string without(std::initializer_list<Proposal> disabled, const Bytes &bytes) {
  ProposalSet enabled = finishedProposals();
  for (Proposal proposal : disabled)
    enabled.reset(static_cast<std::size_t>(proposal));
  llvm::Expected<Module> module = decode(buffer(bytes));
  if (!module)
    return llvm::toString(module.takeError());
  llvm::Expected<ValidModule> valid = validate(std::move(*module), enabled);
  return valid ? "" : llvm::toString(valid.takeError());
}

bool uses(const Bytes &bytes, Proposal proposal) {
  llvm::Expected<ValidModule> valid = load(bytes);
  EXPECT_TRUE(bool(valid));
  return valid && valid->facts().proposals.test(static_cast<std::size_t>(proposal));
}

/// A module around a function 0 of the code, of type [] -> [], with
///   types     0: [] -> []   1: [i32] -> [i32]   2: [] -> [i32]   3: [] -> [(ref null 1)]
///   locals    0: (ref 1)   1: i32   2: (ref null 1)
///   memories  0: i32   1: i64
///   tables    0: i32 funcref   1: i64 funcref
///   tags      0: [i32]   1: []
///   function 1, of type 1, is declared for ref.func
Bytes around(const Bytes &code) {
  return module({
      section(1, vec({type({}, {}), type({I32}, {I32}), type({}, {I32}), Bytes{0x60, 0, 1, 0x63, 1},
                      type({I32}, {})})),
      section(3, vec({leb(0), leb(1)})),
      section(4, vec({Bytes{FuncRef, 0, 1}, Bytes{FuncRef, 4, 1}})),
      section(5, vec({Bytes{0, 1}, Bytes{4, 1}})),
      section(13, vec({Bytes{0, 4}, Bytes{0, 0}})),
      section(9, vec({Bytes{3, 0} + vec({leb(1)})})),
      section(10, vec({sized(Bytes{3, 1, 0x64, 1, 1, I32, 1, 0x63, 1} + code + Bytes{0x0B}),
                       body({0x20, 0, 0x0B})})),
  });
}

/// The diagnostic of a body without its place: "i32.add: expected i32, found i64".
std::string refusal(const Bytes &code) {
  llvm::StringRef text = "function 0: ";
  std::string whole = diagnose(around(code));
  std::size_t place = whole.find(text);
  return place == std::string::npos ? whole : whole.substr(place + text.size());
}

const Bytes zeroVector = Bytes{0xFD, 0x0C} + Bytes(16, 0);

TEST(Simd, ChecksLanesAndTypes) {
  EXPECT_EQ(refusal(zeroVector + Bytes{0xFD, 0x15, 15, 0x1A}), "");
  EXPECT_EQ(refusal(zeroVector + Bytes{0xFD, 0x15, 16, 0x1A}),
            "i8x16.extract_lane_s: lane 16 is not below 16");
  EXPECT_EQ(refusal(zeroVector + zeroVector + Bytes{0xFD, 0x0D} + Bytes(16, 31) + Bytes{0x1A}), "");
  EXPECT_EQ(refusal(zeroVector + zeroVector + Bytes{0xFD, 0x0D} + Bytes(16, 32)),
            "i8x16.shuffle: lane 32 is not below 32");
  EXPECT_EQ(refusal(Bytes{0x41, 0} + zeroVector + Bytes{0xFD, 0x57, 3, 0, 1, 0x1A}), "");
  EXPECT_EQ(refusal(Bytes{0x41, 0} + zeroVector + Bytes{0xFD, 0x57, 3, 0, 2, 0x1A}),
            "v128.load64_lane: lane 2 is not below 2");
  EXPECT_EQ(refusal(Bytes{0x41, 0} + zeroVector + Bytes{0xFD, 0x57, 4, 0, 1, 0x1A}),
            "v128.load64_lane: alignment 2^4 is larger than the natural 2^3");
  EXPECT_EQ(refusal(zeroVector + Bytes{0x41, 0, 0xFD, 0x6E}),
            "i8x16.add: expected v128, found i32");
}

TEST(Threads, AtomicAccessesAreNaturallyAligned) {
  EXPECT_EQ(refusal({0x41, 0, 0xFE, 0x10, 2, 0, 0x1A}), "");
  EXPECT_EQ(refusal({0x41, 0, 0xFE, 0x10, 1, 0, 0x1A}),
            "i32.atomic.load: alignment 2^1 of an atomic access is not the natural 2^2");
  EXPECT_EQ(refusal({0xFE, 3, 0}), "");
  EXPECT_EQ(refusal({0xFE, 3, 1}), "expected a zero byte");
  EXPECT_EQ(diagnose(module({section(5, vec({Bytes{2, 1}}))})),
            "0xb: error: a shared memory needs a maximum");
}

TEST(MultiMemory, AccessesNameTheirMemory) {
  EXPECT_EQ(refusal({0x42, 0, 0x28, 0x42, 1, 0, 0x1A}), "");
  EXPECT_EQ(refusal({0x41, 0, 0x28, 0x42, 1, 0, 0x1A}), "i32.load: expected i64, found i32");
  EXPECT_EQ(refusal({0x41, 0, 0x28, 0x42, 2, 0, 0x1A}), "i32.load: unknown memory 2");
  EXPECT_EQ(refusal({0x3F, 1, 0x1A}), "");
  EXPECT_EQ(refusal({0x3F, 2, 0x1A}), "memory.size: unknown memory 2");
}

TEST(Memory64, AddressesHaveTheTypeOfTheirMemory) {
  Bytes beyond = {0x80, 0x80, 0x80, 0x80, 0x10};
  EXPECT_EQ(refusal(Bytes{0x42, 0, 0x28, 0x42, 1} + beyond + Bytes{0x1A}), "");
  EXPECT_EQ(refusal(Bytes{0x41, 0, 0x28, 2} + beyond + Bytes{0x1A}),
            "i32.load: offset 4294967296 is out of range");
  // Between memories of both kinds the size is an i32.
  EXPECT_EQ(refusal({0x41, 0, 0x42, 0, 0x41, 0, 0xFC, 10, 0, 1}), "");
  EXPECT_EQ(refusal({0x41, 0, 0x42, 0, 0x42, 0, 0xFC, 10, 0, 1}),
            "memory.copy: expected i32, found i64");
  EXPECT_EQ(refusal({0x42, 0, 0x42, 0, 0x42, 0, 0xFC, 10, 1, 1}), "");
  EXPECT_EQ(refusal({0x42, 0, 0x41, 0, 0x41, 0, 0xFC, 14, 1, 0}), "");
  EXPECT_EQ(refusal({0x42, 0, 0x25, 1, 0x1A}), "");
  EXPECT_EQ(refusal({0x41, 0, 0x25, 1, 0x1A}), "table.get: expected i64, found i32");
  auto memory = [](const Bytes &limits) { return diagnose(module({section(5, vec({limits}))})); };
  EXPECT_EQ(memory(Bytes{4} + leb(1ull << 48)), "");
  EXPECT_EQ(memory(Bytes{4} + leb((1ull << 48) + 1)),
            "0xb: error: memory size must be at most 281474976710656 pages");
  EXPECT_EQ(diagnose(module({section(4, vec({Bytes{FuncRef, 4} + leb(~0ull)}))})), "");
}

TEST(CustomPageSizes, AreOneAndTheOrdinaryOne) {
  auto memory = [](const Bytes &limits) { return diagnose(module({section(5, vec({limits}))})); };
  EXPECT_EQ(memory({8, 1, 16}), "");
  EXPECT_EQ(memory({8, 1, 1}), "0xb: error: page size 2^1 is neither 1 nor 65536");
  EXPECT_EQ(memory(Bytes{8} + leb(0xFFFFFFFF) + Bytes{0}), "");
  EXPECT_EQ(memory(Bytes{8} + leb(1ull << 32) + Bytes{0}),
            "0xb: error: memory size must be at most 4294967295 pages");
}

TEST(FunctionReferences, LocalsWithoutAValueAreSetFirst) {
  EXPECT_EQ(refusal({0x20, 0, 0x1A}), "local.get: local 0 of (ref 1) is read before it is set");
  EXPECT_EQ(refusal({0xD2, 1, 0x21, 0, 0x20, 0, 0x1A}), "");
  EXPECT_EQ(refusal({0x02, 0x40, 0xD2, 1, 0x21, 0, 0x0B, 0x20, 0, 0x1A}),
            "local.get: local 0 of (ref 1) is read before it is set");
  EXPECT_EQ(refusal({0xD2, 1, 0x21, 0, 0x02, 0x40, 0x20, 0, 0x1A, 0x0B, 0x20, 0, 0x1A}), "");
  EXPECT_EQ(refusal({0x41, 0, 0x04, 0x40, 0xD2, 1, 0x22, 0, 0x1A, 0x05, 0x20, 0, 0x1A, 0x0B}),
            "local.get: local 0 of (ref 1) is read before it is set");
  Bytes names = custom("name", section(2, vec({leb(0) + vec({leb(0) + name("callee")})})));
  EXPECT_NE(diagnose(around({0x20, 0, 0x1A}) + names).find("local 0 \"callee\" of (ref 1)"),
            std::string::npos);
}

TEST(FunctionReferences, CallsThroughReferences) {
  EXPECT_EQ(refusal({0x41, 0, 0xD2, 1, 0x14, 1, 0x1A}), "");
  EXPECT_EQ(refusal({0x41, 0, 0x20, 2, 0x14, 1, 0x1A}), "");
  EXPECT_EQ(refusal({0x41, 0, 0xD0, FuncRef, 0x14, 1, 0x1A}),
            "call_ref: expected (ref null 1), found funcref");
  EXPECT_EQ(refusal({0x41, 0, 0xD0, 0x73, 0x14, 1, 0x1A}), "");
  EXPECT_EQ(refusal({0x41, 0, 0xD2, 1, 0x15, 1}),
            "return_call_ref: expected a callee with results [], found [i32]");
  EXPECT_EQ(refusal({0x14, 9}), "call_ref: unknown type 9");
}

TEST(FunctionReferences, BranchesOnNull) {
  EXPECT_EQ(refusal({0x20, 2, 0xD5, 0, 0x21, 0}), "");
  EXPECT_EQ(refusal({0x41, 0, 0xD5, 0}), "br_on_null: expected a reference, found i32");
  EXPECT_EQ(refusal({0x02, 3, 0x20, 2, 0xD6, 0, 0x20, 2, 0x0B, 0x1A}), "");
  EXPECT_EQ(refusal({0x20, 2, 0xD6, 0}),
            "br_on_non_null: expected a label that ends with a reference, found []");
  EXPECT_EQ(refusal({0x20, 2, 0xD4, 0x21, 0}), "");
  EXPECT_EQ(refusal({0x20, 2, 0x21, 0}), "local.set: expected (ref 1), found (ref null 1)");
  EXPECT_EQ(refusal({0x00, 0xD4, 0x21, 0}), "");
  EXPECT_EQ(refusal({0x00, 0xD4, 0x21, 1}), "local.set: expected i32, found (ref any)");
}

TEST(FunctionReferences, TablesNeedValuesAndTypesExist) {
  Bytes types = section(1, vec({type({}, {})}));
  EXPECT_EQ(diagnose(module({types, section(4, vec({Bytes{0x64, 0, 0, 1}}))})),
            "0x11: error: a table of (ref 0) needs an initial value");
  EXPECT_EQ(diagnose(module({types, section(4, vec({Bytes{0x63, 1, 0, 1}}))})),
            "0x11: error: unknown type 1");
  EXPECT_EQ(diagnose(module({section(1, vec({type({0x63, 1}, {})}))})).substr(0, 4), "0xf:");
  EXPECT_EQ(diagnose(module({section(1, vec({Bytes{0x60, 1, 0x63, 1, 0}, type({}, {})}))})),
            "0xa: error: type 0: unknown type 1");
  Bytes far = Bytes{0x60, 1, 0x63} + leb(1ull << 31) + Bytes{0};
  EXPECT_EQ(diagnose(module({section(1, vec({far}))})),
            "0xe: error: type section: unknown type 2147483648");
}

TEST(FunctionReferences, EqualTypesOfRecursiveGroupsAreOne) {
  // Two equal groups of two types that name each other, and one that is the other way round.
  Bytes group = Bytes{0x4E, 2, 0x60, 1, 0x63, 1, 0, 0x60, 1, 0x63, 0, 1, I32};
  Bytes shifted = Bytes{0x4E, 2, 0x60, 1, 0x63, 3, 0, 0x60, 1, 0x63, 2, 1, I32};
  Bytes turned = Bytes{0x4E, 2, 0x60, 1, 0x63, 5, 1, I32, 0x60, 1, 0x63, 4, 0};
  Bytes bytes = module({section(
      1, vec({group, shifted, turned, type({}, {}), Bytes{0x4E, 1, 0x4F, 0, 0x60, 0, 0}}))});
  llvm::Expected<ValidModule> valid = load(bytes);
  ASSERT_TRUE(bool(valid)) << llvm::toString(valid.takeError());
  const ModuleFacts &facts = valid->facts();
  EXPECT_EQ(facts.canonicalTypes, (std::vector<std::uint32_t>{0, 1, 0, 1, 4, 5, 6, 6}));
  EXPECT_EQ(facts.typeDigests[0], facts.typeDigests[2]);
  EXPECT_NE(facts.typeDigests[0], facts.typeDigests[1]);
  // The digest is the same in every module.
  Bytes other = module({section(1, vec({type({}, {})}))});
  llvm::Expected<ValidModule> small = load(other);
  ASSERT_TRUE(bool(small));
  EXPECT_EQ(small->facts().typeDigests[0], facts.typeDigests[6]);
}

TEST(Exceptions, ClausesCarryWhatTheirLabelsTake) {
  Bytes toLabel = {0x02, I32, 0x1F, 0x40, 1, 0, 0, 0, 0x0B, 0x41, 0, 0x0B, 0x1A};
  EXPECT_EQ(refusal(toLabel), "");
  EXPECT_EQ(refusal({0x02, I32, 0x1F, 0x40, 1, 0, 1, 0, 0x0B, 0x41, 0, 0x0B, 0x1A}),
            "try_table: label 0 takes [i32], but the catch clause carries []");
  EXPECT_EQ(refusal({0x02, ExnRef, 0x1F, 0x40, 1, 3, 0, 0x0B, 0xD0, ExnRef, 0x0B, 0x0A}), "");
  EXPECT_EQ(refusal({0x1F, 0x40, 1, 0, 2, 0, 0x0B}), "try_table: unknown tag 2");
  EXPECT_EQ(refusal({0x1F, 0x40, 1, 2, 1, 0x0B}), "try_table: unknown label 1");
  EXPECT_EQ(refusal({0x1F, 0x40, 1, 4, 0, 0x0B}), "malformed catch clause 0x4");
  EXPECT_EQ(refusal({0x41, 0, 0x08, 0}), "");
  EXPECT_EQ(refusal({0x08, 0}), "throw: expected i32, found nothing");
  EXPECT_EQ(refusal({0x41, 0, 0x0A}), "throw_ref: expected exnref, found i32");
  Bytes clauses;
  for (unsigned i = 0; i < 10'001; ++i)
    clauses = clauses + Bytes{2, 0};
  EXPECT_EQ(refusal(Bytes{0x1F, 0x40} + leb(10'001) + clauses + Bytes{0x0B}),
            "try_table: a number of catch clauses of a try_table above 10000 is not supported");
  Bytes types = section(1, vec({type({}, {I32})}));
  EXPECT_EQ(diagnose(module({types, section(13, vec({Bytes{0, 0}}))})),
            "0x12: error: expected a tag without results, found one of type [] -> [i32]");
}

TEST(LegacyExceptions, PartsBelongToATry) {
  EXPECT_EQ(refusal({0x06, 0x40, 0x07, 0, 0x1A, 0x19, 0x0B}), "");
  EXPECT_EQ(refusal({0x06, 0x40, 0x19, 0x09, 0, 0x0B}), "");
  EXPECT_EQ(refusal({0x06, 0x40, 0x0B}), "");
  EXPECT_EQ(refusal({0x06, 0x40, 0x18, 0}), "");
  EXPECT_EQ(refusal({0x06, 0x40, 0x18, 1}), "delegate: unknown label 1");
  EXPECT_EQ(refusal({0x06, 0x40, 0x09, 0, 0x0B}), "rethrow: label 0 is not in a catch");
  EXPECT_EQ(refusal({0x19}), "catch_all: there is no try that it belongs to");
  EXPECT_EQ(refusal({0x06, 0x40, 0x19, 0x07, 0, 0x0B}),
            "catch: there is no try that it belongs to");
  EXPECT_EQ(refusal({0x06, 0x40, 0x19, 0x18, 0}), "delegate: there is no try that it belongs to");
  EXPECT_EQ(refusal({0x06, I32, 0x41, 0, 0x07, 1, 0x0B, 0x1A}), "end: expected i32, found nothing");
}

TEST(ExtendedConst, InitialisersReadEarlierGlobals) {
  Bytes zero = {I32, 0, 0x41, 7, 0x0B}, copy = {I32, 0, 0x23, 0, 0x41, 1, 0x6A, 0x0B};
  Bytes bytes = module({section(6, vec({zero, copy}))});
  llvm::Expected<ValidModule> valid = load(bytes);
  ASSERT_TRUE(bool(valid)) << llvm::toString(valid.takeError());
  EXPECT_EQ(evaluate(*valid, (*valid)->globals[1].init)->bits, 8u);
  EXPECT_EQ(diagnose(module({section(6, vec({copy, zero}))})),
            "0xd: error: global.get: unknown global 0");
  Bytes vector = Bytes{V128, 0} + Bytes{0xFD, 0x0C} + Bytes(16, 9) + Bytes{0x0B};
  bytes = module({section(6, vec({vector}))});
  valid = load(bytes);
  ASSERT_TRUE(bool(valid));
  EXPECT_EQ(evaluate(*valid, (*valid)->globals[0].init)->bytes[15], 9);
}

/// A function with an `if` at the offset 3 of its entry, and a section of hints.
Bytes withHints(const Bytes &hints, std::uint8_t code = 0x04) {
  return module({section(1, vec({type({}, {})})), section(3, vec({leb(0)})),
                 custom("metadata.code.branch_hint", hints),
                 section(10, vec({body({0x41, 0, code, 0x40, 0x0B, 0x0B})}))});
}

/// What is wrong with the hints, without its offset; the hints that remain are counted.
std::string wrongHints(const Bytes &bytes, std::size_t remaining) {
  llvm::Expected<ValidModule> valid = load(bytes);
  EXPECT_TRUE(bool(valid));
  EXPECT_EQ((*valid)->branchHints.size(), remaining);
  std::string text = llvm::toString(checkBranchHints(buffer(bytes), *valid));
  return text.empty() ? "" : text.substr(text.find("error: ") + 7);
}

TEST(BranchHints, AreAdvice) {
  Bytes good = withHints(vec({leb(0) + vec({Bytes{3, 1, 1}})}));
  EXPECT_EQ(wrongHints(good, 1), "");
  llvm::Expected<ValidModule> valid = load(good);
  EXPECT_EQ((*valid)->branchHints[0].offset, (*valid)->functions[0].bodyOffset + 3);
  EXPECT_TRUE((*valid)->branchHints[0].isLikely);
  EXPECT_TRUE(uses(good, Proposal::BranchHinting));
  EXPECT_EQ(without({Proposal::BranchHinting}, good), "");
  auto hint = [](const Bytes &bytes) { return withHints(vec({leb(0) + vec({bytes})})); };
  EXPECT_EQ(wrongHints(hint({1, 1, 1}), 1), "a branch hint is at no if or br_if");
  EXPECT_EQ(wrongHints(hint({9, 1, 1}), 1), "a branch hint is not at an instruction");
  EXPECT_EQ(wrongHints(hint({3, 2, 1}), 0), "expected a branch hint of one byte");
  EXPECT_EQ(wrongHints(hint({3, 1, 2}), 0), "expected a branch hint of 0 or 1");
  EXPECT_EQ(wrongHints(withHints(vec({leb(1) + vec({})})), 0),
            "branch hints of function 1, which is out of order or not defined here");
  EXPECT_EQ(wrongHints(withHints(vec({leb(0) + vec({Bytes{3, 1, 1}, Bytes{3, 1, 1}})})), 1),
            "branch hints are not in the order of their offsets");
  EXPECT_EQ(wrongHints(withHints(vec({leb(0) + vec({Bytes{3, 1, 1}})}) + Bytes{0}), 1),
            "unexpected bytes after the branch hints");
  Bytes behind = withCode({0x0B}) + custom("metadata.code.branch_hint", vec({}));
  EXPECT_EQ(wrongHints(behind, 0), "the branch hints stand behind the code, or are repeated");
}

TEST(Proposals, CanBeDisabled) {
  struct Row {
    Proposal proposal;
    Bytes bytes;
    const char *diagnostic;
  };
  for (const Row &row : {
           Row{Proposal::Simd, module({section(1, vec({type({V128}, {})}))}),
               "0xa: error: needs proposal 'simd', which is disabled"},
           Row{Proposal::Simd, withCode(zeroVector + Bytes{0x1A, 0x0B}),
               "0x17: error: function 0: v128.const: needs proposal 'simd', which is disabled"},
           Row{Proposal::MultiMemory, module({section(5, vec({Bytes{0, 1}, Bytes{0, 1}}))}),
               "0xd: error: needs proposal 'multi-memory', which is disabled"},
           Row{Proposal::Memory64, module({section(5, vec({Bytes{4, 1}}))}),
               "0xb: error: needs proposal 'memory64', which is disabled"},
           Row{Proposal::CustomPageSizes, module({section(5, vec({Bytes{8, 1, 0}}))}),
               "0xb: error: needs proposal 'custom-page-sizes', which is disabled"},
           Row{Proposal::Threads, module({section(5, vec({Bytes{3, 1, 1}}))}),
               "0xb: error: needs proposal 'threads', which is disabled"},
           Row{Proposal::FunctionReferences, module({section(4, vec({Bytes{0x63, 0x73, 0, 1}}))}),
               "0xb: error: needs proposal 'function-references', which is disabled"},
           Row{Proposal::TailCall, withCode({0x12, 0, 0x0B}),
               "0x17: error: function 0: return_call: needs proposal 'tail-call', which is "
               "disabled"},
           Row{Proposal::Exceptions, withCode({0x1F, 0x40, 0, 0x0B, 0x0B}),
               "0x17: error: function 0: try_table: needs proposal 'exceptions', which is "
               "disabled"},
       }) {
    EXPECT_EQ(diagnose(row.bytes), "");
    EXPECT_EQ(without({row.proposal}, row.bytes), row.diagnostic);
    EXPECT_TRUE(uses(row.bytes, row.proposal)) << text(row.proposal);
  }
}

TEST(Proposals, TagsBelongToBothOfExceptions) {
  Bytes tag = module({section(1, vec({type({}, {})})), section(13, vec({Bytes{0, 0}}))});
  EXPECT_TRUE(uses(tag, Proposal::Exceptions));
  EXPECT_FALSE(uses(tag, Proposal::LegacyExceptions));
  EXPECT_EQ(without({Proposal::Exceptions}, tag), "");
  EXPECT_EQ(without({Proposal::Exceptions, Proposal::LegacyExceptions}, tag),
            "0x11: error: needs proposal 'exceptions', which is disabled");
  Bytes legacy = module({section(1, vec({type({}, {})})), section(3, vec({leb(0)})),
                         section(13, vec({Bytes{0, 0}})),
                         section(10, vec({body({0x06, 0x40, 0x08, 0, 0x0B, 0x0B})}))});
  EXPECT_FALSE(uses(legacy, Proposal::Exceptions));
  EXPECT_TRUE(uses(legacy, Proposal::LegacyExceptions));
}

} // namespace
