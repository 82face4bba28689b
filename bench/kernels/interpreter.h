// interpreter.h - a small machine with a stack, and a program for it, for the two kernels that run
// it.
//
// The program fills a sieve of primes and computes a greatest common divisor for each; what its
// result is does not matter.
#pragma once

#include "kernel.h"

typedef enum {
  PUSH,
  LOAD,
  STORE,
  ADD,
  SUBTRACT,
  MULTIPLY,
  REMAINDER,
  LESS,
  JUMP,
  JUMP_UNLESS,
  HALT
} opcode;
enum { OPCODES = HALT + 1, VARIABLES = 16, DEPTH = 64, LONGEST = 128 };

typedef struct {
  uint16_t opcode;
  int16_t operand;
} instruction;

typedef struct {
  const instruction *next;
  int32_t *top;
  int32_t variables[VARIABLES];
  int32_t stack[DEPTH];
} machine;

static instruction code[LONGEST];
static machine state;

static int emit(int at, opcode what, int operand) {
  code[at] = (instruction){(uint16_t)what, (int16_t)operand};
  return at + 1;
}

// variables[to] = variables[a] WHAT variables[b]
static int emit_operation(int at, opcode what, int to, int a, int b) {
  return emit(emit(emit(emit(at, LOAD, a), LOAD, b), what, 0), STORE, to);
}

static int emit_constant(int at, int to, int value) {
  return emit(emit(at, PUSH, value), STORE, to);
}

// Euclid's algorithm, and a generator of numbers, for all i below so many:
//   for (i = 1; i < limit; ++i) { a = i; b = x % 4096 + 1; while (0 < b) { c = a % b; a = b; b = c;
//   }
//                                 sum = sum + a * i; x = (x * 1103 + 12345) % 65521; }
static void write_program(int limit) {
  enum { I, LIMIT, A, B, C, SUM, X, ZERO, ONE, SPAN, FACTOR, STEP, PRIME };
  int at = 0;
  static const struct {
    int16_t variable, value;
  } constants[] = {{I, 1},       {SUM, 0},       {X, 17},       {ZERO, 0},     {ONE, 1},
                   {SPAN, 4096}, {FACTOR, 1103}, {STEP, 12345}, {PRIME, 32749}};
  for (size_t i = 0; i != sizeof constants / sizeof *constants; ++i)
    at = emit_constant(at, constants[i].variable, constants[i].value);
  at = emit_constant(at, LIMIT, limit);
  int outer = at;
  at = emit(emit(emit(at, LOAD, I), LOAD, LIMIT), LESS, 0);
  int leaves = at++;
  at = emit_operation(at, ADD, A, I, ZERO);
  at = emit_operation(at, REMAINDER, B, X, SPAN);
  at = emit_operation(at, ADD, B, B, ONE);
  int inner = at;
  at = emit(emit(emit(at, LOAD, ZERO), LOAD, B), LESS, 0);
  int ends = at++;
  at = emit_operation(at, REMAINDER, C, A, B);
  at = emit_operation(at, ADD, A, B, ZERO);
  at = emit_operation(at, ADD, B, C, ZERO);
  at = emit(at, JUMP, inner);
  emit(ends, JUMP_UNLESS, at);
  at = emit_operation(at, MULTIPLY, C, A, I);
  at = emit_operation(at, ADD, SUM, SUM, C);
  at = emit_operation(at, MULTIPLY, X, X, FACTOR);
  at = emit_operation(at, ADD, X, X, STEP);
  at = emit_operation(at, REMAINDER, X, X, PRIME);
  at = emit_operation(at, ADD, I, I, ONE);
  at = emit(at, JUMP, outer);
  emit(leaves, JUMP_UNLESS, at);
  emit(at, HALT, 0);
}

static void prepare(uint32_t seed) {
  write_program(1500 + (int)(seed & 15));
  memset(&state, 0, sizeof state);
  state.next = code;
  state.top = state.stack;
}

static uint64_t checksum(void) { return mix_bytes(0, state.variables, sizeof state.variables); }
