// PlaceEntries.cpp - the functions through which a host in C calls a module's functions.
#include "codegen/PlaceEntries.h"

#include "codegen/ExpandClamp.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/CodeGen/MachineFunction.h"
#include "llvm/CodeGen/MachineRegisterInfo.h"
#include "llvm/CodeGen/TargetLowering.h"
#include "llvm/CodeGen/TargetSubtargetInfo.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/IR/MDBuilder.h"
#include "llvm/MC/MCInstrInfo.h"
#include "llvm/MC/MCParser/MCAsmParser.h"
#include "llvm/MC/MCParser/MCTargetAsmParser.h"
#include "llvm/MC/MCStreamer.h"
#include "llvm/MC/TargetRegistry.h"
#include "llvm/Support/ErrorHandling.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Target/TargetMachine.h"
#include "llvm/Transforms/Utils/Cloning.h"

#include "rt-lib/Embedded.h"

using namespace llvm;

namespace sinter::codegen {

namespace {

constexpr StringLiteral entryAttribute = "sinter-entry";
constexpr StringLiteral leafAttribute = "sinter-leaf";
constexpr StringLiteral gateAttribute = "sinter-gated";
/// Notes a trap: instance, number of the trap (Traps.def), offset in the module.
constexpr StringLiteral trapNotice = "sinter_typed_trap";

/// The number of the trap that is called, with the instance; empty for other instructions.
StringRef trapNumber(const Instruction &instruction) {
  const auto *call = dyn_cast<CallInst>(&instruction);
  const Function *callee = call && call->arg_size() == 1 ? call->getCalledFunction() : nullptr;
  return callee ? callee->getFnAttribute("sinter-trap").getValueAsString() : StringRef();
}

/// Whether the instruction takes stack, or calls what may leave the function or fault.
bool needsEntry(const Instruction &instruction) {
  if (isa<AllocaInst>(instruction))
    return true;
  const auto *call = dyn_cast<CallBase>(&instruction);
  if (!call || isClamp(instruction) || isa<MemIntrinsic>(call) || !trapNumber(instruction).empty())
    return false;
  // Of intrinsics, those that compute: they have no effects, whatever they are expanded to.
  return !isa<IntrinsicInst>(call) || call->mayHaveSideEffects() || call->mayReadFromMemory();
}

/// What holds registers that are spilled is no more than a few bytes for each instruction, and a
/// host's stack has room for so much.
bool isLeaf(const Function &function) {
  constexpr std::size_t most = 200;
  return function.getInstructionCount() <= most && !any_of(instructions(function), needsEntry);
}

/// Copies the function that a thunk calls into it if that makes it a leaf. The inliner weighs what
/// a copy saves, but cannot know of the entry.
void inlineLeaf(Function &thunk) {
  CallInst *call = nullptr;
  for (Instruction &instruction : instructions(thunk)) {
    if (!needsEntry(instruction))
      continue;
    if (call || !isa<CallInst>(instruction))
      return;
    call = cast<CallInst>(&instruction);
  }
  const Function *callee = call ? call->getCalledFunction() : nullptr;
  if (!callee || callee->isDeclaration() || callee->hasFnAttribute(Attribute::NoInline) ||
      !isLeaf(*callee))
    return;
  InlineFunctionInfo info;
  InlineFunction(*call, info);
}

/// Notes the trap and returns 0 instead: by a tail call that returns it, where that can be, which
/// keeps the stack pointer as it is.
void returnFromTrap(CallInst &trap) {
  Function &function = *trap.getFunction();
  unsigned number = 0;
  trapNumber(trap).getAsInteger(10, number);
  const DebugLoc &location = trap.getDebugLoc();
  IRBuilder<> builder(&trap);
  Type *i64 = builder.getInt64Ty(), *returned = function.getReturnType();
  const bool returnsInteger = returned->isIntegerTy() || returned->isPointerTy();
  const bool isTail = returnsInteger || returned->isVoidTy();
  Type *const params[] = {trap.getArgOperand(0)->getType(), i64, i64};
  FunctionCallee notice =
      function.getParent()->getOrInsertFunction(trapNotice, FunctionType::get(i64, params, false));
  auto *callee = cast<Function>(notice.getCallee());
  callee->setVisibility(GlobalValue::HiddenVisibility);
  callee->setDSOLocal(true);
  CallInst *call =
      builder.CreateCall(FunctionType::get(isTail ? returned : i64, params, false), callee,
                         {trap.getArgOperand(0), builder.getInt64(number),
                          builder.getInt64(location ? location.getLine() : 0)});
  call->setTailCallKind(isTail ? CallInst::TCK_Tail : CallInst::TCK_NoTail);
  call->setDoesNotThrow();
  if (returnsInteger && function.hasRetAttribute(Attribute::SExt))
    call->addRetAttr(Attribute::SExt); // it is 0
  if (returned->isVoidTy())
    builder.CreateRetVoid();
  else
    builder.CreateRet(returnsInteger ? static_cast<Value *>(call)
                                     : Constant::getNullValue(returned));
  BasicBlock *block = trap.getParent();
  block->getTerminator()->eraseFromParent(); // `unreachable`
  trap.eraseFromParent();
  // What was inferred of a function that did neither.
  function.removeFnAttr(Attribute::NoReturn);
  function.removeFnAttr(Attribute::Memory);
}

/// What a leaf calls that finds its memories without a service.
std::string slowName(const Function &function) { return (function.getName() + ".slow").str(); }

/// Asks, as an entry does, whether memories are served: the slow way leads back here if they are
/// then. It is a tail call, which keeps the stack pointer.
void addGate(Function &function) {
  function.addFnAttr(gateAttribute);
  BasicBlock *start = &function.getEntryBlock();
  BasicBlock *gate = BasicBlock::Create(function.getContext(), "gate", &function, start);
  BasicBlock *slow = BasicBlock::Create(function.getContext(), "slow", &function);
  IRBuilder<> builder(gate);
  // The second field of the instance is the store, whose second one is the place of the gate.
  Value *place = function.getArg(0);
  for (int i = 0; i != 2; ++i)
    place = builder.CreateLoad(builder.getPtrTy(),
                               builder.CreateConstInBoundsGEP1_64(builder.getPtrTy(), place, 1));
  Value *isOpen = builder.CreateIsNotNull(builder.CreateLoad(builder.getInt8Ty(), place));
  builder.CreateCondBr(isOpen, start, slow,
                       MDBuilder(function.getContext()).createLikelyBranchWeights());
  builder.SetInsertPoint(slow);
  FunctionCallee callee =
      function.getParent()->getOrInsertFunction(slowName(function), function.getFunctionType());
  auto *declared = cast<Function>(callee.getCallee());
  declared->setVisibility(GlobalValue::HiddenVisibility);
  declared->setDSOLocal(true);
  SmallVector<Value *, 8> arguments(make_pointer_range(function.args()));
  CallInst *call = builder.CreateCall(callee, arguments);
  call->setTailCallKind(CallInst::TCK_MustTail);
  for (const Argument &argument : function.args())
    if (argument.hasSExtAttr())
      call->addParamAttr(argument.getArgNo(), Attribute::SExt);
  if (function.hasRetAttribute(Attribute::SExt))
    call->addRetAttr(Attribute::SExt);
  if (call->getType()->isVoidTy())
    builder.CreateRetVoid();
  else
    builder.CreateRet(call);
}

/// Whether the caller's registers are its own after each instruction. See the header.
bool keepsRegisters(const MachineFunction &function) {
  const TargetSubtargetInfo &target = function.getSubtarget();
  const TargetRegisterInfo &registers = *target.getRegisterInfo();
  SmallVector<MCRegister, 32> kept = {
      target.getTargetLowering()->getStackPointerRegisterToSaveRestore()};
  for (const MCPhysReg *reg = function.getRegInfo().getCalleeSavedRegs(); *reg; ++reg)
    kept.push_back(*reg); // the register of the return address is one of them
  const std::string slow = slowName(function.getFunction());
  auto isKnown = [&](const MachineOperand &operand) {
    return operand.isGlobal() &&
           (operand.getGlobal()->getName() == trapNotice || operand.getGlobal()->getName() == slow);
  };
  for (const MachineBasicBlock &block : function)
    for (const MachineInstr &instruction : block.instrs()) {
      if (instruction.isReturn()) {
        if (instruction.isCall() && none_of(instruction.operands(), isKnown))
          return false;
        continue;
      }
      if (instruction.isCall() || instruction.isInlineAsm() || any_of(kept, [&](MCRegister reg) {
            return instruction.modifiesRegister(reg, &registers);
          }))
        return false;
    }
  return true;
}

/// Assembles the text at the end of the module.
void assemble(AsmPrinter &printer, StringRef text) {
  MCStreamer &out = *printer.OutStreamer;
  const TargetMachine &machine = printer.TM;
  const Target &target = machine.getTarget();
  SourceMgr sources;
  sources.AddNewSourceBuffer(MemoryBuffer::getMemBuffer(text, "entries"), SMLoc());
  const std::unique_ptr<MCSubtargetInfo> features(target.createMCSubtargetInfo(
      machine.getTargetTriple(), machine.getTargetCPU(), machine.getTargetFeatureString()));
  const std::unique_ptr<MCInstrInfo> instructions(target.createMCInstrInfo());
  const std::unique_ptr<MCAsmParser> parser(
      createMCAsmParser(sources, printer.OutContext, out, *printer.MAI));
  const std::unique_ptr<MCTargetAsmParser> targetParser(
      target.createMCAsmParser(*features, *parser, *instructions, machine.Options.MCOptions));
  if (!targetParser)
    reportFatalInternalError("target without an assembler");
  parser->setTargetParser(*targetParser);
  out.pushSection();
  if (parser->Run(/*NoInitialTextSection=*/true, /*NoFinalize=*/true))
    reportFatalInternalError("malformed entries");
  out.popSection();
}

} // namespace

void prepareEntries(Module &module) {
  for (Function &function : module) {
    const bool isGated = function.hasFnAttribute(gateAttribute);
    function.removeFnAttr(gateAttribute);
    if (!function.hasFnAttribute(entryAttribute))
      continue;
    inlineLeaf(function);
    if (!isLeaf(function))
      continue;
    function.removeFnAttr("disable-tail-calls"); // nothing here can recurse
    SmallVector<CallInst *> traps;
    for (Instruction &instruction : instructions(function))
      if (!trapNumber(instruction).empty())
        traps.push_back(cast<CallInst>(&instruction));
    for_each(traps, [](CallInst *trap) { returnFromTrap(*trap); });
    // Of guest code, only volatile accesses may fault, and those to what the host points to, behind
    // the instance.
    const bool mayFault = any_of(instructions(function), [](const Instruction &instruction) {
      return instruction.isVolatile();
    });
    const bool takesPointers = any_of(drop_begin(function.args()), [](const Argument &argument) {
      return argument.getType()->isPointerTy();
    });
    function.addFnAttr(leafAttribute, mayFault || takesPointers ? "faults" : "");
    if (mayFault && isGated)
      addGate(function);
  }
}

void EntryPlacer::endFunction(const MachineFunction *machineFunction) {
  const Function &function = machineFunction->getFunction();
  const Attribute names = function.getFnAttribute(entryAttribute);
  if (!names.isValid())
    return;
  const Attribute leaf = function.getFnAttribute(leafAttribute);
  const bool isOwnEntry =
      leaf.isValid() && (leaf.getValueAsString().empty() || keepsRegisters(*machineFunction));
  const StringRef thunk = function.getName();
  if (function.hasFnAttribute(gateAttribute))
    text += ("SINTER_SLOW " + slowName(function) + ", " + thunk + "\n").str();
  for (StringRef name : split(names.getValueAsString(), ',')) {
    if (isOwnEntry)
      text +=
          (".globl " + name + "\n.type " + name + ", %function\n.set " + name + ", " + thunk + "\n")
              .str();
    else
      text += ("SINTER_ENTRY " + name + ", " + thunk + "\n").str();
    if (name.starts_with("sinter."))
      text += (".hidden " + name + "\n").str();
  }
}

void EntryPlacer::endModule() {
  if (!text.empty())
    assemble(printer, rt::entryMacro(printer.TM.getTargetTriple().getArchName()).str() + text);
}

} // namespace sinter::codegen
