// OpcodeFacts.cpp - what the generator knows of instructions beyond Opcodes.def.
#include "OpcodeFacts.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringRef.h"

using namespace sinter::frontend;

namespace sinter::testing {

static std::vector<ValueType> typesOf(std::string_view letters) {
  std::vector<ValueType> types;
  for (char letter : letters)
    types.push_back(typeOfLetter(letter).value_or(ValueType::I32)); // made longer for 64-bit ones
  return types;
}

std::vector<ValueType> operandsOf(Opcode opcode) { return typesOf(operandLetters(info(opcode))); }

std::vector<ValueType> resultsOf(Opcode opcode) { return typesOf(resultLetters(info(opcode))); }

OpcodeRows::OpcodeRows(ProposalSet proposals) {
#define OP(NAME, ...) add(Opcode::NAME, proposals);
#include "frontend/Opcodes.def"
}

void OpcodeRows::add(Opcode opcode, ProposalSet proposals) {
  const OpcodeInfo &row = info(opcode);
  if (!proposals.test(static_cast<std::size_t>(row.proposal)))
    return;
  bool isConstant = row.immediate.kind >= ImmediateKind::I32Const;
  if (!hasSignature(row) || isConstant)
    return;
  if (!resultLetters(row).empty())
    pushing[resultsOf(opcode).front().getKind()].push_back(opcode);
  else if (row.immediate.accessBytes != 0)
    stores.push_back(opcode);
}

bool makesOpenNaNs(Opcode opcode) {
  return (opcode >= Opcode::F32Ceil && opcode <= Opcode::F32Max) ||
         (opcode >= Opcode::F64Ceil && opcode <= Opcode::F64Max) ||
         opcode == Opcode::F32DemoteF64 || opcode == Opcode::F64PromoteF32;
}

bool makesOpenVectorNaNs(Opcode opcode) {
  llvm::StringRef text = info(opcode).text;
  if (!text.consume_front("f32x4.") && !text.consume_front("f64x2."))
    return false;
  static constexpr llvm::StringRef arithmetic[] = {"ceil",
                                                   "floor",
                                                   "trunc",
                                                   "nearest",
                                                   "sqrt",
                                                   "add",
                                                   "sub",
                                                   "mul",
                                                   "div",
                                                   "min",
                                                   "max",
                                                   "demote_f64x2_zero",
                                                   "promote_low_f32x4",
                                                   "relaxed_madd",
                                                   "relaxed_nmadd",
                                                   "relaxed_min",
                                                   "relaxed_max"};
  return llvm::is_contained(arithmetic, text);
}

bool ignoresNaNBits(Opcode opcode) {
  return makesOpenNaNs(opcode) || (opcode >= Opcode::F32Eq && opcode <= Opcode::F64Ge) ||
         info(opcode).text.find(".trunc") != std::string_view::npos;
}

bool isDivision(Opcode opcode) {
  return (opcode >= Opcode::I32DivS && opcode <= Opcode::I32RemU) ||
         (opcode >= Opcode::I64DivS && opcode <= Opcode::I64RemU);
}

bool isTrappingTruncation(Opcode opcode) {
  return (opcode >= Opcode::I32TruncF32S && opcode <= Opcode::I32TruncF64U) ||
         (opcode >= Opcode::I64TruncF32S && opcode <= Opcode::I64TruncF64U);
}

bool isWait(Opcode opcode) {
  return opcode == Opcode::MemoryAtomicWait32 || opcode == Opcode::MemoryAtomicWait64;
}

} // namespace sinter::testing
