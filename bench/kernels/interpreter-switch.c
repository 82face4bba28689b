// interpreter-switch.c - an interpreter that is one loop around a switch.
// GROUP: calls
#include "interpreter.h"

static void work(void) {
  const instruction *at = code;
  int32_t *top = state.stack, *variables = state.variables;
  for (;; ++at)
    switch ((opcode)at->opcode) {
    case PUSH:
      *top++ = at->operand;
      break;
    case LOAD:
      *top++ = variables[at->operand];
      break;
    case STORE:
      variables[at->operand] = *--top;
      break;
    case ADD:
      --top;
      top[-1] = (int32_t)((uint32_t)top[-1] + (uint32_t)*top);
      break;
    case SUBTRACT:
      --top;
      top[-1] = (int32_t)((uint32_t)top[-1] - (uint32_t)*top);
      break;
    case MULTIPLY:
      --top;
      top[-1] = (int32_t)((uint32_t)top[-1] * (uint32_t)*top);
      break;
    case REMAINDER:
      --top;
      top[-1] %= *top;
      break;
    case LESS:
      --top;
      top[-1] = top[-1] < *top;
      break;
    case JUMP:
      at = code + at->operand - 1;
      break;
    case JUMP_UNLESS:
      if (!*--top)
        at = code + at->operand - 1;
      break;
    case HALT:
      return;
    }
}
