// Signature.cpp - the word by which compiled code tells function types apart, across modules.
#include "lowering/Signature.h"

#include "llvm/ADT/STLExtras.h"

namespace sinter::lowering {

namespace {

/// 0 if the word has no code for the type.
std::uint64_t codeOf(frontend::ValueType type) {
  switch (type.getKind()) {
  case frontend::ValueType::I32:
    return 1;
  case frontend::ValueType::I64:
    return 2;
  case frontend::ValueType::F32:
    return 3;
  case frontend::ValueType::F64:
    return 4;
  case frontend::ValueType::V128:
    return 5;
  case frontend::ValueType::Ref:
    return type == frontend::ValueType::funcref()     ? 6
           : type == frontend::ValueType::externref() ? 7
                                                      : 0;
  case frontend::ValueType::Bottom:
    break;
  }
  return 0;
}

} // namespace

bool isAlone(const frontend::Module &module, frontend::TypeIndex index) {
  const std::vector<std::uint32_t> &ends = module.typeGroupEnds;
  auto end = llvm::upper_bound(ends, index.value);
  return *end - (end == ends.begin() ? 0 : *std::prev(end)) == 1;
}

std::optional<std::uint64_t> exactSignature(const frontend::Module &module,
                                            frontend::TypeIndex index) {
  if (!isAlone(module, index))
    return std::nullopt;
  const frontend::FunctionType &type = module.type(index);
  constexpr std::size_t mostCodes = 63 / 3;
  if (type.params.size() + 1 + type.results.size() > mostCodes)
    return std::nullopt;
  std::uint64_t word = 1;
  unsigned shift = 1;
  auto append = [&](const std::vector<frontend::ValueType> &types) {
    for (frontend::ValueType value : types) {
      std::uint64_t code = codeOf(value);
      if (!code)
        return false;
      word |= code << shift;
      shift += 3;
    }
    return true;
  };
  if (!append(type.params))
    return std::nullopt;
  shift += 3; // the 0 between
  if (!append(type.results))
    return std::nullopt;
  return word;
}

} // namespace sinter::lowering
