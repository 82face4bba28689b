// An exception that may not leave a function ends in std::terminate; one that is left over at the
// end of a catch block by a throwing destructor too.
// WASM-EH: c++
// EXPECT-STDOUT: noexcept
// EXPECT-STDOUT: terminated
// EXPECT-EXIT: 7
#include <cstdio>
#include <cstdlib>
#include <exception>

[[gnu::noinline]] static void raise() { throw 1; }
[[gnu::noinline]] static void mayNot() noexcept {
  std::printf("noexcept\n");
  raise();
}

int main() {
  std::set_terminate([] {
    std::printf("terminated\n");
    std::exit(7);
  });
  try {
    mayNot();
  } catch (...) {
    std::printf("escaped\n");
  }
}
