// invoke.c - prints its arguments back, of the types that the first argument names.
#include "program.h"

static int GUEST(run)(void) {
  const char *types = argument(1);
  sinter_invoke_begin((i32)strlen(types) + 1);
  for (i32 i = 0; types[i]; ++i) {
    if (types[i] == 'i')
      sinter_invoke_result_i32(sinter_invoke_param_i32(i + 1));
    if (types[i] == 'l')
      sinter_invoke_result_i64(sinter_invoke_param_i64(i + 1));
    if (types[i] == 'f')
      sinter_invoke_result_f32(sinter_invoke_param_f32(i + 1));
    if (types[i] == 'd')
      sinter_invoke_result_f64(sinter_invoke_param_f64(i + 1));
    if (types[i] == 'r')
      sinter_invoke_result_ref(sinter_invoke_param_ref(i + 1));
  }
  return 0;
}

const struct sinter_program sinter_program = {.run = run, .stack_size = 1 << 20};
