// ShadowStack.cpp - the stack that C, C++ and Rust keep in linear memory, and checks of its
// overflow.
//
// What has its address taken cannot be in a wasm local, so LLVM keeps a second stack in the linear
// memory, and wasm-ld gives it a place: from address 0 up, below the data (--stack-first, which
// LLVM 22 and Rust do), or between data and heap. Nothing guards it. In the second layout an
// overflow overwrites data, in the first the pointer goes below zero and the next access traps, by
// luck.
//
// Binaryen's pass compares each new value of the stack pointer with two globals. It leaves their
// values to the host, by an export; here they are constants, so that LLVM compares with
// immediates.
#include "driver/ShadowStack.h"

#include "frontend/ConstantExpression.h"
#include "frontend/Diagnostic.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/LEB128.h"
#include "llvm/Support/MathExtras.h"

using namespace llvm;
using sinter::frontend::makeError;

namespace sinter::driver {

using frontend::ConstantValue;
using frontend::ValueType;

static constexpr StringLiteral pointerName = "__stack_pointer";
static constexpr StringLiteral setterName = "__set_stack_limits";
/// LLVM's functions that call nothing use so many bytes below the pointer without moving it.
static constexpr std::uint64_t redZone = 128;
static constexpr std::uint64_t alignment = 16; // of the stack, in LLVM's ABI for wasm

/// What a global begins with, if that is an integer that nobody else decides.
static std::optional<std::uint64_t> initialValue(const frontend::ValidModule &module,
                                                 std::uint32_t global) {
  const std::optional<ConstantValue> &value = module.facts().globalValues[global];
  if (!value || (value->type != ValueType::I32 && value->type != ValueType::I64))
    return std::nullopt;
  return value->bits;
}

/// An address that the linker was asked to export.
static std::optional<std::uint64_t> exportedAddress(const frontend::ValidModule &module,
                                                    StringRef name) {
  const frontend::Export *found = module->findExport(name);
  if (!found || found->kind != frontend::ExternalKind::Global ||
      module->globals[found->index].type.isMutable)
    return std::nullopt;
  return initialValue(module, found->index);
}

/// The first global that the module defines, where wasm-ld puts the pointer and Binaryen looks for
/// it, if that is its name.
static std::optional<std::uint32_t> findPointer(const frontend::Module &module) {
  auto defined = find_if(module.globals, [](const frontend::Global &g) { return !g.isImported; });
  if (defined == module.globals.end())
    return std::nullopt;
  auto index = std::uint32_t(defined - module.globals.begin());
  const frontend::Export *exported = module.findExport(pointerName);
  bool isNamed =
      module.nameOfGlobal({index}) == pointerName ||
      (exported && exported->kind == frontend::ExternalKind::Global && exported->index == index);
  return isNamed && defined->type.isMutable ? std::optional(index) : std::nullopt;
}

bool hasStackPointer(const frontend::Module &module) { return findPointer(module).has_value(); }

/// Whether all data lie above the stack, as with --stack-first.
static bool isBelowData(const frontend::ValidModule &module, std::uint64_t base) {
  for (const frontend::DataSegment &segment : module->data) {
    if (segment.mode != frontend::SegmentMode::Active || segment.memory.value != 0)
      continue;
    std::optional<ConstantValue> offset = evaluate(module, segment.memoryOffset);
    if (!offset || offset->bits < base)
      return false;
  }
  return !module->data.empty();
}

/// The lowest address of the stack that ends at `base`.
static Expected<std::uint64_t> findLow(const frontend::ValidModule &module, std::uint64_t base,
                                       std::optional<std::uint64_t> size) {
  if (size && *size <= base)
    return base - *size;
  if (size)
    return makeError("--stack-check: the shadow stack begins at " + Twine(base) +
                     " and cannot have " + Twine(*size) + " bytes");
  if (std::optional<std::uint64_t> low = exportedAddress(module, "__stack_low"); low && *low < base)
    return *low;
  std::optional<std::uint64_t> dataEnd = exportedAddress(module, "__data_end");
  if (dataEnd && *dataEnd <= base)
    return alignTo(*dataEnd, alignment);
  if (dataEnd || isBelowData(module, base))
    return 0;
  return makeError("--stack-check: nothing tells where the shadow stack ends; link with "
                   "-Wl,--export=__stack_low, or give its size, 64K unless it was linked with "
                   "-z stack-size, as --stack-check=64K");
}

Expected<ShadowStack> findShadowStack(const frontend::ValidModule &module,
                                      std::optional<std::uint64_t> size) {
  std::optional<std::uint32_t> pointer = findPointer(*module);
  if (!pointer)
    return makeError("--stack-check: the module has no shadow stack that can be recognised: its "
                     "first global is not named \"__stack_pointer\"");
  if (module->memories.empty() || module->memories.front().type.isShared)
    return makeError("--stack-check: the module has no memory of one thread");
  if (module->findExport(setterName))
    return makeError("--stack-check: the module has such checks already: it exports \"" +
                     setterName + "\"");
  std::optional<std::uint64_t> base = initialValue(module, *pointer);
  if (!base || *base % alignment)
    return makeError("--stack-check: \"__stack_pointer\" does not begin as a stack's end");
  Expected<std::uint64_t> low = findLow(module, *base, size);
  if (!low)
    return low.takeError();
  if (*base - *low <= redZone)
    return makeError("--stack-check: a shadow stack from " + Twine(*low) + " to " + Twine(*base) +
                     " is too small");
  return ShadowStack{*low, *base, module->globals[*pointer].type.content};
}

/// `i32.const` or `i64.const`, and `end`.
static void encodeInitialiser(std::vector<std::uint8_t> &bytes, ValueType type,
                              std::uint64_t value) {
  const bool is64 = type == ValueType::I64;
  std::uint8_t digits[16];
  unsigned count = encodeSLEB128(is64 ? std::int64_t(value) : std::int32_t(value), digits);
  bytes.push_back(is64 ? 0x42 : 0x41);
  bytes.insert(bytes.end(), digits, digits + count);
  bytes.push_back(0x0B);
}

Error completeStackCheck(frontend::Module &module, const ShadowStack &stack,
                         CheckedStack &checked) {
  auto setter = find_if(module.exports, [](const frontend::Export &e) {
    return e.name == setterName && e.kind == frontend::ExternalKind::Function;
  });
  auto handler = find_if(module.imports, [](const frontend::Import &import) {
    return import.module == "env" && import.name == overflowHandler;
  });
  // The globals come last, and so does the import among those of functions. Others must not move
  // when it goes.
  const std::size_t globals = module.globals.size();
  if (setter == module.exports.end() || handler == module.imports.end() ||
      handler->kind != frontend::ExternalKind::Function ||
      handler->index + 1 != module.importedFunctionCount() || setter->index <= handler->index ||
      setter->index >= module.functions.size() || globals < 3 ||
      module.globals[globals - 2].isImported || module.globals[globals - 1].isImported)
    return makeError("wasm-opt did not put checks of the shadow stack into the module");
  checked.handler = frontend::FunctionIndex{handler->index};
  module.imports.erase(handler);

  static constexpr std::uint8_t end[] = {0x0B};
  frontend::Function &body = module.functions[setter->index];
  body.locals.clear();
  body.localCount = 0;
  body.body.bytes = end;
  module.exports.erase(setter);

  encodeInitialiser(checked.base, stack.type, stack.base);
  encodeInitialiser(checked.limit, stack.type, stack.low + redZone);
  module.globals[globals - 2].init.bytes = checked.base;
  module.globals[globals - 1].init.bytes = checked.limit;
  return Error::success();
}

} // namespace sinter::driver
