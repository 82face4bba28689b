// ModuleBuilder.h - small binary modules, put together from bytes.
#pragma once

#include "frontend/Frontend.h"

#include <cstdint>
#include <initializer_list>
#include <string>
#include <vector>

namespace sinter::frontend::testing {

using Bytes = std::vector<std::uint8_t>;

/// Concatenates.
Bytes operator+(Bytes left, const Bytes &right);

Bytes leb(std::uint64_t value);    // unsigned LEB128
Bytes name(llvm::StringRef text);  // length and bytes
Bytes sized(const Bytes &content); // length and bytes
Bytes vec(std::initializer_list<Bytes> elements);
Bytes repeat(const Bytes &bytes, std::size_t count);

Bytes section(std::uint8_t id, const Bytes &payload);
Bytes custom(llvm::StringRef sectionName, const Bytes &payload);
/// A code entry without locals; `code` contains the final `end`.
Bytes body(const Bytes &code);
/// The preamble and the sections.
Bytes module(std::initializer_list<Bytes> sections);

enum : std::uint8_t {
  I32 = 0x7F,
  I64 = 0x7E,
  F32 = 0x7D,
  F64 = 0x7C,
  FuncRef = 0x70,
  ExternRef = 0x6F
};
/// A function type.
Bytes type(const Bytes &params, const Bytes &results);

/// A module with one function [] -> [] of that code.
Bytes withCode(const Bytes &code);

llvm::MemoryBufferRef buffer(const Bytes &bytes);
llvm::Expected<ValidModule> load(const Bytes &bytes);
/// The printed diagnostic; empty if the module is valid.
std::string diagnose(const Bytes &bytes);

} // namespace sinter::frontend::testing
