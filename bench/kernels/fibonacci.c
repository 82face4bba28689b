// fibonacci.c - the recursion everybody knows.
// GROUP: calls
#include "kernel.h"

static uint32_t argument, result;

static void prepare(uint32_t seed) { argument = 25 + (seed & 3); }

static uint32_t fibonacci(uint32_t n) { return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2); }

static void work(void) { result = fibonacci(argument); }

static uint64_t checksum(void) { return result; }
