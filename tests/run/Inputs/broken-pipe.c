// Writes to standard output until that fails.
#include <stdio.h>
#include <unistd.h>
#include <wasi/api.h>

int main(void) {
  __wasi_subscription_t output = {
      .u = {.tag = __WASI_EVENTTYPE_FD_WRITE, .u.fd_write.file_descriptor = STDOUT_FILENO}};
  __wasi_event_t event;
  __wasi_size_t count;
  while (write(STDOUT_FILENO, "line\n", 5) == 5)
    ;
  if (!__wasi_poll_oneoff(&output, &event, 1, &count) && !event.error &&
      event.fd_readwrite.flags == __WASI_EVENTRWFLAGS_FD_READWRITE_HANGUP)
    fputs("hung up\n", stderr);
  if (write(STDOUT_FILENO, "line\n", 5) == -1)
    perror("write");
  return 3;
}
