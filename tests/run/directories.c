// Directories below a grant: make, list, walk into, remove.
// BUILD-ARGS: --dir .
// FILE: sub/one.txt 1
// FILE: sub/two.txt 22
// EXPECT-STDOUT: directory .
// EXPECT-STDOUT: directory ..
// EXPECT-STDOUT: directory made
// EXPECT-STDOUT: file one.txt
// EXPECT-STDOUT: file two.txt
// EXPECT-STDOUT: remove a full one: Directory not empty
// EXPECT-STDOUT: many: 300 entries, each once
// EXPECT-ABSENT: sub/made
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void check(int condition, const char *what) {
  if (condition)
    return;
  printf("FAILED %s: %s\n", what, strerror(errno));
  exit(1);
}

static int byName(const struct dirent **a, const struct dirent **b) {
  return strcmp((*a)->d_name, (*b)->d_name);
}

static void list(const char *path) {
  struct dirent **entries;
  int count = scandir(path, &entries, NULL, byName);
  check(count >= 0, "scandir");
  for (int i = 0; i < count; ++i)
    printf("%s %s\n", entries[i]->d_type == DT_DIR ? "directory" : "file", entries[i]->d_name);
}

// More entries than one buffer of the C library holds.
static void listMany(void) {
  enum { count = 300 };
  char name[32];
  static char seen[count];
  check(mkdir("many", 0777) == 0, "mkdir many");
  for (int i = 0; i < count; ++i) {
    snprintf(name, sizeof name, "many/file-%03d", i);
    int fd = open(name, O_CREAT | O_WRONLY, 0666);
    check(fd >= 0 && close(fd) == 0, "create");
  }
  DIR *directory = opendir("many");
  check(directory != NULL, "opendir");
  int found = 0, repeated = 0;
  for (struct dirent *entry; (entry = readdir(directory));) {
    int number;
    if (sscanf(entry->d_name, "file-%d", &number) != 1)
      continue;
    repeated += seen[number]++;
    ++found;
  }
  closedir(directory);
  printf("many: %d entries, %s\n", found, repeated ? "some repeated" : "each once");
}

int main(void) {
  check(mkdir("sub/made", 0777) == 0, "mkdir");
  list("sub");
  printf("remove a full one: %s\n", rmdir("sub") ? strerror(errno) : "worked");
  check(rmdir("sub/made") == 0, "rmdir");
  listMany();
  return 0;
}
