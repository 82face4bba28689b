// sealed.c - a sealed program: whoever starts it can add nothing.
//
// BUILD-ARGS: --dir box --dir shelf:ro --inherit-env --sealed
// ENV: SINTER_DIRS={top}/outside::/added,{top}::/all
// ENV: SINTER_ENV=ADDED=1
// ENV: PLAIN=1
#include "environment.h"

CASE(no_directories) {
  for (i32 fd = THIRD; fd != 32; ++fd)
    REFUSED(E_BADF, spill(fd, "victim"));
}

CASE(no_variables) {
  require(has_variable("PLAIN=1"), "a variable that is to be seen");
  if (has_variable("ADDED") || has_variable("SINTER_DIRS") || has_variable("SINTER_ENV"))
    breach("a variable that was added");
}
