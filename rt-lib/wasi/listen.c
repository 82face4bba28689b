// listen.c - --listen: sockets that listen when the program starts.
//
// They are the guest's first descriptors, from 3 on, in the order of the grants, as under systemd's
// socket activation. The guest can accept connections; it cannot bind or connect anything.
#include "grants.h"

static void set_option(long fd, int level, int option) {
  const int on = 1;
  SINTER_STARTUP_SYSCALL(setsockopt, fd, level, option, &on, sizeof on);
}

static long open_listener(const struct sinter_listener *listener) {
  const uint16_t family = *(const uint16_t *)listener->address;
  long fd = sinter_startup_fd_above_streams(
      SINTER_STARTUP_SYSCALL(socket, family, SOCK_STREAM | SOCK_CLOEXEC, 0));
  if (linux_failed(fd))
    return fd;
  // A restart need not wait for connections of the one before.
  set_option(fd, SOL_SOCKET, SO_REUSEADDR);
  // [::] grants IPv6 and nothing else.
  if (family == AF_INET6)
    set_option(fd, IPPROTO_IPV6, IPV6_V6ONLY);
  long result = SINTER_STARTUP_SYSCALL(bind, fd, listener->address, listener->address_size);
  if (!linux_failed(result))
    result = SINTER_STARTUP_SYSCALL(listen, fd, LISTEN_BACKLOG);
  return linux_failed(result) ? result : fd;
}

void sinter_wasi_open_listeners(struct sinter_wasi *wasi) {
  const struct sinter_listener *listeners = sinter_grants()->listeners;
  for (uint64_t i = 0; i != sinter_grants()->listener_count; ++i) {
    long host = open_listener(listeners + i);
    if (linux_failed(host))
      sinter_refuse_grant_errno("--listen", listeners[i].text, host);
    struct sinter_fd entry = {.host = (int)host,
                              .is_socket = true,
                              .rights = RIGHTS_LISTENER,
                              .inheriting = RIGHTS_SOCKET,
                              .preopen = listeners[i].text};
    sinter_insert_grant(wasi, entry, "--listen", listeners[i].text);
  }
}
