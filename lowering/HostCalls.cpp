// HostCalls.cpp - calls of native code that is linked with an executable.
//
// They are plain calls of a symbol, on the guest's stack. Before one the stack pointer is compared
// with a limit: native code does not look where its stack ends, and if it did, nobody could tell
// whether guest or host has used it up. After one, if the native code can raise traps at all, the
// guest asks if it did.
//
// What it can do to the guest is change the contents of memories, as any call of the runtime can.
#include "lowering/HostCalls.h"

#include "lowering/CCall.h"
#include "lowering/ModuleLowering.h"
#include "lowering/Runtime.h"

#include "llvm/IR/MDBuilder.h"

using namespace llvm;

namespace sinter::lowering {

namespace {

/// A variable of the image.
GlobalVariable *hidden(Module &module, StringRef name, Type *type, bool isConstant,
                       Constant *initializer = nullptr) {
  if (GlobalVariable *existing = module.getGlobalVariable(name))
    return existing;
  auto *variable =
      new GlobalVariable(module, type, isConstant, GlobalValue::ExternalLinkage, initializer, name);
  variable->setVisibility(GlobalValue::HiddenVisibility);
  variable->setDSOLocal(true);
  return variable;
}

void checkRoom(IRBuilder<> &builder) {
  Module &module = *builder.GetInsertBlock()->getModule();
  Type *i64 = builder.getInt64Ty();
  LoadInst *limit =
      builder.CreateLoad(i64, hidden(module, "sinter_host_limit", i64, /*isConstant=*/false));
  limit->setMetadata(LLVMContext::MD_invariant_load, MDNode::get(builder.getContext(), {}));
  Value *stack = builder.CreatePtrToInt(builder.CreateStackSave(), i64);
  trapIf(builder, builder.CreateICmpULT(stack, limit), TrapKind::call_stack_exhausted);
}

void trapIfRaised(IRBuilder<> &builder) {
  LLVMContext &context = builder.getContext();
  Function *function = builder.GetInsertBlock()->getParent();
  Type *ptr = builder.getPtrTy();
  Value *message = builder.CreateLoad(
      ptr, hidden(*function->getParent(), "sinter_host_message", ptr, /*isConstant=*/false));
  BasicBlock *trap = BasicBlock::Create(context, "trap", function);
  BasicBlock *next = BasicBlock::Create(context, "", function);
  builder.CreateCondBr(builder.CreateIsNotNull(message), trap, next,
                       MDBuilder(context).createUnlikelyBranchWeights());
  builder.SetInsertPoint(trap);
  CallInst *call = callRuntime(builder, RuntimeFunction::sinter_host_trapped, {});
  call->addFnAttr(Attribute::Cold);
  call->addFnAttr(Attribute::NoMerge); // each has its position
  call->setDoesNotReturn();
  builder.CreateUnreachable();
  builder.SetInsertPoint(next);
}

} // namespace

void callHost(IRBuilder<> &builder, const Program &program, const frontend::FunctionType &type,
              StringRef symbol, ArrayRef<Value *> arguments, SmallVectorImpl<Value *> &results) {
  Module &module = *builder.GetInsertBlock()->getModule();
  Constant *instance =
      hidden(module, "sinter_host_instance", RecordTypes(builder.getContext()).host_instance, true);
  FunctionType *cType = cFunctionType(builder.getContext(), type, 1);
  auto *function = cast<Function>(module.getOrInsertFunction(symbol, cType).getCallee());
  function->setVisibility(GlobalValue::HiddenVisibility);
  function->setDSOLocal(true);
  function->addFnAttr(Attribute::NoUnwind);
  extendIntegers(*function, cType);
  CCall call(builder, type, {instance}, arguments);
  checkRoom(builder); // what is left when the arguments are on the stack
  call.emit(function);
  if (program.options().host->usesModule)
    trapIfRaised(builder);
  call.takeResults(results);
}

/// What the native code's header and the runtime library look into.
void StaticLowering::emitHost() {
  const std::optional<Host> &host = program.options().host;
  if (!host)
    return;
  auto *ptr = PointerType::getUnqual(context);
  auto *i64 = Type::getInt64Ty(context);
  auto *i8 = Type::getInt8Ty(context);
  hidden(*result, "sinter_host_room", i64, true, ConstantInt::get(i64, hostRoom));
  Constant *record = ConstantPointerNull::get(ptr);
  if (host->usesModule) {
    std::vector<Constant *> memories;
    for (const frontend::Export &item : module.exports)
      memories.push_back(item.kind == frontend::ExternalKind::Memory
                             ? instance.memoryRecord(frontend::MemoryIndex{item.index})
                             : ConstantPointerNull::get(ptr));
    Constant *fields[] = {
        ConstantInt::get(i64, abiVersion), hidden(*result, "sinter_host_api", i8, true),
        array(ptr, memories, "sinter.host_memories"), ConstantInt::get(i64, memories.size())};
    record = hidden(*result, Interface(module, program.options().moduleName).moduleSymbol(),
                    records.host_module, true, ConstantStruct::get(records.host_module, fields));
  }
  Constant *fields[] = {ConstantPointerNull::get(ptr),
                        hidden(*result, "sinter_host_store", i8, false), record};
  if (GlobalVariable *declared = result->getGlobalVariable("sinter_host_instance"))
    declared->setInitializer(ConstantStruct::get(records.host_instance, fields));
  else
    hidden(*result, "sinter_host_instance", records.host_instance, true,
           ConstantStruct::get(records.host_instance, fields));
}

std::vector<StringRef> linkedHostFunctions(const Program &program) {
  std::vector<StringRef> names;
  std::uint32_t function = 0; // index of the next imported one
  for (const frontend::Import &import : program.module()->imports) {
    if (import.kind != frontend::ExternalKind::Function)
      continue;
    const Program::FunctionIndex index{function++};
    const ImportProvider &provider = program.provider(index);
    if (program.isReachable(index) && provider.kind == ImportProvider::Host)
      names.push_back(provider.symbol);
  }
  return names;
}

} // namespace sinter::lowering
