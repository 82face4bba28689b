// data.cpp - the same by sinter.hpp.
#include "data.h"

#include "check.h"
#include "sinter.hpp"

struct point {
  std::int32_t x, y;
  double weight;
};

int main() {
  auto guest = sinter::instantiate(data_instantiate);
  data__initialize(guest.get());
  const sinter::memory memory = guest.memory(data_memory);

  const auto fixed = static_cast<std::uint32_t>(data_place(guest.get()));
  memory.store(fixed, point{1, 2, 0.5});
  data_swap(guest.get(), static_cast<std::int32_t>(fixed));
  CHECK(memory.load<point>(fixed).x == 2);
  {
    sinter::allocation room(guest, memory, data_allocate, data_release, sizeof(point));
    CHECK(data_live(guest.get()) == 1);
    room.store(point{3, 4, 0.25});
    CHECK(data_swap(guest.get(), room.place()) == 0.25);
    CHECK(room.load<point>().x == 4 && room.size() == sizeof(point));
    try {
      room.load<point>(1);
      return 2;
    } catch (const std::out_of_range &) {
    }
  }
  CHECK(data_live(guest.get()) == 0);
  try {
    sinter::allocation room(guest, memory, data_allocate, data_release, 1001);
    return 2;
  } catch (const std::bad_alloc &) {
  }
  guest.check();
  return 0;
}
