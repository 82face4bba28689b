// ConstantExpression.cpp - evaluates initialisers, extended constant expressions included.
//
// FunctionValidator types constant expressions as it types bodies, so nothing is checked here.
// https://webassembly.github.io/spec/core/valid/instructions.html#constant-expressions
#include "frontend/ConstantExpression.h"

#include "frontend/Instruction.h"
#include "frontend/ValidModule.h"

#include "llvm/Support/ErrorHandling.h"

namespace sinter::frontend {
namespace {

ConstantValue number(ValueType type, std::uint64_t bits) {
  return {ConstantValue::Number, type, bits, {}, {}};
}

/// Arithmetic is modulo 2^32 or 2^64.
std::uint64_t apply(Opcode opcode, std::uint64_t left, std::uint64_t right) {
  switch (opcode) {
  case Opcode::I32Add:
    return static_cast<std::uint32_t>(left + right);
  case Opcode::I32Sub:
    return static_cast<std::uint32_t>(left - right);
  case Opcode::I32Mul:
    return static_cast<std::uint32_t>(left * right);
  case Opcode::I64Add:
    return left + right;
  case Opcode::I64Sub:
    return left - right;
  case Opcode::I64Mul:
    return left * right;
  default:
    llvm_unreachable("no instruction of constant expressions");
  }
}

} // namespace

std::optional<ConstantValue> evaluate(const Module &module, const Expression &expression,
                                      llvm::ArrayRef<std::optional<ConstantValue>> globals) {
  llvm::SmallVector<ConstantValue, 4> stack;
  ByteReader in(expression.bytes, expression.offset);
  InstructionReader reader(in);
  while (!reader.atEnd()) {
    const Instruction &instruction = reader.next();
    switch (instruction.opcode) {
    case Opcode::I32Const:
      stack.push_back(number(ValueType::I32, instruction.bits));
      break;
    case Opcode::I64Const:
      stack.push_back(number(ValueType::I64, instruction.bits));
      break;
    case Opcode::F32Const:
      stack.push_back(number(ValueType::F32, instruction.bits));
      break;
    case Opcode::F64Const:
      stack.push_back(number(ValueType::F64, instruction.bits));
      break;
    case Opcode::V128Const:
      stack.push_back({ConstantValue::Vector, ValueType::V128, 0, instruction.bytes, {}});
      break;
    case Opcode::RefNull:
      stack.push_back({ConstantValue::NullRef, ValueType::ref(instruction.heapType), 0, {}, {}});
      break;
    case Opcode::RefFunc: {
      HeapType heap(module.function(instruction.function()).type);
      stack.push_back(
          {ConstantValue::FunctionRef, ValueType::ref(heap, false), 0, {}, instruction.function()});
      break;
    }
    case Opcode::GlobalGet: {
      const std::optional<ConstantValue> &value = globals[instruction.index];
      if (!value)
        return std::nullopt;
      stack.push_back(*value);
      break;
    }
    case Opcode::End:
      break;
    default: {
      std::uint64_t right = stack.pop_back_val().bits;
      stack.back().bits = apply(instruction.opcode, stack.back().bits, right);
    }
    }
  }
  return stack.back();
}

std::optional<ConstantValue> evaluate(const ValidModule &module, const Expression &expression) {
  return evaluate(*module, expression, module.facts().globalValues);
}

} // namespace sinter::frontend
