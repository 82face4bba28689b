// nfa.c - matches a regular expression everywhere in a text, all states of its automaton at once.
// GROUP: strings
#include "kernel.h"

enum { SIZE = 30000, STATES = 64 };
// The states are the characters of a pattern without brackets; '.' is any, '*' repeats, '?' may
// lack.
static const char pattern[] = "a.b*c?a*d.e?b*a*c?.*e";
static char text[SIZE + 1];
static struct {
  char what;
  bool repeats, can_lack;
} states[STATES];
static int count;
static uint64_t matches;

static void prepare(uint32_t seed) {
  for (int i = 0; i != SIZE; ++i)
    text[i] = (char)('a' + next_random(&seed) % 6);
  count = 0;
  for (const char *at = pattern; *at; ++count) {
    states[count].what = *at++;
    states[count].repeats = *at == '*';
    states[count].can_lack = *at == '*' || *at == '?';
    at += states[count].can_lack;
  }
}

static void add(bool *set, int state) {
  for (; !set[state]; ++state) {
    set[state] = true;
    if (state == count || !states[state].can_lack)
      return;
  }
}

static void work(void) {
  bool sets[2][STATES + 1];
  bool *now = sets[0], *next = sets[1];
  memset(sets, 0, sizeof sets);
  matches = 0;
  for (const char *at = text; *at; ++at) {
    add(now, 0);
    memset(next, 0, sizeof *sets);
    for (int s = 0; s != count; ++s) {
      if (!now[s] || (states[s].what != '.' && states[s].what != *at))
        continue;
      if (states[s].repeats)
        add(next, s);
      add(next, s + 1);
    }
    if (next[count])
      matches = mix(matches, (uint64_t)(at - text));
    bool *swapped = now;
    now = next;
    next = swapped;
  }
}

static uint64_t checksum(void) { return matches; }
