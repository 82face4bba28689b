// OpcodeFacts.h - what the generator knows of instructions beyond Opcodes.def.
#pragma once

#include "frontend/Instruction.h"
#include "frontend/Proposals.h"

#include <array>
#include <vector>

namespace sinter::testing {

/// What the row of an instruction takes and pushes. Addresses are i32.
std::vector<frontend::ValueType> operandsOf(frontend::Opcode opcode);
std::vector<frontend::ValueType> resultsOf(frontend::Opcode opcode);

/// The instructions whose operands and results Opcodes.def tells.
struct OpcodeRows {
  std::array<std::vector<frontend::Opcode>, frontend::ValueType::Ref> pushing; // by ValueType::Kind
  std::vector<frontend::Opcode> stores;

  explicit OpcodeRows(frontend::ProposalSet proposals);

private:
  void add(frontend::Opcode opcode, frontend::ProposalSet proposals);
};

/// Float arithmetic, whose NaN results have bits that the specification leaves open. Conversions
/// between the float types are arithmetic too; abs, neg and copysign work on bits.
bool makesOpenNaNs(frontend::Opcode opcode);
/// The same for vectors; `pmin` and `pmax` choose one of their operands.
bool makesOpenVectorNaNs(frontend::Opcode opcode);
/// Whether an instruction treats all NaNs alike.
bool ignoresNaNBits(frontend::Opcode opcode);

bool isDivision(frontend::Opcode opcode);
bool isTrappingTruncation(frontend::Opcode opcode);
bool isWait(frontend::Opcode opcode);

} // namespace sinter::testing
