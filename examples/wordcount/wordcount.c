// wordcount.c - counts lines, words and bytes of standard input, and lists the commonest words.
//
// Words are runs of ASCII letters, compared without regard to case. They are kept in a hash table
// with open addressing that doubles when it is half full.
#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { maxWordLength = 63, shownWords = 5 };

typedef struct {
  char *text; // null in a free slot
  unsigned count;
} Entry;

typedef struct {
  Entry *slots;
  size_t capacity; // a power of two
  size_t used;
} Table;

static void *allocate(size_t count, size_t size) {
  void *memory = calloc(count, size);
  if (!memory) {
    fputs("wordcount: out of memory\n", stderr);
    exit(1);
  }
  return memory;
}

// FNV-1a.
static unsigned hash(const char *text) {
  unsigned value = 2166136261u;
  for (; *text; ++text)
    value = (value ^ (unsigned char)*text) * 16777619u;
  return value;
}

/// The slot that holds the word, or the free one where it belongs.
static Entry *find(const Table *table, const char *text) {
  size_t index = hash(text) & (table->capacity - 1);
  while (table->slots[index].text && strcmp(table->slots[index].text, text) != 0)
    index = (index + 1) & (table->capacity - 1);
  return &table->slots[index];
}

static void grow(Table *table) {
  Table bigger = {allocate(table->capacity * 2, sizeof(Entry)), table->capacity * 2, table->used};
  for (size_t i = 0; i < table->capacity; ++i)
    if (table->slots[i].text)
      *find(&bigger, table->slots[i].text) = table->slots[i];
  free(table->slots);
  *table = bigger;
}

static void add(Table *table, const char *text) {
  if (table->used * 2 >= table->capacity)
    grow(table);
  Entry *entry = find(table, text);
  if (!entry->text) {
    entry->text = allocate(strlen(text) + 1, 1);
    strcpy(entry->text, text);
    ++table->used;
  }
  ++entry->count;
}

// By falling count, then by the alphabet.
static int compareEntries(const void *left, const void *right) {
  const Entry *a = left, *b = right;
  if (a->count != b->count)
    return a->count < b->count ? 1 : -1;
  return strcmp(a->text, b->text);
}

static void printCommonest(Table *table) {
  size_t kept = 0;
  for (size_t i = 0; i < table->capacity; ++i)
    if (table->slots[i].text)
      table->slots[kept++] = table->slots[i];
  qsort(table->slots, kept, sizeof(Entry), compareEntries);
  for (size_t i = 0; i < kept && i < shownWords; ++i)
    printf("%6u %s\n", table->slots[i].count, table->slots[i].text);
}

int main(void) {
  Table table = {allocate(16, sizeof(Entry)), 16, 0};
  unsigned long lines = 0, words = 0, bytes = 0;
  char word[maxWordLength + 1];
  size_t length = 0;
  bool inWord = false;
  for (int c; (c = getchar()) != EOF; ++bytes) {
    lines += c == '\n';
    if (isalpha(c)) {
      words += !inWord;
      inWord = true;
      if (length < maxWordLength)
        word[length++] = (char)tolower(c);
    } else if (inWord) {
      word[length] = '\0';
      add(&table, word);
      inWord = false;
      length = 0;
    }
  }
  if (inWord) {
    word[length] = '\0';
    add(&table, word);
  }
  if (ferror(stdin)) {
    perror("wordcount");
    return 1;
  }
  printf("%lu lines, %lu words, %lu bytes, %zu different words\n", lines, words, bytes, table.used);
  printCommonest(&table);
  return 0;
}
