// Types.h - value, function, table, memory and global types, and the index spaces.
//
// https://webassembly.github.io/spec/core/syntax/types.html
#pragma once

#include "llvm/ADT/ArrayRef.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace sinter::frontend {

/// An index into one of a module's index spaces. Each space is a type of its own, so that mixing
/// two of them does not compile. `value` counts imports first, as the spec does.
template <typename Tag>
struct Index {
  std::uint32_t value = 0;
  friend bool operator==(Index, Index) = default;
  friend auto operator<=>(Index, Index) = default;
};
using TypeIndex = Index<struct TypeTag>;
using FunctionIndex = Index<struct FunctionTag>;
using TableIndex = Index<struct TableTag>;
using MemoryIndex = Index<struct MemoryTag>;
using GlobalIndex = Index<struct GlobalTag>;
using TagIndex = Index<struct TagTag>;
using ElemIndex = Index<struct ElemTag>;
using DataIndex = Index<struct DataTag>;
using LocalIndex = Index<struct LocalTag>;
using LabelIndex = Index<struct LabelTag>;

/// What a reference points to: an abstract heap type, or a type index. NoFunc, NoExtern and NoExn
/// are the bottom types of their hierarchies; Bottom is below all, for what unreachable code pops.
class HeapType {
public:
  enum Abstract : std::uint32_t {
    Func,
    NoFunc,
    Extern,
    NoExtern,
    Exn,
    NoExn,
    Bottom,
    FirstConcrete = 64
  };

  constexpr HeapType(Abstract abstract) : raw(abstract) {}
  constexpr explicit HeapType(TypeIndex type) : raw(FirstConcrete + type.value) {}
  static constexpr HeapType fromRaw(std::uint32_t raw) {
    return HeapType(static_cast<Abstract>(raw));
  }

  constexpr bool isConcrete() const { return raw >= FirstConcrete; }
  constexpr TypeIndex typeIndex() const { return {raw - FirstConcrete}; }
  constexpr std::uint32_t getRaw() const { return raw; }
  /// The text format's name: "func", "noextern", "3".
  std::string text() const;
  friend bool operator==(HeapType, HeapType) = default;

private:
  std::uint32_t raw;
};

/// A number, vector or reference type, or Bottom: the type of a value that unreachable code pops.
class ValueType {
public:
  enum Kind : std::uint8_t { Bottom, I32, I64, F32, F64, V128, Ref };

  constexpr ValueType(Kind kind = Bottom) : kind(kind) {}
  static constexpr ValueType ref(HeapType heap, bool nullable = true) {
    ValueType type(Ref);
    type.nullable = nullable;
    type.heap = heap.getRaw();
    return type;
  }
  static constexpr ValueType funcref() { return ref(HeapType::Func); }
  static constexpr ValueType externref() { return ref(HeapType::Extern); }
  static constexpr ValueType exnref() { return ref(HeapType::Exn); }

  constexpr Kind getKind() const { return kind; }
  constexpr bool isRef() const { return kind == Ref; }
  constexpr bool isNullable() const { return nullable; }
  /// Whether a local of this type has an initial value: all but non-null references.
  constexpr bool isDefaultable() const { return !isRef() || nullable; }
  constexpr bool isBottom() const { return kind == Bottom; }
  /// i32, i64, f32, f64: what the untyped `select` takes (v128 too).
  constexpr bool isNumberOrVector() const { return kind >= I32 && kind <= V128; }
  constexpr HeapType heapType() const { return HeapType::fromRaw(heap); }
  /// The text format's name: "i32", "funcref", "(ref 3)".
  std::string text() const;
  friend bool operator==(ValueType, ValueType) = default;

private:
  Kind kind;
  bool nullable = false;
  std::uint32_t heap = 0;
};

/// "[i32 i64]".
std::string text(llvm::ArrayRef<ValueType> types);

struct FunctionType {
  std::vector<ValueType> params;
  std::vector<ValueType> results;
  /// "[i32 i64] -> [f32]".
  std::string text() const;
  friend bool operator==(const FunctionType &, const FunctionType &) = default;
};

/// limits ::= n:u64 .. m:u64?, in pages for memories, in elements for tables.
struct Limits {
  std::uint64_t min = 0;
  std::optional<std::uint64_t> max;
};

/// A linear memory. `pageSize` is 2^pageSizeLog2 bytes: 16 (64 KiB) until custom page sizes.
struct MemoryType {
  Limits limits;
  ValueType addressType = ValueType::I32;
  unsigned pageSizeLog2 = 16;
  bool isShared = false;
};

struct TableType {
  ValueType element = ValueType::funcref();
  Limits limits;
  ValueType addressType = ValueType::I32;
};

/// The type of a tag: what an exception with it carries. Results are always empty.
struct TagType {
  TypeIndex type;
};

struct GlobalType {
  ValueType content;
  bool isMutable = false;
};

} // namespace sinter::frontend
