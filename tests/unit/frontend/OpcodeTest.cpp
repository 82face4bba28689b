// OpcodeTest.cpp - lookup in the opcode table, and what is known of later proposals.
#include "frontend/Opcode.h"

#include <gtest/gtest.h>

using namespace sinter::frontend;

namespace {

TEST(Opcode, EveryRowIsFoundByItsEncoding) {
  for (Opcode opcode : {
#define OP(NAME, ...) Opcode::NAME,
#include "frontend/Opcodes.def"
       }) {
    const OpcodeInfo &row = info(opcode);
    EXPECT_EQ(row.opcode, opcode);
    EXPECT_EQ(findOpcode(row.prefix, row.code), opcode) << row.text;
    EXPECT_EQ(findLaterProposal(row.prefix, row.code), std::nullopt) << row.text;
  }
}

TEST(Opcode, WhatHasNoRowIsNotFound) {
  EXPECT_EQ(findOpcode(0, 0x16), std::nullopt);
  EXPECT_EQ(findOpcode(0xFC, 0x12), std::nullopt);
  EXPECT_EQ(findOpcode(0xFC, 0xFFFFFFFF), std::nullopt);
  EXPECT_EQ(findOpcode(0xFA, 0), std::nullopt);
}

TEST(Opcode, LaterProposalsAreKnown) {
  EXPECT_EQ(findLaterProposal(0xFB, 0x00), Proposal::Gc);
  EXPECT_EQ(findLaterProposal(0, 0xFF), std::nullopt);
  EXPECT_EQ(text(Proposal::Gc), "gc");
  EXPECT_EQ(status(Proposal::Gc), ProposalStatus::Later);
  EXPECT_EQ(status(Proposal::TailCall), ProposalStatus::Finished);
  EXPECT_EQ(findProposal("wide-arithmetic"), Proposal::WideArithmetic);
  EXPECT_EQ(findProposal("wide"), std::nullopt);
  EXPECT_TRUE(finishedProposals().test(static_cast<std::size_t>(Proposal::Simd)));
  EXPECT_FALSE(finishedProposals().test(static_cast<std::size_t>(Proposal::Gc)));
}

TEST(Opcode, ImmediatesCarryTheAccessWidth) {
  EXPECT_EQ(info(Opcode::I64Load16S).immediate.accessBytes, 2);
  EXPECT_EQ(info(Opcode::F64Store).immediate.accessBytes, 8);
  EXPECT_EQ(info(Opcode::I32Add).immediate.kind, ImmediateKind::None);
}

} // namespace
