// footprint.h - what the system knows of a test program: mappings, descriptors, memory.
#pragma once

#include <dirent.h>
#include <stdio.h>

#include "check.h"

static inline int count_mappings(void) {
  FILE *file = fopen("/proc/self/maps", "r");
  CHECK(file);
  int lines = 0, byte;
  while ((byte = fgetc(file)) != EOF)
    lines += byte == '\n';
  fclose(file);
  return lines;
}

static inline int count_descriptors(void) {
  DIR *directory = opendir("/proc/self/fd");
  CHECK(directory);
  int count = 0;
  while (readdir(directory))
    ++count;
  closedir(directory);
  return count;
}

/// Pages that are in memory.
static inline long count_resident(void) {
  FILE *file = fopen("/proc/self/statm", "r");
  long size, pages;
  CHECK(file && fscanf(file, "%ld %ld", &size, &pages) == 2);
  fclose(file);
  return pages;
}
