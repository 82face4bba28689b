// GuestFunctions.cpp - the LLVM functions of wasm functions, declared on demand.
#include "lowering/GuestFunctions.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/IR/MDBuilder.h"

using namespace llvm;
using sinter::frontend::FunctionIndex;

namespace sinter::lowering {

namespace {

/// The name with everything that is unusual in assembly replaced.
std::string symbolName(FunctionIndex index, StringRef name) {
  constexpr std::size_t longest = 200;
  std::string symbol = "wasm." + utostr(index.value);
  if (!name.empty())
    symbol += '.';
  for (char c : name.take_front(longest))
    symbol += isAlnum(c) || c == '_' || c == '.' || c == '$' ? c : '_';
  return symbol;
}

} // namespace

AliasTags::AliasTags(LLVMContext &context) {
  MDBuilder metadata(context);
  MDNode *root = metadata.createTBAARoot("sinter");
  auto createTag = [&](StringRef name) {
    MDNode *type = metadata.createTBAAScalarTypeNode(name, root);
    return metadata.createTBAAStructTagNode(type, type, 0);
  };
  memory = createTag("linear memory");
  instance = createTag("instance");
}

void probeStack(Function &function) { function.addFnAttr("probe-stack", "inline-asm"); }

void setGuestAttributes(Function &function, const Abi &abi) {
  function.setDSOLocal(true);
  function.setCallingConv(abi.callingConvention());
  function.addFnAttr(Attribute::NoUnwind);
  probeStack(function);
}

Function *GuestFunctions::create(FunctionIndex index, GlobalValue::LinkageTypes linkage) {
  const frontend::Module &module = *program.module();
  Function *function = Function::Create(abi.functionType(module.typeOf(index)), linkage,
                                        symbolName(index, module.nameOf(index)), llvmModule);
  if (linkage == GlobalValue::ExternalLinkage)
    function->setVisibility(GlobalValue::HiddenVisibility);
  setGuestAttributes(*function, abi);
  if (program.mayThrow(index))
    function->removeFnAttr(Attribute::NoUnwind);
  if (instanceSize)
    describeInstance(*function->getArg(0));
  functions[index.value] = function;
  return function;
}

void GuestFunctions::describeInstance(Argument &argument) const {
  markInstanceArgument(argument);
  argument.addAttrs(AttrBuilder(llvmModule.getContext())
                        .addAttribute(Attribute::NoUndef)
                        .addAlignmentAttr(Align(16))
                        .addDereferenceableAttr(instanceSize));
}

Function *GuestFunctions::get(FunctionIndex index) {
  if (Function *function = find(index))
    return function;
  return create(index, GlobalValue::ExternalLinkage);
}

} // namespace sinter::lowering
