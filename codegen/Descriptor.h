// Descriptor.h - a file descriptor that is closed when its owner goes.
#pragma once

#include <string>
#include <unistd.h>
#include <utility>

namespace sinter::codegen {

/// Owns a file descriptor, or none.
class Descriptor {
public:
  Descriptor() = default;
  explicit Descriptor(int number) : number(number) {}
  Descriptor(Descriptor &&other) noexcept : number(std::exchange(other.number, -1)) {}
  Descriptor &operator=(Descriptor &&other) noexcept {
    std::swap(number, other.number);
    return *this;
  }
  ~Descriptor() { close(); }

  int get() const { return number; }
  explicit operator bool() const { return number >= 0; }
  /// The path by which this process can open it again.
  std::string path() const { return "/proc/self/fd/" + std::to_string(number); }
  void close() {
    if (number >= 0)
      ::close(std::exchange(number, -1));
  }

private:
  int number = -1;
};

} // namespace sinter::codegen
