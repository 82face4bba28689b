// TrapTable.cpp - positions of the instructions that can trap, for the runtime's messages.

#include "codegen/TrapTable.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/BinaryFormat/ELF.h"
#include "llvm/CodeGen/MachineFunction.h"
#include "llvm/CodeGen/MachineInstr.h"
#include "llvm/IR/DebugInfoMetadata.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/MemoryModelRelaxationAnnotations.h"
#include "llvm/MC/MCContext.h"
#include "llvm/MC/MCSectionELF.h"
#include "llvm/MC/MCStreamer.h"
#include "llvm/MC/MCSymbolELF.h"

using namespace sinter::codegen;

/// The runtime learns the position of its caller from the return address. What is called through a
/// pointer may be a stub that tells it one (lowering/StaticTables.cpp); the pointer may be a global
/// variable's.
static bool mayReportCaller(const llvm::MachineInstr &instruction) {
  for (const llvm::MachineOperand &operand : instruction.operands()) {
    if (operand.isGlobal() && llvm::isa<llvm::Function>(operand.getGlobal()))
      return operand.getGlobal()->getName().starts_with("sinter_");
    if (operand.isSymbol())
      return llvm::StringRef(operand.getSymbolName()).starts_with("sinter_");
  }
  return !instruction.isReturn();
}

/// Guest accesses that may fault are volatile. An instruction that lost its memory operands on the
/// way through LLVM may be one of them; those of prologues and epilogues are not.
static bool canTrap(const llvm::MachineInstr &instruction) {
  if (instruction.isMetaInstruction() || instruction.isReturn() ||
      instruction.getFlag(llvm::MachineInstr::FrameSetup) ||
      instruction.getFlag(llvm::MachineInstr::FrameDestroy))
    return instruction.isCall() && mayReportCaller(instruction);
  if (instruction.isCall())
    return mayReportCaller(instruction);
  return instruction.mayLoadOrStore() && instruction.hasOrderedMemoryRef();
}

/// The position of an atomic access as a memory model relaxation annotation. LLVM reads and merges
/// these, so that it has to be well formed.
static constexpr llvm::StringLiteral positionPrefix = "sinter-position";

static llvm::MDNode *annotation(llvm::LLVMContext &context, unsigned position) {
  return llvm::MMRAMetadata::getTagMD(context, positionPrefix, llvm::utostr(position));
}

/// What annotation() has written; 0 if there is none, or of several accesses.
static std::uint64_t annotatedPosition(llvm::MDNode *node) {
  std::uint64_t position = 0;
  llvm::MMRAMetadata annotations(node);
  if (annotations.size() == 1)
    annotations.begin()->second.getAsInteger(10, position);
  return position;
}

/// The module offset of an instruction that can trap; 0 if unknown.
static std::uint64_t moduleOffset(const llvm::MachineInstr &instruction) {
  if (std::uint64_t offset = annotatedPosition(instruction.getMMRAMetadata()))
    return offset;
  for (const llvm::MachineMemOperand *access : instruction.memoperands())
    if (auto *position = llvm::dyn_cast_or_null<llvm::DILocation>(access->getAAInfo().TBAAStruct))
      return position->getLine();
  const llvm::DebugLoc &location = instruction.getDebugLoc();
  return location ? location.getLine() : 0;
}

void sinter::codegen::attachPositions(llvm::Module &module) {
  for (llvm::Function &function : module)
    for (llvm::Instruction &instruction : llvm::instructions(function)) {
      const llvm::DebugLoc &location = instruction.getDebugLoc();
      if (!instruction.isVolatile() || !location)
        continue;
      if (instruction.isAtomic())
        instruction.setMetadata(llvm::LLVMContext::MD_mmra,
                                annotation(module.getContext(), location.getLine()));
      else
        instruction.setMetadata(llvm::LLVMContext::MD_tbaa_struct, location.getAsMDNode());
    }
}

llvm::MCSymbol *TrapTable::emitLabel() {
  llvm::MCSymbol *label = printer.OutContext.createTempSymbol();
  printer.OutStreamer->emitLabel(label);
  return label;
}

void TrapTable::beginFunction(const llvm::MachineFunction *) {
  entries.clear();
  start = emitLabel();
}

void TrapTable::beginInstruction(const llvm::MachineInstr *instruction) {
  if (!canTrap(*instruction))
    return;
  std::uint64_t offset = moduleOffset(*instruction);
  if (entries.empty() || entries.back().offset != offset)
    entries.push_back({emitLabel(), offset});
}

void TrapTable::markFunctionEnd() { end = emitLabel(); }

void TrapTable::endFunction(const llvm::MachineFunction *function) {
  const llvm::DISubprogram *subprogram = function->getFunction().getSubprogram();
  std::uint64_t bodyOffset = subprogram ? subprogram->getLine() : 0;
  if (bodyOffset == 0 && entries.empty())
    return;

  llvm::MCStreamer &out = *printer.OutStreamer;
  const llvm::MCSection *text = function->getSection();
  out.pushSection();
  out.switchSection(printer.OutContext.getELFSection(
      "sinter_traps", llvm::ELF::SHT_PROGBITS, llvm::ELF::SHF_ALLOC | llvm::ELF::SHF_LINK_ORDER, 0,
      "", false, llvm::MCSection::NonUniqueID,
      static_cast<const llvm::MCSymbolELF *>(text->getBeginSymbol())));
  emitRecord(bodyOffset);
  out.popSection();
}

void TrapTable::emitRecord(std::uint64_t bodyOffset) {
  llvm::MCStreamer &out = *printer.OutStreamer;
  printer.emitLabelDifference(start, emitLabel(), 4);
  printer.emitLabelDifference(end, start, 4);
  out.emitULEB128IntValue(bodyOffset);
  out.emitULEB128IntValue(entries.size());

  Entry previous = {start, bodyOffset};
  for (const Entry &entry : entries) {
    printer.emitLabelDifferenceAsULEB128(entry.pc, previous.pc);
    out.emitSLEB128IntValue(std::int64_t(entry.offset - previous.offset));
    previous = entry;
  }
}
