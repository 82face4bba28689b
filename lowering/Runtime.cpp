// Runtime.cpp - the functions of the runtime library that compiled code calls, declared on demand.
#include "lowering/Runtime.h"

#include "lowering/Abi.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/IR/MDBuilder.h"

using namespace llvm;

namespace sinter::lowering {

namespace {

/// The types that Runtime.def names.
enum class RuntimeType { none, i32, i64, f32, f64, ref, memory_ptr, table_ptr, data_ptr, elem_ptr };

struct RuntimeRow {
  StringRef name;
  RuntimeType result;
  ArrayRef<RuntimeType> params;
};

constexpr auto none = RuntimeType::none, i32 = RuntimeType::i32, i64 = RuntimeType::i64,
               f32 = RuntimeType::f32, f64 = RuntimeType::f64, ref = RuntimeType::ref,
               memory_ptr = RuntimeType::memory_ptr, table_ptr = RuntimeType::table_ptr,
               data_ptr = RuntimeType::data_ptr, elem_ptr = RuntimeType::elem_ptr;

#define RUNTIME(NAME, RESULT, ...)                                                                 \
  constexpr RuntimeType NAME##Params[] = {none __VA_OPT__(, ) __VA_ARGS__};
#include "lowering/Runtime.def"

constexpr RuntimeRow runtimeRows[] = {
#define RUNTIME(NAME, RESULT, ...) {#NAME, RESULT, NAME##Params},
#include "lowering/Runtime.def"
};

Type *toLlvm(LLVMContext &context, RuntimeType type) {
  switch (type) {
  case RuntimeType::none:
    return Type::getVoidTy(context);
  case RuntimeType::i32:
    return Type::getInt32Ty(context);
  case RuntimeType::i64:
    return Type::getInt64Ty(context);
  case RuntimeType::f32:
    return Type::getFloatTy(context);
  case RuntimeType::f64:
    return Type::getDoubleTy(context);
  case RuntimeType::ref:
  case RuntimeType::memory_ptr:
  case RuntimeType::table_ptr:
  case RuntimeType::data_ptr:
  case RuntimeType::elem_ptr:
    return PointerType::getUnqual(context);
  }
  llvm_unreachable("covered switch");
}

StringRef trapFunctionName(TrapKind kind) {
  switch (kind) {
#define TRAP(NAME, CODE, TEXT)                                                                     \
  case TrapKind::NAME:                                                                             \
    return "sinter_trap_" #NAME;
#include "lowering/Traps.def"
  }
  llvm_unreachable("covered switch");
}

/// Everything in the runtime library is linked into the same image and does not unwind.
///
/// C on RISC-V relies on 32-bit arguments and results being sign-extended, unsigned ones included;
/// the other ABIs do not look at the upper half.
Function *asRuntimeFunction(FunctionCallee callee) {
  auto *function = cast<Function>(callee.getCallee());
  for (Argument &argument : function->args())
    if (argument.getType()->isIntegerTy(32))
      argument.addAttr(Attribute::SExt);
  if (function->getReturnType()->isIntegerTy(32))
    function->addRetAttr(Attribute::SExt);
  function->setVisibility(GlobalValue::HiddenVisibility);
  function->setDSOLocal(true);
  function->addFnAttr(Attribute::NoUnwind);
  return function;
}

} // namespace

CallInst *callRuntime(IRBuilder<> &builder, RuntimeFunction function, ArrayRef<Value *> arguments) {
  const RuntimeRow &row = runtimeRows[static_cast<unsigned>(function)];
  Module &module = *builder.GetInsertBlock()->getModule();
  LLVMContext &context = module.getContext();
  Argument *instance = instanceArgument(*builder.GetInsertBlock()->getParent());
  SmallVector<Type *, 6> params;
  SmallVector<Value *, 6> passed;
  if (instance) {
    params.push_back(instance->getType());
    passed.push_back(instance);
  }
  for (RuntimeType type : row.params)
    if (type != RuntimeType::none)
      params.push_back(toLlvm(context, type));
  passed.append(arguments.begin(), arguments.end());
  FunctionCallee callee = module.getOrInsertFunction(
      row.name, FunctionType::get(toLlvm(context, row.result), params, false));
  asRuntimeFunction(callee);
  CallInst *call = builder.CreateCall(callee, passed);
  call->setTailCallKind(CallInst::TCK_NoTail);
  return call;
}

void callThrow(IRBuilder<> &builder, Value *exception) {
  Module &module = *builder.GetInsertBlock()->getModule();
  FunctionCallee callee = module.getOrInsertFunction(
      "sinter_throw", FunctionType::get(builder.getVoidTy(), {exception->getType()}, false));
  Function *function = asRuntimeFunction(callee);
  function->removeFnAttr(Attribute::NoUnwind);
  function->addFnAttr(Attribute::NoReturn);
  function->addFnAttr(Attribute::Cold);
  builder.CreateCall(callee, exception)->setTailCallKind(CallInst::TCK_NoTail);
  builder.CreateUnreachable();
}

CallInst *callTrap(IRBuilder<> &builder, TrapKind kind) {
  Module &module = *builder.GetInsertBlock()->getModule();
  SmallVector<Type *, 1> params;
  SmallVector<Value *, 1> arguments;
  if (Argument *instance = instanceArgument(*builder.GetInsertBlock()->getParent())) {
    params.push_back(instance->getType());
    arguments.push_back(instance);
  }
  FunctionCallee callee = module.getOrInsertFunction(
      trapFunctionName(kind), FunctionType::get(builder.getVoidTy(), params, false));
  Function *function = asRuntimeFunction(callee);
  function->addFnAttr(Attribute::NoReturn);
  function->addFnAttr(Attribute::Cold);
  function->addFnAttr("sinter-trap", utostr(static_cast<unsigned>(kind)));
  CallInst *call = builder.CreateCall(callee, arguments);
  call->setTailCallKind(CallInst::TCK_NoTail);
  call->addFnAttr(Attribute::NoMerge);
  builder.CreateUnreachable();
  return call;
}

CallInst *trapIf(IRBuilder<> &builder, Value *condition, TrapKind kind) {
  if (auto *constant = dyn_cast<ConstantInt>(condition); constant && constant->isZero())
    return nullptr;
  LLVMContext &context = builder.getContext();
  Function *function = builder.GetInsertBlock()->getParent();
  BasicBlock *trap = BasicBlock::Create(context, "trap", function);
  BasicBlock *next = BasicBlock::Create(context, "", function);
  builder.CreateCondBr(condition, trap, next, MDBuilder(context).createUnlikelyBranchWeights());
  builder.SetInsertPoint(trap);
  CallInst *call = callTrap(builder, kind);
  builder.SetInsertPoint(next);
  return call;
}

namespace {
namespace wasi {
constexpr auto none = WasiFunction::Type::none, i32 = WasiFunction::Type::i32,
               i64 = WasiFunction::Type::i64;
// A leading none keeps the arrays of functions without parameters from being empty.
#define WASI(NAME, RESULT, ...)                                                                    \
  constexpr WasiFunction::Type NAME##Params[] = {none __VA_OPT__(, ) __VA_ARGS__};
#define WASI_UNSTABLE(NAME, RESULT, ...) WASI(unstable_##NAME, RESULT, __VA_ARGS__)
#include "lowering/Wasi.def"

struct Row {
  StringRef name;
  WasiFunction function;
};

const Row preview1[] = {
#define WASI(NAME, RESULT, ...)                                                                    \
  {#NAME, {"sinter_wasi_" #NAME, RESULT, ArrayRef(NAME##Params).drop_front()}},
#include "lowering/Wasi.def"
};
const Row unstable[] = {
#define WASI_UNSTABLE(NAME, RESULT, ...)                                                           \
  {#NAME, {"sinter_wasi_unstable_" #NAME, RESULT, ArrayRef(unstable_##NAME##Params).drop_front()}},
#include "lowering/Wasi.def"
};
const StringRef lackedByUnstable[] = {
#define WASI_UNSTABLE_LACKS(NAME) #NAME,
#include "lowering/Wasi.def"
};

const WasiFunction *find(ArrayRef<Row> rows, StringRef name) {
  const Row *row = llvm::find_if(rows, [&](const Row &row) { return row.name == name; });
  return row == rows.end() ? nullptr : &row->function;
}
} // namespace wasi
} // namespace

const WasiFunction *findWasiFunction(StringRef module, StringRef name) {
  const bool isUnstable = module == "wasi_unstable";
  if (!isUnstable && module != "wasi_snapshot_preview1")
    return nullptr;
  if (isUnstable && is_contained(wasi::lackedByUnstable, name))
    return nullptr;
  const WasiFunction *special = isUnstable ? wasi::find(wasi::unstable, name) : nullptr;
  return special ? special : wasi::find(wasi::preview1, name);
}

FunctionCallee declareWasi(Module &module, const WasiFunction &function) {
  LLVMContext &context = module.getContext();
  auto toType = [&](WasiFunction::Type type) -> Type * {
    if (type == WasiFunction::Type::none)
      return Type::getVoidTy(context);
    return Type::getIntNTy(context, type == WasiFunction::Type::i32 ? 32 : 64);
  };
  SmallVector<Type *, 10> params{PointerType::getUnqual(context)};
  for (WasiFunction::Type type : function.params)
    params.push_back(toType(type));
  FunctionCallee callee = module.getOrInsertFunction(
      function.symbol, FunctionType::get(toType(function.result), params, false));
  asRuntimeFunction(callee);
  return callee;
}

} // namespace sinter::lowering
