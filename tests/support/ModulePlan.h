// ModulePlan.h - what the function bodies of a generated module may refer to.
#pragma once

#include "frontend/Proposals.h"
#include "frontend/Types.h"

#include "llvm/ADT/ArrayRef.h"

#include <cstdint>
#include <vector>

#include "OpcodeFacts.h"

namespace sinter::testing {

/// The bytes that decide. When they have run out, every choice is the first alternative.
class Choices {
public:
  explicit Choices(llvm::ArrayRef<std::uint8_t> bytes) : bytes(bytes) {}

  /// A number in [0, count); `count` is 1 to 65,536.
  std::uint32_t below(std::uint32_t count) {
    if (count <= 1)
      return 0;
    std::uint32_t value = byte();
    if (count > 256)
      value |= std::uint32_t(byte()) << 8;
    return value % count;
  }
  /// False when the bytes have run out.
  bool oneIn(std::uint32_t count) { return below(count) == count - 1; }
  std::uint64_t bits(unsigned size) {
    std::uint64_t value = 0;
    for (unsigned i = 0; i != size; ++i)
      value |= std::uint64_t(byte()) << (8 * i);
    return value;
  }
  template <typename T>
  const T &pick(const std::vector<T> &list) {
    return list[below(static_cast<std::uint32_t>(list.size()))];
  }

private:
  std::uint8_t byte() {
    if (bytes.empty())
      return 0;
    std::uint8_t first = bytes.front();
    bytes = bytes.drop_front();
    return first;
  }
  llvm::ArrayRef<std::uint8_t> bytes;
};

/// Everything about a module but its function bodies.
struct ModulePlan {
  using ValueType = frontend::ValueType;

  /// Every module has these, in this order; what is made up comes behind them.
  enum Functions : std::uint32_t {
    ProcExit,     // imported
    FdWrite,      // imported
    HashI64,      // [i64] -> []: mixes a value into the checksum
    CanonicalF32, // [f32] -> [f32]: the canonical NaN for any NaN; counts signalling ones
    CanonicalF64,
    Print,      // writes the checksum
    HashMemory, // mixes memory 0 into the checksum
    FirstGenerated
  };
  enum Globals : std::uint32_t { Fuel, Checksum, SignallingNaNs, FirstFreeGlobal };
  enum Types : std::uint32_t { Nullary, ExitType, WriteType, HashType, F32Type, F64Type };

  struct Segment {
    ValueType type; // element segments
    std::uint32_t size = 0;
  };

  /// A tag, and the types of blocks that are left with what it carries.
  struct Tag {
    std::uint32_t type;         // index of P -> []
    std::uint32_t blockType;    // of [] -> P
    std::uint32_t refBlockType; // of [] -> P exnref; only without legacy exceptions
  };
  enum class Exceptions : std::uint8_t { None, Standard, Legacy };

  explicit ModulePlan(frontend::ProposalSet proposals) : proposals(proposals), rows(proposals) {}

  frontend::ProposalSet proposals;   // that may be used
  OpcodeRows rows;                   // of these
  std::vector<ValueType> valueTypes; // to choose from; those that come up more often repeat
  std::vector<frontend::FunctionType> types;
  std::vector<std::uint32_t> functions; // type index by function index
  std::vector<frontend::GlobalType> globals;
  std::vector<frontend::TableType> tables;
  std::vector<std::uint32_t> table0; // function indices it starts with, from element 0
  std::vector<Segment> elements, data;
  std::vector<frontend::MemoryType> memories; // memory 0 has 32-bit addresses
  std::vector<Tag> tags;
  Exceptions exceptions = Exceptions::None; // engines refuse modules with both kinds
  /// Some functions begin with many `nop`: the module is compiled in several parts, at little cost.
  bool isPadded = false;

  bool has(frontend::Proposal proposal) const {
    return proposals.test(static_cast<std::size_t>(proposal));
  }
  const frontend::FunctionType &typeOf(std::uint32_t function) const {
    return types[functions[function]];
  }
};

} // namespace sinter::testing
