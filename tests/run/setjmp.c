// setjmp and longjmp: loops, several buffers in a function, jumps across frames, nested ones.
// WASM-EH: setjmp
// EXPECT-STDOUT: loop 10
// EXPECT-STDOUT: outer 3, inner 4
// EXPECT-STDOUT: zero becomes 1
// EXPECT-STDOUT: through 1000 frames: 77
// EXPECT-STDOUT: 200000 jumps
#include <setjmp.h>
#include <stdio.h>

static jmp_buf global;

__attribute__((noinline)) static void jump(jmp_buf buffer, int value) { longjmp(buffer, value); }

__attribute__((noinline)) static int descend(int depth) {
  if (depth == 0)
    longjmp(global, 77);
  return descend(depth - 1) + depth;
}

__attribute__((noinline)) static void loop(void) {
  volatile int count = 0;
  jmp_buf buffer;
  if (setjmp(buffer) < 10)
    jump(buffer, ++count);
  printf("loop %d\n", count);
}

__attribute__((noinline)) static void inner(jmp_buf outer) {
  jmp_buf buffer;
  int value = setjmp(buffer);
  if (value == 0)
    jump(buffer, 4);
  jump(outer, value - 1);
}

__attribute__((noinline)) static void nested(void) {
  jmp_buf first, second;
  volatile int from = 0;
  int value = setjmp(first);
  if (value == 0)
    inner(first);
  if (from == 0) {
    int other = setjmp(second);
    if (other == 0) {
      from = value;
      jump(second, 4);
    }
    printf("outer %d, inner %d\n", from, other);
  }
}

__attribute__((noinline)) static void many(void) {
  volatile int count = 0;
  if (setjmp(global) < 200000)
    jump(global, ++count);
  printf("%d jumps\n", count);
}

int main(void) {
  loop();
  nested();
  jmp_buf buffer;
  int value = setjmp(buffer);
  if (value == 0)
    jump(buffer, 0);
  printf("zero becomes %d\n", value);
  value = setjmp(global);
  if (value == 0)
    return descend(1000);
  printf("through 1000 frames: %d\n", value);
  many();
}
