// TypeIdentity.cpp - equality of types by digest.
//
// Two types are equal if they stand at the same place of recursive groups that are equal, member by
// member, when references into the group are taken as positions in it. So a group is written as
// bytes in which a reference into the group is a position, and one to an earlier type is that
// type's digest; the group's SHA-256 together with a member's position is what identifies the
// member. Every type is visited once, however deeply types refer to each other, and the digest
// means the same in every module.
#include "frontend/TypeIdentity.h"

#include "llvm/ADT/StringMap.h"
#include "llvm/Support/Endian.h"
#include "llvm/Support/SHA256.h"

namespace sinter::frontend {
namespace {

class GroupWriter {
public:
  GroupWriter(const ModuleFacts &facts, std::uint32_t first) : facts(facts), first(first) {}

  void write(const FunctionType &type) {
    for (const std::vector<ValueType> *list : {&type.params, &type.results}) {
      writeNumber(static_cast<std::uint32_t>(list->size()));
      for (ValueType value : *list)
        write(value);
    }
  }
  llvm::ArrayRef<std::uint8_t> bytes() const { return text; }

private:
  void writeNumber(std::uint32_t number) {
    std::uint8_t field[4];
    llvm::support::endian::write32le(field, number);
    text.append(std::begin(field), std::end(field));
  }

  void write(ValueType type) {
    enum : std::uint8_t { Abstract, InGroup, Earlier };
    text.push_back(type.getKind());
    if (!type.isRef())
      return;
    text.push_back(type.isNullable());
    HeapType heap = type.heapType();
    if (!heap.isConcrete()) {
      text.push_back(Abstract);
      writeNumber(heap.getRaw());
    } else if (std::uint32_t index = heap.typeIndex().value; index >= first) {
      text.push_back(InGroup);
      writeNumber(index - first);
    } else {
      text.push_back(Earlier);
      text.append(facts.typeDigests[index].begin(), facts.typeDigests[index].end());
    }
  }

  const ModuleFacts &facts;
  std::uint32_t first; // type of the group
  llvm::SmallVector<std::uint8_t, 128> text;
};

std::array<std::uint8_t, 32> memberDigest(const std::array<std::uint8_t, 32> &group,
                                          std::uint32_t position) {
  std::array<std::uint8_t, 36> bytes;
  llvm::copy(group, bytes.begin());
  llvm::support::endian::write32le(bytes.data() + group.size(), position);
  return llvm::SHA256::hash(bytes);
}

/// Whether the heap type is at or below func, which every concrete type is.
bool isFunctionType(HeapType heap) {
  return heap.isConcrete() || heap == HeapType::Func || heap == HeapType::NoFunc;
}

bool matches(HeapType actual, HeapType expected, llvm::ArrayRef<std::uint32_t> canonicalTypes) {
  if (actual == expected || actual == HeapType::Bottom)
    return true;
  if (actual == HeapType::NoFunc || expected == HeapType::Func)
    return isFunctionType(actual) && isFunctionType(expected);
  if (actual == HeapType::NoExtern)
    return expected == HeapType::Extern;
  if (actual == HeapType::NoExn)
    return expected == HeapType::Exn;
  return actual.isConcrete() && expected.isConcrete() &&
         canonicalTypes[actual.typeIndex().value] == canonicalTypes[expected.typeIndex().value];
}

} // namespace

void identifyTypes(const Module &module, ModuleFacts &facts) {
  facts.canonicalTypes.reserve(module.types.size());
  facts.typeDigests.reserve(module.types.size());
  llvm::StringMap<std::uint32_t> firstOf;
  std::uint32_t first = 0;
  for (std::uint32_t end : module.typeGroupEnds) {
    GroupWriter writer(facts, first);
    for (std::uint32_t i = first; i < end; ++i)
      writer.write(module.types[i]);
    std::array<std::uint8_t, 32> group = llvm::SHA256::hash(writer.bytes());
    for (std::uint32_t i = first; i < end; ++i) {
      const auto &digest = facts.typeDigests.emplace_back(memberDigest(group, i - first));
      llvm::StringRef key(reinterpret_cast<const char *>(digest.data()), digest.size());
      facts.canonicalTypes.push_back(firstOf.try_emplace(key, i).first->second);
    }
    first = end;
  }
}

bool matches(ValueType actual, ValueType expected, llvm::ArrayRef<std::uint32_t> canonicalTypes) {
  if (actual == expected || actual.isBottom() || expected.isBottom())
    return true;
  if (!actual.isRef() || !expected.isRef() || (actual.isNullable() && !expected.isNullable()))
    return false;
  return matches(actual.heapType(), expected.heapType(), canonicalTypes);
}

} // namespace sinter::frontend
