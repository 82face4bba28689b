// sinter.hpp - instances that delete themselves and memory that is checked, for hosts in C++17.
//
// It goes with the header of any module, whose functions are called as they are:
//
//   sinter::instance filter = sinter::instantiate(filter_instantiate, imports);
//   int32_t result = filter_apply(filter.get(), 1, 2);
//   filter.check();                       // throws sinter::error if it trapped
//   auto samples = filter.memory(filter_memory).view<float>(offset, 256);
//   samples[3] = 0.5f;                    // throws std::out_of_range beyond 255
#ifndef SINTER_HPP
#define SINTER_HPP

#include <cstring>
#include <exception>
#include <memory>
#include <new>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>

#include "sinter.h"

namespace sinter {

/// What a function did not return with: any status but SINTER_OK.
class error : public std::exception {
public:
  error(sinter_status status, const char *message) : code(status), text(message) {}
  sinter_status status() const noexcept { return code; }
  const char *what() const noexcept override { return text.c_str(); }

private:
  sinter_status code;
  std::string text;
};

inline const char *describe(sinter_status status) noexcept {
  switch (status) {
  case SINTER_OK:
    return "no error";
  case SINTER_TRAP:
    return "trap";
  case SINTER_EXCEPTION:
    return "uncaught exception";
  case SINTER_UNKNOWN_IMPORT:
    return "unknown import";
  case SINTER_INCOMPATIBLE:
    return "incompatible type";
  case SINTER_OUT_OF_MEMORY:
    return "out of memory";
  case SINTER_OUT_OF_BOUNDS:
    return "out of bounds";
  case SINTER_IMMUTABLE:
    return "immutable";
  case SINTER_WRONG_VERSION:
    return "wrong version";
  case SINTER_UNSUPPORTED:
    return "unsupported by the system";
  case SINTER_EXIT:
    return "exit";
  case SINTER_REFUSED:
    return "refused";
  }
  return "unknown error";
}

/// `count` values in a memory, which is at least as long as the view; memories never shrink or
/// move. Values need not be aligned, so they are copied in and out. Valid as long as the instance.
template <typename T>
class view {
  static_assert(std::is_trivially_copyable<T>::value, "guest memory holds bytes");

public:
  /// One of the values: reads and writes it.
  class reference {
  public:
    explicit reference(unsigned char *place) : place(place) {}
    operator T() const {
      T value;
      std::memcpy(&value, place, sizeof value);
      return value;
    }
    reference &operator=(const T &value) {
      std::memcpy(place, &value, sizeof value);
      return *this;
    }
    reference &operator=(const reference &other) { return *this = T(other); }

  private:
    unsigned char *place;
  };

  view(unsigned char *bytes, std::size_t count) : bytes(bytes), count(count) {}
  std::size_t size() const noexcept { return count; }
  reference operator[](std::size_t index) const {
    if (index >= count)
      throw std::out_of_range("sinter::view");
    return reference(bytes + index * sizeof(T));
  }
  /// `number` of the values, from `first` on; std::out_of_range if there are not so many.
  view part(std::size_t first, std::size_t number) const {
    if (first > count || number > count - first)
      throw std::out_of_range("sinter::view");
    return {bytes + first * sizeof(T), number};
  }
  /// All of the values; std::out_of_range if there are not so many.
  void read(T *to, std::size_t number) const {
    std::memcpy(to, checked(number), number * sizeof(T));
  }
  void write(const T *from, std::size_t number) const {
    std::memcpy(checked(number), from, number * sizeof(T));
  }

private:
  unsigned char *checked(std::size_t number) const {
    if (number > count)
      throw std::out_of_range("sinter::view");
    return bytes;
  }

  unsigned char *bytes;
  std::size_t count;
};

/// A memory of an instance.
class memory {
public:
  memory(const sinter_api &api, sinter_memory *object) : api(&api), object(object) {}
  sinter_memory *get() const noexcept { return object; }
  /// Bytes.
  std::uint64_t size() const { return api->memory_size(object); }
  /// By pages of the memory's; false if it cannot grow.
  bool grow(std::uint64_t pages) { return api->memory_grow(object, pages); }
  /// std::out_of_range if they do not all lie within the memory.
  template <typename T>
  sinter::view<T> view(std::uint64_t offset, std::size_t count) const {
    const std::uint64_t bytes = size();
    if (offset > bytes || count > (bytes - offset) / sizeof(T))
      throw std::out_of_range("sinter::memory");
    return {api->memory_data(object) + offset, count};
  }
  template <typename T>
  T load(std::uint64_t offset) const {
    return view<T>(offset, 1)[0];
  }
  template <typename T>
  void store(std::uint64_t offset, const T &value) const {
    view<T>(offset, 1)[0] = value;
  }
  std::string string(std::uint64_t offset, std::size_t length) const {
    const sinter::view<char> bytes = view<char>(offset, length); // before so much is allocated
    std::string text(length, '\0');
    bytes.read(&text[0], length);
    return text;
  }

private:
  const sinter_api *api;
  sinter_memory *object;
};

/// Owns an instance of a module, of the type that its header declares, and its store.
template <typename T>
class instance {
public:
  explicit instance(T *object) noexcept : object(object) {}
  T *get() const noexcept { return object.get(); }
  const sinter_api &api() const noexcept { return deleter::apiOf(get()); }
  sinter_store *store() const noexcept { return deleter::storeOf(get()); }
  /// How typed functions have ended since clear().
  sinter_status status() const noexcept { return sinter_store_status(store()); }
  void clear() noexcept { sinter_store_clear(store()); }
  /// Throws what they ended with, if it is not SINTER_OK, and clears it.
  void check() {
    const sinter_status ended = status();
    if (ended == SINTER_OK)
      return;
    clear();
    const char *message = ended == SINTER_TRAP ? api().trap_message(store()) : nullptr;
    throw error(ended, message ? message : describe(ended));
  }
  /// A memory by its accessor in the module's header.
  sinter::memory memory(sinter_memory *(*accessor)(T *)) const { return {api(), accessor(get())}; }

private:
  struct deleter {
    static const sinter_api &apiOf(const T *object) noexcept {
      return *sinter_api_of(reinterpret_cast<const sinter_instance_header *>(object)->module);
    }
    static sinter_store *storeOf(const T *object) noexcept {
      return sinter_store_of(reinterpret_cast<const sinter_instance *>(object));
    }
    void operator()(T *object) const { apiOf(object).store_delete(storeOf(object)); }
  };
  std::unique_ptr<T, deleter> object;
};

/// Bytes of a guest's heap, for the time of a call or longer: by functions that its module exports,
/// which allocate so many bytes, 0 if there are none, and release them. Not to be kept beyond the
/// instance.
template <typename T, typename Address, typename Released>
class allocation {
public:
  /// std::bad_alloc if the guest has no room, error if it traps, and std::out_of_range if what it
  /// gives does not lie in its memory.
  allocation(instance<T> &owner, const sinter::memory &memory, Address (*allocate)(T *, Address),
             Released (*release)(T *, Address), std::size_t size)
      : owner(owner.get()), release(release), bytes(nullptr, 0) {
    const auto asked = static_cast<Address>(size);
    if (asked < 0 || static_cast<std::size_t>(asked) != size)
      throw std::bad_alloc();
    address = allocate(this->owner, asked);
    owner.check();
    if (address == 0)
      throw std::bad_alloc();
    bytes = memory.view<unsigned char>(static_cast<std::make_unsigned_t<Address>>(address), size);
  }
  allocation(const allocation &) = delete;
  allocation &operator=(const allocation &) = delete;
  ~allocation() { release(owner, address); }

  /// What to pass to functions of the module.
  Address place() const noexcept { return address; }
  std::size_t size() const noexcept { return bytes.size(); }
  sinter::view<unsigned char> view() const noexcept { return bytes; }
  /// Copies a value in or out; std::out_of_range if it does not lie within.
  template <typename V>
  void store(const V &value, std::size_t offset = 0) const {
    static_assert(std::is_trivially_copyable<V>::value, "guest memory holds bytes");
    bytes.part(offset, sizeof value)
        .write(reinterpret_cast<const unsigned char *>(&value), sizeof value);
  }
  template <typename V>
  V load(std::size_t offset = 0) const {
    static_assert(std::is_trivially_copyable<V>::value, "guest memory holds bytes");
    V value;
    bytes.part(offset, sizeof value).read(reinterpret_cast<unsigned char *>(&value), sizeof value);
    return value;
  }

private:
  T *owner;
  Released (*release)(T *, Address);
  Address address;
  sinter::view<unsigned char> bytes;
};

/// An instance by NAME_instantiate of a module's header, or the error that it returns. The imports
/// are copied; what `user` in them points to has to live as long as the instance.
template <typename T, typename Imports>
instance<T> instantiate(sinter_status (*function)(const Imports *, const sinter_store_config *,
                                                  T **),
                        const Imports &imports = {}, const sinter_store_config *config = nullptr) {
  T *object = nullptr;
  const sinter_status status = function(&imports, config, &object);
  if (status != SINTER_OK)
    throw error(status, describe(status));
  return instance<T>(object);
}

} // namespace sinter

#endif
