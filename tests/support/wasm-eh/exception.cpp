// exception.cpp - what clang's code for C++ exceptions in wasm calls, and no library of Debian's has.
//
// A C++ exception travels as a wasm exception with the tag __cpp_exception, whose one value is the
// address of a Header; the object that was thrown stands behind it. A landing pad that has clauses
// with types stores its number and its language-specific data area (LSDA) into __wasm_lpad_context
// and calls _Unwind_CallPersonality, which finds the first clause that takes the exception and
// leaves its number in the context; 0 means none, and the code rethrows.
//
// Matching types is left to libc++abi, which was built without exceptions, but with the classes of
// type_info. https://itanium-cxx-abi.github.io/cxx-abi/abi-eh.html
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <exception>
#include <typeinfo>

__asm__(".globl __cpp_exception\n"
        ".tagtype __cpp_exception i32\n"
        "__cpp_exception:\n");

namespace __cxxabiv1 {

// The part of libc++abi's own interface that answers what a clause may catch.
class __shim_type_info : public std::type_info {
public:
  ~__shim_type_info() override;
  virtual void noop1() const;
  virtual void noop2() const;
  virtual bool can_catch(const __shim_type_info *thrown, void *&object) const = 0;
};

} // namespace __cxxabiv1

namespace {

using TypeInfo = __cxxabiv1::__shim_type_info;

struct alignas(16) Header {
  const TypeInfo *type;
  void *(*destroy)(void *); // destructors return their argument
  void *adjusted;           // the object, seen as the type of the clause that takes it
  int handlers;             // catch blocks that it is in; negative while it is rethrown from them
  Header *nextCaught;

  void *object() { return this + 1; }
  static Header *of(void *object) { return static_cast<Header *>(object) - 1; }
};

Header *caught; // a list of all that are in catch blocks, the innermost first
unsigned uncaught;

[[noreturn]] void raise(Header *header) {
  ++uncaught;
  __builtin_wasm_throw(0, header);
}

std::uintptr_t readUleb(const std::uint8_t *&at) {
  std::uintptr_t value = 0;
  for (unsigned shift = 0;; shift += 7) {
    std::uint8_t byte = *at++;
    value |= std::uintptr_t(byte & 0x7f) << shift;
    if (!(byte & 0x80))
      return value;
  }
}

std::intptr_t readSleb(const std::uint8_t *&at) {
  std::intptr_t value = 0;
  for (unsigned shift = 0;;) {
    std::uint8_t byte = *at++;
    value |= std::intptr_t(byte & 0x7f) << shift;
    shift += 7;
    if (!(byte & 0x80))
      return byte & 0x40 && shift < 32 ? value | -(std::intptr_t(1) << shift) : value;
  }
}

struct LandingPadContext {
  std::uintptr_t index;
  const std::uint8_t *lsda;
  std::uintptr_t selector;
};

/// The first action record of a landing pad, or null, and the end of the table of types.
const std::uint8_t *findActions(const LandingPadContext &context, const TypeInfo *const *&types) {
  constexpr std::uint8_t omitted = 0xff;
  const std::uint8_t *at = context.lsda;
  if (*at++ != omitted)
    std::abort();
  types = nullptr;
  if (*at++ != omitted) {
    std::uintptr_t distance = readUleb(at);
    types = reinterpret_cast<const TypeInfo *const *>(at + distance);
  }
  ++at; // call sites are ULEB128
  std::uintptr_t size = readUleb(at);
  const std::uint8_t *actions = at + size;
  std::uintptr_t action = 0;
  for (std::uintptr_t i = 0; i <= context.index; ++i) {
    readUleb(at);
    action = readUleb(at);
  }
  return action ? actions + action - 1 : nullptr;
}

} // namespace

extern "C" {

LandingPadContext __wasm_lpad_context;

int _Unwind_CallPersonality(void *exception) {
  auto *header = static_cast<Header *>(exception);
  const TypeInfo *const *types;
  const std::uint8_t *action = findActions(__wasm_lpad_context, types);
  __wasm_lpad_context.selector = 0;
  while (action) {
    std::intptr_t filter = readSleb(action);
    const std::uint8_t *next = action;
    std::intptr_t distance = readSleb(next);
    if (filter < 0)
      std::abort(); // a dynamic exception specification, which C++17 has removed
    header->adjusted = header->object();
    const TypeInfo *type = filter > 0 ? types[-filter] : nullptr;
    if (filter > 0 && (!type || type->can_catch(header->type, header->adjusted))) {
      __wasm_lpad_context.selector = std::uintptr_t(filter);
      break;
    }
    action = distance ? action + distance : nullptr;
  }
  return 0;
}

void *__cxa_allocate_exception(std::size_t size) {
  void *memory = std::aligned_alloc(16, (sizeof(Header) + size + 15) & ~std::size_t(15));
  if (!memory)
    std::terminate();
  return new (memory) Header() + 1;
}

void __cxa_free_exception(void *object) { std::free(Header::of(object)); }

void __cxa_throw(void *object, std::type_info *type, void *(*destroy)(void *)) {
  Header *header = Header::of(object);
  header->type = static_cast<const TypeInfo *>(type);
  header->destroy = destroy;
  header->adjusted = object;
  raise(header);
}

void *__cxa_get_exception_ptr(void *exception) {
  return static_cast<Header *>(exception)->adjusted;
}

void *__cxa_begin_catch(void *exception) {
  auto *header = static_cast<Header *>(exception);
  header->handlers = std::abs(header->handlers) + 1;
  if (header != caught) {
    header->nextCaught = caught;
    caught = header;
  }
  --uncaught;
  return header->adjusted;
}

void __cxa_end_catch() {
  Header *header = caught;
  const bool isRethrown = header->handlers < 0;
  header->handlers += isRethrown ? 1 : -1;
  if (header->handlers != 0)
    return;
  caught = header->nextCaught;
  if (isRethrown)
    return;
  if (header->destroy)
    header->destroy(header->object());
  std::free(header);
}

void __cxa_rethrow() {
  if (!caught)
    std::terminate();
  caught->handlers = -caught->handlers;
  raise(caught);
}

// libc++ has one, for code that cannot throw, in an object that may be linked for something else.
[[gnu::weak]] unsigned __cxa_uncaught_exceptions() { return uncaught; }

} // extern "C"
