// sock.c - sock_accept, sock_recv, sock_send, sock_shutdown.
//
// A program cannot make sockets. It has those that listen for it because of --listen, those that
// it accepts from them, and whatever its standard streams are.
#include "wasi.h"

enum { FDFLAG_NONBLOCK = 4 };
enum { RIFLAG_PEEK = 1, RIFLAG_WAITALL = 2, ROFLAG_DATA_TRUNCATED = 1 };
enum { SDFLAG_RD = 1, SDFLAG_WR = 2 };

// A directory has no rights to read and write, but that is not what is wrong here.
static uint32_t prepare(struct sinter_wasi *wasi, uint32_t fd, uint32_t rights, uint32_t vectors,
                        uint32_t count, struct sinter_transfer *transfer) {
  struct sinter_fd *entry;
  uint32_t error = sinter_fd_get(wasi, fd, 0, &entry);
  if (!error && entry->is_directory)
    error = WASI_ENOTSOCK;
  return error ? error : sinter_transfer_prepare(wasi, fd, rights, vectors, count, transfer);
}

// The result is checked first: a connection that cannot be reported would be lost.
i32 sinter_wasi_sock_accept(struct sinter_wasi *wasi, i32 fd, i32 flags, i32 result) {
  struct sinter_fd *entry;
  uint32_t error = sinter_fd_get(wasi, fd, RIGHT_SOCK_ACCEPT, &entry);
  if (error)
    return error;
  if (flags & ~(uint32_t)FDFLAG_NONBLOCK)
    return WASI_EINVAL;
  if (!sinter_guest_range(wasi, result, sizeof result))
    return WASI_EFAULT;
  if (!sinter_wasi_await(wasi, entry->host, true))
    return WASI_EINTR;
  long host =
      SINTER_SYSCALL(accept4, entry->host, NULL, NULL, SOCK_CLOEXEC | (flags ? SOCK_NONBLOCK : 0));
  host = sinter_fd_above_streams(host);
  if (linux_failed(host))
    return sinter_wasi_errno(host);
  struct sinter_fd connection = {
      .host = (int)host, .is_socket = true, .rights = entry->inheriting & RIGHTS_SOCKET};
  uint32_t number;
  error = sinter_fd_insert(wasi, connection, &number);
  if (error) {
    SINTER_SYSCALL(close, host);
    return error;
  }
  return sinter_guest_store_u32(wasi, result, number);
}

i32 sinter_wasi_sock_recv(struct sinter_wasi *wasi, i32 fd, i32 vectors, i32 count, i32 flags,
                          i32 size_result, i32 flags_result) {
  struct sinter_transfer transfer;
  uint32_t error = prepare(wasi, fd, RIGHT_FD_READ, vectors, count, &transfer);
  if (error)
    return error;
  if (flags & ~(uint32_t)(RIFLAG_PEEK | RIFLAG_WAITALL))
    return WASI_EINVAL;
  char *to_flags = sinter_guest_range(wasi, flags_result, sizeof(uint16_t));
  if (!to_flags || !sinter_guest_range(wasi, size_result, sizeof size_result))
    return WASI_EFAULT;
  // Even for no bytes the kernel waits; for all of them, from the first one on.
  if (!sinter_wasi_await(wasi, transfer.host, false))
    return WASI_EINTR;
  struct linux_msghdr message = {.vectors = transfer.batch, .vector_count = transfer.count};
  long size = SINTER_SYSCALL(recvmsg, transfer.host, &message,
                             (flags & RIFLAG_PEEK ? MSG_PEEK : 0) |
                                 (flags & RIFLAG_WAITALL ? MSG_WAITALL : 0));
  if (linux_failed(size))
    return sinter_wasi_errno(size);
  uint16_t received = message.flags & MSG_TRUNC ? ROFLAG_DATA_TRUNCATED : 0;
  memcpy(to_flags, &received, sizeof received);
  return sinter_guest_store_u32(wasi, size_result, (uint32_t)size);
}

i32 sinter_wasi_sock_send(struct sinter_wasi *wasi, i32 fd, i32 vectors, i32 count, i32 flags,
                          i32 result) {
  struct sinter_transfer transfer;
  uint32_t error = prepare(wasi, fd, RIGHT_FD_WRITE, vectors, count, &transfer);
  if (error)
    return error;
  if (flags)
    return WASI_EINVAL;
  if (!sinter_guest_range(wasi, result, sizeof result))
    return WASI_EFAULT;
  struct linux_msghdr message = {.vectors = transfer.batch, .vector_count = transfer.count};
  long size = SINTER_SYSCALL(sendmsg, transfer.host, &message, MSG_NOSIGNAL);
  if (linux_failed(size))
    return sinter_wasi_errno(size);
  return sinter_guest_store_u32(wasi, result, (uint32_t)size);
}

i32 sinter_wasi_sock_shutdown(struct sinter_wasi *wasi, i32 fd, i32 how) {
  struct sinter_fd *entry;
  uint32_t error = sinter_fd_get(wasi, fd, RIGHT_SOCK_SHUTDOWN, &entry);
  if (error)
    return error;
  if (!how || how & ~(uint32_t)(SDFLAG_RD | SDFLAG_WR))
    return WASI_EINVAL;
  // The kernel counts: receive, send, both.
  return sinter_wasi_errno(SINTER_SYSCALL(shutdown, entry->host, how - 1));
}
