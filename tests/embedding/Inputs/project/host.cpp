// host.cpp - a module twice, as both kinds of library, through sinter.hpp.
#include <cstdio>

#include "checked.h"
#include "sinter.hpp"
#include "two.h"

static int failed;
#define CHECK(condition)                                                                           \
  ((condition) ? (void)0 : (void)(std::printf("%d: %s\n", __LINE__, #condition), failed = 1))

template <typename Function>
static bool throwsOutOfRange(Function function) {
  try {
    function();
  } catch (const std::out_of_range &) {
    return true;
  }
  return false;
}

int main() {
  sinter::instance one = sinter::instantiate(two_instantiate);
  sinter::instance other = sinter::instantiate(checked_instantiate);
  sinter::memory memory = one.memory(two_memory);
  memory.store<int32_t>(5, -7);
  CHECK(two_load(one.get(), 5) == -7 && memory.load<int32_t>(5) == -7);
  CHECK(checked_load(other.get(), 5) == 0);
  auto view = memory.view<float>(100, 3);
  view[2] = 1.5f;
  view[0] = view[2];
  float values[3];
  view.read(values, 3);
  CHECK(values[0] == 1.5f && values[1] == 0 && values[2] == 1.5f);
  CHECK(memory.string(100, 4).size() == 4);
  CHECK(throwsOutOfRange([&] { view[3] = 0; }));
  CHECK(throwsOutOfRange([&] { view.read(values, 4); }));
  CHECK(throwsOutOfRange([&] { memory.view<char>(65536, 1); }));
  CHECK(throwsOutOfRange([&] { memory.view<float>(65533, 1); }));
  CHECK(throwsOutOfRange([&] { memory.view<float>(0, SIZE_MAX / 2); }));
  CHECK(memory.view<char>(65536, 0).size() == 0);
  for (auto check : {0, 1}) {
    try {
      check ? (void)checked_load(other.get(), -1) : (void)two_load(one.get(), -1);
      check ? other.check() : one.check();
      CHECK(false);
    } catch (const sinter::error &error) {
      CHECK(error.status() == SINTER_TRAP);
      CHECK(error.what() == std::string("out of bounds memory access"));
    }
  }
  one.check();
  sinter::instance moved = std::move(one);
  CHECK(two_load(moved.get(), 5) == -7);
  return failed;
}
