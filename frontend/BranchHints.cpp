// BranchHints.cpp - reads branch hints, and checks them where someone asks for it.
//
// Hints are advice: a compiler leaves out what it cannot read. What is wrong with them is told by
// checkBranchHints() alone, to those who produce them.
#include "frontend/BranchHints.h"

#include "frontend/Frontend.h"
#include "frontend/Instruction.h"

#include "llvm/ADT/STLExtras.h"

namespace sinter::frontend {
namespace {

/// One hint: its offset from the start of the function's locals, its size, and its value.
BranchHint readHint(ByteReader &in, std::uint64_t bodyOffset, std::uint64_t last) {
  BranchHint hint;
  std::uint64_t start = in.offset();
  hint.offset = bodyOffset + in.readU32();
  if (hint.offset <= last)
    in.failAt(start, "branch hints are not in the order of their offsets");
  start = in.offset();
  if (in.readU32() != 1)
    in.failAt(start, "expected a branch hint of one byte");
  start = in.offset();
  std::uint8_t value = in.readByte();
  if (value > 1)
    in.failAt(start, "expected a branch hint of 0 or 1");
  hint.isLikely = value == 1;
  return hint;
}

/// Whether hints may stand at the instruction.
bool takesHint(Opcode opcode) { return opcode == Opcode::If || opcode == Opcode::BrIf; }

llvm::Error errorAt(std::uint64_t offset, const llvm::Twine &message) {
  Location location;
  location.offset = offset;
  return makeError(std::move(location), message);
}

/// Checks that every hint of the function names an instruction that takes one; `hints` begins with
/// them, and loses them.
llvm::Error checkTargets(const Function &function, llvm::ArrayRef<BranchHint> &hints) {
  std::uint64_t end = function.body.offset + function.body.bytes.size();
  ByteReader in(function.body.bytes, function.body.offset);
  InstructionReader reader(in);
  while (!hints.empty() && hints.front().offset < end) {
    if (reader.atEnd())
      return errorAt(hints.front().offset, "a branch hint is not at an instruction");
    const Instruction &instruction = reader.next();
    if (instruction.offset < hints.front().offset)
      continue;
    if (instruction.offset > hints.front().offset || !takesHint(instruction.opcode))
      return errorAt(hints.front().offset, "a branch hint is at no if or br_if");
    hints = hints.drop_front();
  }
  return llvm::Error::success();
}

} // namespace

void readBranchHints(ByteReader &in, const Module &module, std::vector<BranchHint> &hints) {
  std::uint32_t functions = in.readU32();
  std::uint32_t firstAllowed = module.importedFunctionCount();
  for (std::uint32_t i = 0; i < functions && !in.failed(); ++i) {
    std::uint64_t start = in.offset();
    std::uint32_t index = in.readU32();
    if (index < firstAllowed || index >= module.functions.size())
      return in.failAt(start, "branch hints of function " + llvm::Twine(index) +
                                  ", which is out of order or not defined here");
    firstAllowed = index + 1;
    const Function &function = module.functions[index];
    std::uint32_t count = in.readU32();
    for (std::uint32_t j = 0; j < count && !in.failed(); ++j) {
      BranchHint hint = readHint(in, function.bodyOffset, hints.empty() ? 0 : hints.back().offset);
      if (!in.failed())
        hints.push_back(hint);
    }
  }
}

llvm::Error checkBranchHints(llvm::MemoryBufferRef bytes, const ValidModule &module) {
  constexpr std::uint8_t customSection = 0, codeSection = 10;
  bool sawCode = false, sawHints = false;
  for (const Section &section : module->sections) {
    sawCode |= section.id == codeSection;
    if (section.id != customSection || section.name != branchHintSection)
      continue;
    if (sawCode || sawHints)
      return errorAt(section.offset, "the branch hints stand behind the code, or are repeated");
    sawHints = true;
    llvm::StringRef payload = bytes.getBuffer().substr(section.offset, section.size);
    ByteReader in({reinterpret_cast<const std::uint8_t *>(payload.data()), payload.size()},
                  section.offset);
    in.readName();
    std::vector<BranchHint> hints;
    readBranchHints(in, *module, hints);
    if (!in.failed() && !in.atEnd())
      in.fail("unexpected bytes after the branch hints");
    if (in.failed())
      return errorAt(in.failure().offset, in.failure().message);
    llvm::ArrayRef<BranchHint> rest = hints;
    for (const Function &function :
         llvm::drop_begin(module->functions, module->importedFunctionCount()))
      if (llvm::Error error = checkTargets(function, rest))
        return error;
    if (!rest.empty())
      return errorAt(rest.front().offset, "a branch hint is not at an instruction");
  }
  return llvm::Error::success();
}

} // namespace sinter::frontend
