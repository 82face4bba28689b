// ConstantExpression.h - the value of an initialiser, as far as it is known without an instance.
#pragma once

#include "frontend/Module.h"

#include <array>
#include <optional>

namespace sinter::frontend {

class ValidModule;

/// The value of a constant expression.
struct ConstantValue {
  enum Kind : std::uint8_t { Number, Vector, NullRef, FunctionRef } kind = Number;
  ValueType type;
  std::uint64_t bits = 0;               // Number: i32 and f32 zero-extended
  std::array<std::uint8_t, 16> bytes{}; // Vector: little endian
  FunctionIndex function;               // FunctionRef
};

/// Evaluates a valid expression. `globals` holds the values, as far as they are known, of those
/// that it may read. Nothing if the value depends on an imported global.
std::optional<ConstantValue> evaluate(const Module &module, const Expression &expression,
                                      llvm::ArrayRef<std::optional<ConstantValue>> globals);

/// Evaluates an expression of a valid module.
std::optional<ConstantValue> evaluate(const ValidModule &module, const Expression &expression);

} // namespace sinter::frontend
