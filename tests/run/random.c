// Random bytes differ between calls, and no position of them is always zero.
// EXPECT-STDOUT: ok
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int main(void) {
  unsigned char first[256], second[256], all[256] = {0};
  for (int round = 0; round < 32; ++round) {
    if (getentropy(first, sizeof first) || getentropy(second, sizeof second))
      return 1;
    if (memcmp(first, second, sizeof first) == 0)
      return 2;
    for (int i = 0; i < 256; ++i)
      all[i] |= first[i] | second[i];
  }
  for (int i = 0; i < 256; ++i)
    if (!all[i])
      return 3;
  puts("ok");
  return 0;
}
