// Interface.cpp - what a host program in C sees of a module: names and types.
#include "lowering/Interface.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/MathExtras.h"

using namespace llvm;
using sinter::frontend::ValueType;

namespace sinter::lowering {

std::string toIdentifier(StringRef text) {
  std::string result;
  for (char c : text)
    result += isAlnum(c) ? c : '_';
  return result;
}

/// The name, or the first of name_2, name_3 … that is not taken, with any of the suffixes that
/// names follow from it by; these are from then on.
static std::string takeName(StringSet<> &taken, const std::string &name,
                            ArrayRef<StringRef> suffixes) {
  std::string result = name;
  auto isTaken = [&](StringRef suffix) { return taken.contains(result + suffix.str()); };
  for (unsigned i = 2; taken.contains(result) || any_of(suffixes, isTaken); ++i)
    result = name + "_" + utostr(i);
  taken.insert(result);
  for (StringRef suffix : suffixes)
    taken.insert(result + suffix.str());
  return result;
}

static ArrayRef<StringRef> suffixesOf(frontend::ExternalKind kind) {
  static constexpr StringRef ofFunctions[] = {"_results"}, ofGlobals[] = {"_global", "_set"};
  if (kind == frontend::ExternalKind::Function)
    return ofFunctions;
  if (kind == frontend::ExternalKind::Global)
    return ofGlobals;
  return {};
}

/// Whether a member can be called that. Names in capitals are likely to be macros of some header,
/// and in C++ a member cannot have the name of its own type.
static bool canBeField(StringRef name) {
  return isAlpha(name.front()) && !name.starts_with("sinter_") && any_of(name, isLower);
}

static bool isInteger(ValueType type) { return type == ValueType::I32 || type == ValueType::I64; }
static bool isFloat(ValueType type) { return type == ValueType::F32 || type == ValueType::F64; }

/// Whether C code can be trusted to pass a value of the type: nothing about it needs to be checked.
static bool isPlain(ValueType type) {
  return isInteger(type) || isFloat(type) || type == ValueType::V128 ||
         type == ValueType::funcref() || type == ValueType::externref();
}

static bool isPlain(const frontend::FunctionType &type) {
  auto plain = [](ValueType value) { return isPlain(value); };
  return all_of(type.params, plain) && all_of(type.results, plain);
}

Interface::Interface(const frontend::Module &module, StringRef moduleName)
    : prefix(moduleName.str()) {
  using frontend::ExternalKind;
  StringSet<> taken, fields;
  for (StringRef word : {"api", "clear", "destroy", "imports", "instance", "instantiate",
                         "instantiate_in", "module", "raise", "status", "store", "trap_message"})
    taken.insert((prefix + "_" + word).str());
  // Words of C++ and C, and types of the structure's members.
  for (StringRef word :
       {"and_eq",        "char16_t",    "char32_t",     "char8_t",         "co_await",
        "co_return",     "co_yield",    "const_cast",   "contract_assert", "dynamic_cast",
        "int32_t",       "int64_t",     "not_eq",       "or_eq",           "reinterpret_cast",
        "static_assert", "static_cast", "thread_local", "typeof_unqual",   "wchar_t",
        "xor_eq"}) {
    taken.insert(word);
    fields.insert(word);
  }
  for (const frontend::Import &import : module.imports) {
    bool isTyped = import.kind == ExternalKind::Function &&
                   isPlain(module.typeOf(frontend::FunctionIndex{import.index}));
    std::string name = toIdentifier(import.module) + "_" + toIdentifier(import.name);
    if (!canBeField(name))
      name = "import_" + name;
    importItems.push_back({takeName(fields, name, {}), isTyped});
    taken.insert(prefix + "_" + importItems.back().name + "_results");
    taken.insert(hostFunction(importItems.back()));
  }
  for (const frontend::Export &item : module.exports) {
    bool isTyped = item.kind == ExternalKind::Function &&
                   isPlain(module.typeOf(frontend::FunctionIndex{item.index}));
    std::string name = prefix + "_" + toIdentifier(item.name);
    exportItems.push_back({takeName(taken, name, suffixesOf(item.kind)), isTyped});
  }
}

/// Of a type in a structure; that of v128 is an array of bytes.
static std::uint64_t sizeOf(ValueType type) {
  return type == ValueType::V128 ? 16 : type == ValueType::I32 || type == ValueType::F32 ? 4 : 8;
}
static std::uint64_t alignmentOf(ValueType type) {
  return type == ValueType::V128 ? 1 : sizeOf(type);
}

CSignature::CSignature(const frontend::FunctionType &type) {
  const bool isDirect =
      type.results.empty() || (type.results.size() == 1 && type.results[0] != ValueType::V128);
  std::uint64_t end = 0;
  for (ValueType result : type.results) {
    if (isDirect)
      break;
    resultOffsets.push_back(alignTo(end, alignmentOf(result)));
    end = resultOffsets.back() + sizeOf(result);
  }
  constexpr unsigned integerRegisters = 6, floatRegisters = 8; // x86-64's, which has the fewest
  unsigned integers = 1 + returnsByPointer(), floats = 0;
  for (ValueType param : type.params)
    ++(isFloat(param) ? floats : integers);
  fitsRegisters = integers <= integerRegisters && floats <= floatRegisters;
}

} // namespace sinter::lowering
