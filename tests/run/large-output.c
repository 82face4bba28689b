// A megabyte through malloc and a pipe arrives whole.
// EXPECT-STDOUT: {{(?:(?:0123456789abcdef){65536})}}
#include <stdio.h>
#include <stdlib.h>

int main(void) {
  enum { size = 1 << 20 };
  char *text = malloc(size + 1);
  if (!text)
    return 1;
  for (int i = 0; i < size; ++i)
    text[i] = "0123456789abcdef"[i & 15];
  text[size] = '\n';
  return fwrite(text, 1, size + 1, stdout) != size + 1;
}
