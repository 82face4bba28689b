// reservation.c - the address space of memories, and the images that they begin with.
//
// A store is made, used and deleted in microseconds only if the kernel has next to nothing to do. A
// reservation of the usual size is therefore not unmapped but reset: one call drops the pages that
// were written, after which the mapping shows what it showed in the beginning, zeros or an image.
// The next memory that begins alike finds it ready.
//
// An image is a file of the kernel's without a name, made of the module's data when its first
// instance is, and mapped privately: instances share its pages until they write to them. The file's
// descriptor is one of the process, which may have closed it and opened something else since, so it
// is looked at before it is mapped. Where there are no such files, the data is copied.
//
// Reservations that are free are kept by image. Where there is none of the image that is wanted,
// one without any is the next best, then a new one, then one of another image. A process in which a
// new one could not be had uses those of others up before it gives up.
#include "context.h"
#include "os.h"

// Together they take 8 TiB of address space: a sixteenth of what a process has, and no memory.
enum { FREE_LIMIT = 1024 };
// Records are allocated by so many, and never freed.
enum { BLOCK_SIZE = 64 << 10 };
enum { BUCKETS = 64 };

static struct sinter_image nothing;
static struct sinter_image *images[BUCKETS];
static struct sinter_reservation *unused;  // records without a reservation
static struct sinter_reservation *records; // all of them: this list only grows
static size_t free_count;
static bool is_scarce;
static sinter_lock lock; // of all this

static void *take_from_block(size_t size) {
  static uintptr_t block, used = BLOCK_SIZE;
  if (BLOCK_SIZE - used < size) {
    uintptr_t made = sinter_os_allocate(BLOCK_SIZE);
    if (!made)
      return NULL;
    __atomic_store_n(&used, BLOCK_SIZE, __ATOMIC_RELEASE); // of neither, until it is complete
    __atomic_store_n(&block, made, __ATOMIC_RELEASE);
    __atomic_store_n(&used, 0, __ATOMIC_RELEASE);
  }
  used += size;
  return (void *)(block + used - size);
}

// Images.

static bool fill(const struct sinter_memory_image *source, int file) {
  const struct sinter_image_chunk *chunks = source->chunks;
  for (uint64_t i = 0; i != source->chunk_count; ++i)
    if (!sinter_os_write_image(file, chunks[i].bytes, chunks[i].size, chunks[i].offset))
      return false;
  return true;
}

static void make_file(struct sinter_image *image) {
  struct sinter_image_file file = sinter_os_open_image(image->size);
  if (file.descriptor >= 0 &&
      (!fill(image->source, file.descriptor) || !sinter_os_seal_image(&file)))
    sinter_os_close_image(&file);
  image->file = file; // complete: a child never finds one that its parent is filling
}

static struct sinter_image *find_image(const struct sinter_memory_image *source) {
  if (!source || !source->chunk_count)
    return &nothing;
  struct sinter_image **bucket = images + ((uintptr_t)source >> 5) % BUCKETS;
  struct sinter_image *image = *bucket;
  while (image && image->source != source)
    image = image->next;
  if (image)
    return image;
  image = take_from_block(sizeof *image);
  if (!image)
    return NULL;
  *image = (struct sinter_image){
      .source = source, .size = sinter_round_up(source->end, sinter_page_size()), .next = *bucket};
  make_file(image);
  *bucket = image;
  return image;
}

struct sinter_image *sinter_image_of(const struct sinter_memory_image *source) {
  sinter_acquire(&lock);
  struct sinter_image *image = find_image(source);
  if (image && image->file.descriptor < 0)
    image = NULL; // to be copied
  sinter_release(&lock);
  return image;
}

bool sinter_image_map(struct sinter_image *image, uintptr_t base) {
  if (!image->size)
    return true;
  sinter_acquire(&lock);
  if (!sinter_os_is_image(&image->file))
    make_file(image);
  bool is_mapped =
      image->file.descriptor >= 0 && sinter_os_map_image(&image->file, base, image->size);
  sinter_release(&lock);
  return is_mapped;
}

// Reservations.

static struct sinter_reservation *pop(struct sinter_image *image) {
  struct sinter_reservation *reservation = image->free;
  if (reservation) {
    image->free = reservation->next;
    --free_count;
  }
  return reservation;
}

static struct sinter_reservation *pop_any(void) {
  struct sinter_reservation *reservation = NULL;
  for (size_t i = 0; i != BUCKETS; ++i)
    for (struct sinter_image *image = images[i]; image && !reservation; image = image->next)
      reservation = pop(image);
  return reservation;
}

static struct sinter_reservation *take_record(void) {
  struct sinter_reservation *record = unused;
  if (record) {
    unused = record->next;
    return record;
  }
  record = take_from_block(sizeof *record);
  if (!record)
    return NULL;
  *record = (struct sinter_reservation){.earlier = records};
  __atomic_store_n(&records, record, __ATOMIC_RELEASE);
  return record;
}

static struct sinter_reservation *make_reservation(void) {
  struct sinter_reservation *record = take_record();
  uintptr_t start = record ? sinter_os_reserve(SINTER_FRONT + SINTER_GUARDED_RESERVATION) : 0;
  if (start) {
    record->image = &nothing;
    record->accessible = 0;
    record->has_front = false;
    __atomic_store_n(&record->base, start + SINTER_FRONT, __ATOMIC_RELEASE);
    return record;
  }
  __atomic_store_n(&is_scarce, true, __ATOMIC_RELAXED);
  if (record) {
    record->next = unused;
    unused = record;
  }
  return NULL;
}

static void unmap(struct sinter_reservation *reservation) {
  uintptr_t base = reservation->base;
  // Before another one can be there.
  __atomic_store_n(&reservation->base, 0, __ATOMIC_RELEASE);
  sinter_os_release(base - SINTER_FRONT, SINTER_FRONT + SINTER_GUARDED_RESERVATION);
  sinter_acquire(&lock);
  reservation->next = unused;
  unused = reservation;
  sinter_release(&lock);
}

// Takes all pages away, `size` bytes from byte 0 on.
static bool empty(struct sinter_reservation *reservation, uint64_t size) {
  reservation->image = &nothing;
  reservation->accessible = 0;
  reservation->has_front = false;
  return sinter_os_empty(reservation->base - SINTER_FRONT, SINTER_FRONT + size);
}

// Makes it show the image and be accessible up to `size`, whatever it was before.
static bool prepare(struct sinter_reservation *reservation, struct sinter_image *image,
                    uint64_t size) {
  uintptr_t base = reservation->base;
  if (reservation->image != image) {
    if (reservation->image->size && !empty(reservation, reservation->accessible))
      return false;
    if (!sinter_image_map(image, base))
      return false;
    reservation->image = image;
    if (reservation->accessible < image->size)
      reservation->accessible = image->size;
  }
  uint64_t accessible = reservation->accessible;
  reservation->accessible = size;
  return accessible > size ? sinter_os_protect(base + size, accessible - size)
                           : sinter_os_commit(base + accessible, size - accessible);
}

struct sinter_reservation *sinter_reservation_acquire(struct sinter_image *image, uint64_t size) {
  if (!image)
    image = &nothing;
  sinter_acquire(&lock);
  struct sinter_reservation *reservation = pop(image);
  if (!reservation)
    reservation = pop(&nothing);
  if (!reservation)
    reservation = make_reservation();
  if (!reservation)
    reservation = pop_any();
  sinter_release(&lock);
  if (!reservation || prepare(reservation, image, size))
    return reservation;
  unmap(reservation);
  return NULL;
}

static void give_back(struct sinter_reservation *reservation, bool is_whole) {
  if (is_whole) {
    sinter_acquire(&lock);
    is_whole = !is_scarce && free_count < FREE_LIMIT;
    if (is_whole) {
      reservation->next = reservation->image->free;
      reservation->image->free = reservation;
      ++free_count;
    }
    sinter_release(&lock);
  }
  if (!is_whole)
    unmap(reservation);
}

void sinter_reservation_release(struct sinter_reservation *reservation, uint64_t used) {
  uint64_t front = reservation->has_front ? SINTER_FRONT : 0;
  reservation->accessible = used;
  give_back(reservation,
            sinter_os_reset(reservation->base - front, front + used) || empty(reservation, used));
}

void sinter_reservation_assign(struct sinter_reservation *reservation,
                               const struct sinter_memory *memory) {
  __atomic_store_n(&reservation->memory, memory, __ATOMIC_RELEASE);
}

// The memory in use at an address cannot change meanwhile, whatever other threads do with theirs.
static const struct sinter_memory *memory_at(uintptr_t address) {
  struct sinter_reservation *at = __atomic_load_n(&records, __ATOMIC_ACQUIRE);
  for (; at; at = at->earlier) {
    uintptr_t base = __atomic_load_n(&at->base, __ATOMIC_ACQUIRE);
    if (base && address - base < SINTER_GUARDED_RESERVATION)
      return __atomic_load_n(&at->memory, __ATOMIC_ACQUIRE);
  }
  return sinter_served_at(address);
}

struct sinter_store *sinter_memory_owner(uintptr_t address) {
  const struct sinter_memory *memory = memory_at(address);
  return memory ? ((const struct sinter_store_memory *)memory)->store : NULL;
}

bool sinter_reservations_are_scarce(void) { return __atomic_load_n(&is_scarce, __ATOMIC_RELAXED); }

void sinter_reservation_discard(struct sinter_reservation *reservation) {
  give_back(reservation, empty(reservation, SINTER_GUARDED_RESERVATION));
}
