// frames.c - the worst case of --stack-check: small functions that all have a frame in linear
// memory. Build: clang-22 --target=wasm32-wasi --no-wasm-opt -O2 -Wl,--export=__stack_low frames.c
// -o frames.wasm

__attribute__((noinline)) static int frame(int depth) {
  volatile int bytes[4];
  bytes[depth & 3] = depth;
  return depth ? frame(depth - 1) + bytes[depth & 3] : 0;
}

int main(void) {
  int sum = 0;
  for (int i = 0; i != 1000000; ++i)
    sum += frame(100);
  return sum == 7;
}
