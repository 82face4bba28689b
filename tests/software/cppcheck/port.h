// port.h - what Cppcheck takes from the standard library and WASI's has not, or not any more.
#pragma once

// Debian's libc++ for wasm is configured without files, but its templates work.
#include <__config>
#undef _LIBCPP_HAS_FILESYSTEM
#define _LIBCPP_HAS_FILESYSTEM 1
#include <fstream>
#undef _LIBCPP_HAS_FILESYSTEM
#define _LIBCPP_HAS_FILESYSTEM 0

#include <cstddef>
#include <mutex>
#include <vector>

// And without threads.
namespace std {
struct mutex {
  void lock() {}
  void unlock() {}
};
} // namespace std

// Cppcheck's own has an allocator that today's libc++ refuses.
#define smallvectorH
constexpr std::size_t DefaultSmallVectorSize = 3;
template <class T, std::size_t = DefaultSmallVectorSize>
using SmallVector = std::vector<T>;
