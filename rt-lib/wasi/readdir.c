// readdir.c - fd_readdir.
//
// A cookie is the kernel's own position after an entry, so nothing is remembered between calls:
// each seeks to its cookie first. The last record is cut where the guest's buffer ends, which is
// how the guest knows that there is more.
#include "wasi.h"

struct record {
  uint64_t next, inode;
  uint32_t name_length, filetype;
};

struct output {
  char *next;
  size_t left;
};

static void put(struct output *out, const void *bytes, size_t count) {
  if (count > out->left)
    count = out->left;
  memcpy(out->next, bytes, count);
  out->next += count;
  out->left -= count;
}

// Puts the entries of one block.
static void put_entries(struct output *out, const char *block, size_t size) {
  for (size_t at = 0; at != size && out->left;) {
    const struct linux_dirent *entry = (const void *)(block + at);
    // A directory entry's type is the file type bits of a mode, shifted.
    struct record record = {.next = (uint64_t)entry->next,
                            .inode = entry->inode,
                            .name_length = (uint32_t)strlen(entry->name),
                            .filetype = sinter_filetype((uint32_t)entry->type << 12)};
    put(out, &record, sizeof record);
    put(out, entry->name, record.name_length);
    at += entry->length;
  }
}

i32 sinter_wasi_fd_readdir(struct sinter_wasi *wasi, i32 fd, i32 buffer, i32 length, i64 cookie,
                           i32 result) {
  struct sinter_fd *entry;
  uint32_t error = sinter_fd_get(wasi, fd, RIGHT_FD_READDIR, &entry);
  if (error)
    return error;
  struct output out = {sinter_guest_range(wasi, buffer, length), length};
  if (!out.next)
    return WASI_EFAULT;
  long status = SINTER_SYSCALL(lseek, entry->host, cookie, 0);
  while (!linux_failed(status) && out.left) {
    _Alignas(8) char block[2048];
    status = SINTER_SYSCALL(getdents64, entry->host, block, sizeof block);
    if (linux_failed(status) || status == 0)
      break;
    put_entries(&out, block, (size_t)status);
  }
  // A grant that may be searched but not read is open in a way that the kernel has no entries for;
  // a directory that was removed has none at all.
  if (status == -LINUX_EBADF)
    status = -LINUX_EACCES;
  if (linux_failed(status) && status != -LINUX_ENOENT)
    return sinter_wasi_errno(status);
  return sinter_guest_store_u32(wasi, result, length - (uint32_t)out.left);
}
