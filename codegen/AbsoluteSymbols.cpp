// AbsoluteSymbols.cpp - symbols that stand for addresses which are constants of the program.

#include "codegen/AbsoluteSymbols.h"

#include "llvm/ADT/SetVector.h"
#include "llvm/Analysis/ConstantFolding.h"
#include "llvm/IR/ConstantRange.h"
#include "llvm/IR/Constants.h"

using namespace llvm;

namespace sinter::codegen {

std::optional<std::uint64_t> absoluteAddress(const Value &value) {
  const auto *symbol = dyn_cast<GlobalVariable>(&value);
  std::optional<ConstantRange> range = symbol ? symbol->getAbsoluteSymbolRange() : std::nullopt;
  const APInt *address = range ? range->getSingleElement() : nullptr;
  return address ? std::optional(address->getZExtValue()) : std::nullopt;
}

/// Expressions are made of their operands, so that the innermost come first.
static void replace(Constant &old, Constant &by, const DataLayout &layout) {
  SmallSetVector<ConstantExpr *, 8> expressions; // one may use it twice
  for (User *user : old.users())
    if (auto *expression = dyn_cast<ConstantExpr>(user))
      expressions.insert(expression);
  for (ConstantExpr *expression : expressions) {
    SmallVector<Constant *, 4> operands;
    for (Use &operand : expression->operands())
      operands.push_back(operand == &old ? &by : cast<Constant>(operand));
    replace(*expression, *ConstantFoldConstant(expression->getWithOperands(operands), layout),
            layout);
    expression->destroyConstant();
  }
  old.replaceAllUsesWith(&by);
}

bool replaceAbsoluteSymbols(Module &module) {
  bool isChanged = false;
  for (GlobalVariable &symbol : make_early_inc_range(module.globals()))
    if (std::optional<std::uint64_t> address = absoluteAddress(symbol)) {
      Type *number = module.getDataLayout().getIntPtrType(symbol.getType());
      replace(symbol,
              *ConstantExpr::getIntToPtr(ConstantInt::get(number, *address), symbol.getType()),
              module.getDataLayout());
      symbol.eraseFromParent();
      isChanged = true;
    }
  return isChanged;
}

} // namespace sinter::codegen
