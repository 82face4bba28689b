// added.c - grants that are added when a program starts: as narrow as any, and not to be seen.
//
// BUILD-ARGS: --dir box --dir shelf:ro --inherit-env
// ENV: SINTER_DIRS={top}/gift::/gift:ro
// ENV: SINTER_ENV=ADDED=1,SINTER_DIRS,SINTER_ENV,SINTER_DIRS=/,SINTER_ENV=X
// ENV: PLAIN=1
#include "environment.h"

enum { GIFT = THIRD };

CASE(variables_are_hidden) {
  require(has_variable("PLAIN=1") && has_variable("ADDED=1"), "variables that are to be seen");
  if (has_variable("SINTER_DIRS") || has_variable("SINTER_ENV"))
    breach("a variable that is not");
}

CASE(directory_is_bounded) {
  WORKS(spill(GIFT, "file"));
  REFUSED(E_ROFS, tamper(GIFT, "file", 0));
  REFUSED(E_ROFS, tamper(GIFT, "fresh", CREAT));
  REFUSED(E_NOTCAPABLE, spill(GIFT, "../secret"));
  REFUSED(E_NOTCAPABLE, spill(GIFT, "out"));
  REFUSED(E_BADF, spill(GIFT + 1, "file"));
}
