// text.h - puts one line together on the stack and writes it. What does not fit is left out.
#pragma once

#include "core.h"

#pragma GCC visibility push(hidden)

struct sinter_text {
  size_t length;
  char bytes[1208]; // a quoted string takes up to 768 of them
};

void sinter_text_char(struct sinter_text *text, char character);
void sinter_text_string(struct sinter_text *text, const char *string);
void sinter_text_decimal(struct sinter_text *text, uint64_t value);
/// With 0x in front.
void sinter_text_hex(struct sinter_text *text, uint64_t value);
/// In quotes, control characters, quotes and backslashes as \xx (two hex digits, as in the wasm
/// text format), at most 256 bytes of it.
void sinter_text_quoted(struct sinter_text *text, const char *string);

/// Ends the line and writes it to standard error.
void sinter_text_report(struct sinter_text *text);

/// Begins "sinter: cannot start: ".
void sinter_cannot_start(struct sinter_text *text);
/// Reports the line and exits with status 125.
_Noreturn void sinter_text_fail(struct sinter_text *text);

#pragma GCC visibility pop
