// ImageIdentity.cpp - which build of a program or library a file is: its build ID.
#include "driver/launcher/ImageIdentity.h"

#include "driver/launcher/FileIdentity.h"

#include <cstring>
#include <elf.h>
#include <fcntl.h>
#include <unistd.h>

namespace sinter::launcher {

/// Looks for the build ID among the notes in [at, end).
static bool findBuildId(const char *at, const char *end, Digest &identity) {
  constexpr char owner[] = "GNU";
  auto padded = [](std::uint32_t size) { return (std::size_t(size) + 3) & ~std::size_t(3); };
  while (std::size_t(end - at) >= sizeof(Elf64_Nhdr)) {
    Elf64_Nhdr note;
    std::memcpy(&note, at, sizeof note);
    at += sizeof note;
    std::size_t nameSize = padded(note.n_namesz), size = padded(note.n_descsz);
    if (nameSize > std::size_t(end - at) || size > std::size_t(end - at) - nameSize)
      return false;
    if (note.n_type == NT_GNU_BUILD_ID && note.n_namesz == sizeof owner &&
        std::memcmp(at, owner, sizeof owner) == 0) {
      identity = hash(at + nameSize, note.n_descsz);
      return true;
    }
    at += nameSize + size;
  }
  return false;
}

/// Linkers put headers and notes at the beginning.
static bool readBuildId(int file, Digest &identity) {
  char bytes[4096];
  ssize_t count = pread(file, bytes, sizeof bytes, 0);
  Elf64_Ehdr header;
  if (count < ssize_t(sizeof header))
    return false;
  std::size_t size = std::size_t(count);
  std::memcpy(&header, bytes, sizeof header);
  if (std::memcmp(header.e_ident, ELFMAG, SELFMAG) || header.e_ident[EI_CLASS] != ELFCLASS64 ||
      header.e_phentsize != sizeof(Elf64_Phdr) || header.e_phoff > size ||
      header.e_phnum > (size - header.e_phoff) / sizeof(Elf64_Phdr))
    return false;
  for (std::size_t i = 0; i != header.e_phnum; ++i) {
    Elf64_Phdr segment;
    std::memcpy(&segment, bytes + header.e_phoff + i * sizeof segment, sizeof segment);
    if (segment.p_type == PT_NOTE && segment.p_offset <= size &&
        segment.p_filesz <= size - segment.p_offset &&
        findBuildId(bytes + segment.p_offset, bytes + segment.p_offset + segment.p_filesz,
                    identity))
      return true;
  }
  return false;
}

bool identifyImage(const char *path, Digest &identity) {
  int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0)
    return false;
  struct stat status;
  bool isKnown = readBuildId(file, identity);
  if (!isKnown && !fstat(file, &status)) {
    FileIdentity whole(status);
    // Machines number their devices anew when they start.
    whole.device = 0;
    identity = hash(&whole, sizeof whole);
    isKnown = true;
  }
  close(file);
  return isKnown;
}

} // namespace sinter::launcher
