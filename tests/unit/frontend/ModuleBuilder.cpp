// ModuleBuilder.cpp - small binary modules, put together from bytes.
#include "ModuleBuilder.h"

namespace sinter::frontend::testing {

Bytes operator+(Bytes left, const Bytes &right) {
  left.insert(left.end(), right.begin(), right.end());
  return left;
}

Bytes leb(std::uint64_t value) {
  Bytes result;
  for (; value >= 0x80; value >>= 7)
    result.push_back(static_cast<std::uint8_t>(value | 0x80));
  result.push_back(static_cast<std::uint8_t>(value));
  return result;
}

Bytes sized(const Bytes &content) { return leb(content.size()) + content; }

Bytes name(llvm::StringRef text) { return sized(Bytes(text.bytes_begin(), text.bytes_end())); }

Bytes vec(std::initializer_list<Bytes> elements) {
  Bytes result = leb(elements.size());
  for (const Bytes &element : elements)
    result = result + element;
  return result;
}

Bytes repeat(const Bytes &bytes, std::size_t count) {
  Bytes result;
  result.reserve(bytes.size() * count);
  for (std::size_t i = 0; i < count; ++i)
    result.insert(result.end(), bytes.begin(), bytes.end());
  return result;
}

Bytes section(std::uint8_t id, const Bytes &payload) { return Bytes{id} + sized(payload); }

Bytes custom(llvm::StringRef sectionName, const Bytes &payload) {
  return section(0, name(sectionName) + payload);
}

Bytes body(const Bytes &code) { return sized(Bytes{0} + code); }

Bytes module(std::initializer_list<Bytes> sections) {
  Bytes result = {0, 'a', 's', 'm', 1, 0, 0, 0};
  for (const Bytes &section : sections)
    result = result + section;
  return result;
}

Bytes type(const Bytes &params, const Bytes &results) {
  return Bytes{0x60} + sized(params) + sized(results);
}

Bytes withCode(const Bytes &code) {
  return module(
      {section(1, vec({type({}, {})})), section(3, vec({leb(0)})), section(10, vec({body(code)}))});
}

llvm::MemoryBufferRef buffer(const Bytes &bytes) {
  return {llvm::StringRef(reinterpret_cast<const char *>(bytes.data()), bytes.size()), "test"};
}

llvm::Expected<ValidModule> load(const Bytes &bytes) {
  llvm::Expected<Module> module = decode(buffer(bytes));
  if (!module)
    return module.takeError();
  return validate(std::move(*module));
}

std::string diagnose(const Bytes &bytes) {
  llvm::Expected<ValidModule> valid = load(bytes);
  return valid ? "" : llvm::toString(valid.takeError());
}

} // namespace sinter::frontend::testing
