// Exceptions across many frames, whose values in registers and on the stack survive: arguments on
// the stack, floating-point values, a destructor in every other frame, a million throws.
// WASM-EH: c++
// EXPECT-STDOUT: 5000 frames, 2499 destructors, 833 handlers
// EXPECT-STDOUT: 500000500000 1000000
#include <cstdio>

static int frames, destructors, handlers;

struct Counter {
  ~Counter() { ++destructors; }
};

struct Thrown {
  int depth;
};

// Enough values that live across the call to fill every register that a callee saves.
[[gnu::noinline]] static double descend(int depth, long long a, long long b, long long c,
                                        long long d, long long e, long long f, long long g,
                                        long long h, double x, double y, double z) {
  ++frames;
  if (depth == 0)
    throw Thrown{5000};
  double result = 0;
  if (depth % 2 == 0) {
    Counter counter;
    result = descend(depth - 1, b, c, d, e, f, g, h, a, y, z, x);
  } else if (depth % 3 == 0) {
    try {
      result = descend(depth - 1, h, a, b, c, d, e, f, g, z, x, y);
    } catch (Thrown &thrown) {
      ++handlers;
      bool isSame = a + b + c + d + e + f + g + h == 36 && x + y + z == 7.5;
      throw Thrown{isSame ? thrown.depth : -1};
    }
  } else {
    result = descend(depth - 1, a, b, c, d, e, f, g, h, x, y, z);
  }
  return result + double(a * b - c * d + e * f - g * h) * x - y * z;
}

[[gnu::noinline]] static void raise(int number) { throw number; }

int main() {
  for (int i = 0; i < 2; ++i) {
    try {
      frames = destructors = handlers = 0;
      descend(4999, 1, 2, 3, 4, 5, 6, 7, 8, 0.5, 2.5, 4.5);
    } catch (Thrown &thrown) {
      if (thrown.depth != 5000)
        return 1;
    }
  }
  std::printf("%d frames, %d destructors, %d handlers\n", frames, destructors, handlers);

  long long sum = 0;
  int count = 0;
  for (int i = 1; i <= 1000000; ++i) {
    try {
      raise(i);
    } catch (int number) {
      sum += number;
      ++count;
    }
  }
  std::printf("%lld %d\n", sum, count);
}
