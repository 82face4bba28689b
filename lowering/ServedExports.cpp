// ServedExports.cpp - programs that do what another process asks of their exports.
//
// Instead of an entry such a program runs `sinter_serve`, C code that is linked with it, and passes
// it a table of what is exported. The official test suite is run on executables this way: what it
// tests is compiled like any other program.
#include "lowering/ModuleLowering.h"

using namespace llvm;
using sinter::frontend::Export;
using sinter::frontend::ExternalKind;

namespace sinter::lowering {

/// void (ptr slots): calls the function with the slots as arguments, leaves the results there; or
/// leaves the global's value in the first one. A slot has 16 bytes (union sinter_value).
Function *StaticLowering::emitServed(const Export &item) {
  Type *ptr = PointerType::getUnqual(context);
  auto *served = Function::Create(FunctionType::get(Type::getVoidTy(context), {ptr}, false),
                                  GlobalValue::InternalLinkage, "sinter.served", *result);
  IRBuilder<> builder(BasicBlock::Create(context, "", served));
  auto slot = [&](std::size_t index) {
    return builder.CreateConstInBoundsGEP1_64(ArrayType::get(builder.getInt8Ty(), 16),
                                              served->getArg(0), index);
  };
  SmallVector<Value *, 8> arguments, results;
  if (item.kind == ExternalKind::Global) {
    results.push_back(instance.getGlobal(builder, {item.index}));
  } else {
    const frontend::FunctionType &type = module.typeOf({item.index});
    for (auto [i, param] : enumerate(type.params))
      arguments.push_back(builder.CreateAlignedLoad(toLlvm(context, param), slot(i), Align(16)));
    abi.call(builder, type, instance.callee(builder, {item.index}), arguments, results);
  }
  for (auto [i, value] : enumerate(results))
    builder.CreateAlignedStore(value, slot(i), Align(16));
  builder.CreateRetVoid();
  keepGuestCallsApart(*served);
  return served;
}

/// i32: what the server wants the program's exit status to be.
Value *StaticLowering::emitServe(IRBuilder<> &builder) {
  std::vector<Constant *> exports;
  for (const Export &item : module.exports) {
    if (item.kind != ExternalKind::Function && item.kind != ExternalKind::Global)
      continue;
    std::size_t resultCount =
        item.kind == ExternalKind::Global ? 1 : module.typeOf({item.index}).results.size();
    exports.push_back(ConstantStruct::get(records.served_export,
                                          {string(item.name), builder.getInt64(item.name.size()),
                                           emitServed(item), builder.getInt64(resultCount)}));
  }
  FunctionCallee serve = result->getOrInsertFunction(
      "sinter_serve",
      FunctionType::get(builder.getInt32Ty(), {builder.getPtrTy(), builder.getInt64Ty()}, false));
  auto *server = cast<Function>(serve.getCallee());
  server->setVisibility(GlobalValue::HiddenVisibility);
  server->setDSOLocal(true);
  server->addRetAttr(Attribute::SExt);
  CallInst *call =
      builder.CreateCall(serve, {array(records.served_export, exports, "sinter.exports"),
                                 builder.getInt64(exports.size())});
  call->addRetAttr(Attribute::SExt);
  return call;
}

} // namespace sinter::lowering
