// A C++ exception that nothing catches ends the program as a trap does; no destructor runs.
// WASM-EH: c++
// EXPECT-STDERR: sinter: trap: uncaught exception in function {{[0-9]+ "__cxa_throw"}} at {{0x[0-9a-f]+}}
// EXPECT-EXIT: 134
#include <cstdio>

struct Guard {
  ~Guard() { std::printf("left\n"); }
};

int main() { throw Guard(); }
