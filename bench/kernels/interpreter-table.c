// interpreter-table.c - an interpreter that calls a function for each instruction through a table.
// GROUP: calls
#include "interpreter.h"

typedef bool handler(int operand);

static bool push(int operand) {
  *state.top++ = operand;
  return true;
}
static bool load(int operand) {
  *state.top++ = state.variables[operand];
  return true;
}
static bool store(int operand) {
  state.variables[operand] = *--state.top;
  return true;
}
static bool jump(int operand) {
  state.next = code + operand;
  return true;
}
static bool jump_unless(int operand) { return *--state.top || jump(operand); }
static bool halt(int operand) { return operand; }

static bool add(int operand) {
  --state.top;
  state.top[-1] = (int32_t)((uint32_t)state.top[-1] + (uint32_t)state.top[operand]);
  return true;
}
static bool subtract(int operand) {
  --state.top;
  state.top[-1] = (int32_t)((uint32_t)state.top[-1] - (uint32_t)state.top[operand]);
  return true;
}
static bool multiply(int operand) {
  --state.top;
  state.top[-1] = (int32_t)((uint32_t)state.top[-1] * (uint32_t)state.top[operand]);
  return true;
}
static bool take_remainder(int operand) {
  --state.top;
  state.top[-1] %= state.top[operand];
  return true;
}
static bool less(int operand) {
  --state.top;
  state.top[-1] = state.top[-1] < state.top[operand];
  return true;
}

static handler *const handlers[OPCODES] = {
    push, load, store, add, subtract, multiply, take_remainder, less, jump, jump_unless, halt};

static void work(void) {
  for (;;) {
    const instruction *now = state.next++;
    if (!handlers[now->opcode](now->operand))
      return;
  }
}
