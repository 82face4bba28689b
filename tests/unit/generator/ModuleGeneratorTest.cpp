// ModuleGeneratorTest.cpp - generated modules are valid, and leave no opcode out.
#include "ModuleGenerator.h"

#include "frontend/Frontend.h"
#include "frontend/Instruction.h"

#include <gtest/gtest.h>
#include <random>
#include <set>

using namespace sinter;
using namespace sinter::frontend;

namespace {

std::vector<std::uint8_t> randomChoices(std::uint64_t seed) {
  std::mt19937_64 random(seed);
  std::vector<std::uint8_t> choices(random() % 6000);
  for (std::uint8_t &choice : choices)
    choice = static_cast<std::uint8_t>(random());
  return choices;
}

llvm::Expected<ValidModule> load(const std::vector<std::uint8_t> &bytes,
                                 ProposalSet proposals = finishedProposals()) {
  llvm::StringRef text(reinterpret_cast<const char *>(bytes.data()), bytes.size());
  llvm::Expected<Module> module = decode({text, "generated"});
  if (!module)
    return module.takeError();
  return validate(std::move(*module), proposals);
}

TEST(ModuleGenerator, NothingIsAChoiceToo) {
  const std::vector<std::uint8_t> bytes = sinter::testing::generateModule({});
  llvm::Expected<ValidModule> module = load(bytes); // points into the bytes
  ASSERT_TRUE(bool(module)) << llvm::toString(module.takeError());
  EXPECT_NE((*module)->findExport("_start"), nullptr);
}

TEST(ModuleGenerator, EqualChoicesGiveEqualModules) {
  const std::vector<std::uint8_t> choices = randomChoices(1);
  EXPECT_EQ(sinter::testing::generateModule(choices), sinter::testing::generateModule(choices));
  EXPECT_NE(sinter::testing::generateModule(choices),
            sinter::testing::generateModule(randomChoices(2)));
}

TEST(ModuleGenerator, EveryOpcodeComesUp) {
  std::set<Opcode> seen;
  for (std::uint64_t seed = 0; seed != 300; ++seed) {
    const std::vector<std::uint8_t> bytes = sinter::testing::generateModule(randomChoices(seed));
    llvm::Expected<ValidModule> module = load(bytes);
    ASSERT_TRUE(bool(module)) << "seed " << seed << ": " << llvm::toString(module.takeError());
    for (const Function &function : (*module)->functions) {
      ByteReader in(function.body.bytes, function.body.offset);
      for (InstructionReader reader(in); !reader.atEnd();)
        seen.insert(reader.next().opcode);
    }
  }
#define OP(NAME, ...) EXPECT_TRUE(seen.contains(Opcode::NAME)) << #NAME;
#include "frontend/Opcodes.def"
}

TEST(ModuleGenerator, ProposalsCanBeLeftOut) {
  for (Proposal left :
       {Proposal::Simd, Proposal::RelaxedSimd, Proposal::Threads, Proposal::MultiMemory,
        Proposal::Memory64, Proposal::Exceptions, Proposal::LegacyExceptions,
        Proposal::FunctionReferences, Proposal::WideArithmetic}) {
    ProposalSet proposals = finishedProposals();
    proposals.reset(static_cast<std::size_t>(left));
    for (std::uint64_t seed = 0; seed != 25; ++seed) {
      const std::vector<std::uint8_t> bytes =
          sinter::testing::generateModule(randomChoices(seed), proposals);
      llvm::Expected<ValidModule> module = load(bytes, proposals);
      ASSERT_TRUE(bool(module)) << text(left) << ", seed " << seed << ": "
                                << llvm::toString(module.takeError());
    }
  }
}

} // namespace
