// unlisted.c - variables that were not granted.
//
// BUILD-ARGS: --dir box --dir shelf:ro --env PASSED --env FIXED=1
// ENV: SECRET={canary}
// ENV: PASSED_NOT={canary}
// ENV: PASSED=1
// ENV: FIXED={canary}
#include "environment.h"

CASE(variables) {
  require(has_variable("PASSED=1") && has_variable("FIXED=1"), "what was granted");
  if (has_variable("SECRET") || has_variable("PASSED_NOT") || has_variable("FIXED=c"))
    breach("a variable that was not granted");
}
