// ConstantExpression.h - the value of an initialiser, as far as it is known without an instance.
#pragma once

#include "frontend/ValidModule.h"

#include <optional>

namespace sinter::frontend {

/// The value of a constant expression.
struct ConstantValue {
  enum Kind : std::uint8_t { Number, NullRef, FunctionRef } kind = Number;
  ValueType type;
  std::uint64_t bits = 0;  // Number: i32 and f32 zero-extended
  FunctionIndex function;  // FunctionRef
};

/// Evaluates an expression of a valid module. Nothing if it reads an imported global.
std::optional<ConstantValue> evaluate(const ValidModule &module, const Expression &expression);

} // namespace sinter::frontend
