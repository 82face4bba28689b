// text.c - messages of the runtime library.
#include "text.h"

#include "os.h"

void sinter_text_char(struct sinter_text *text, char character) {
  // The last byte is kept for the line feed.
  if (text->length < sizeof text->bytes - 1)
    text->bytes[text->length++] = character;
}

void sinter_text_string(struct sinter_text *text, const char *string) {
  while (*string)
    sinter_text_char(text, *string++);
}

static void number(struct sinter_text *text, uint64_t value, unsigned base) {
  char digits[20];
  size_t count = 0;
  do
    digits[count++] = "0123456789abcdef"[value % base];
  while (value /= base);
  while (count)
    sinter_text_char(text, digits[--count]);
}

void sinter_text_decimal(struct sinter_text *text, uint64_t value) { number(text, value, 10); }

void sinter_text_hex(struct sinter_text *text, uint64_t value) {
  sinter_text_string(text, "0x");
  number(text, value, 16);
}

// Names come from the module, which is not trusted: a terminal must not obey them. Besides the
// ASCII controls, U+0080 to U+009F are controls too, which UTF-8 writes as C2 80 to C2 9F.
static bool is_control(const unsigned char *byte, bool follows_c2) {
  return *byte < 0x20 || *byte == 0x7f || *byte == '"' || *byte == '\\' ||
         (*byte == 0xc2 && byte[1] >= 0x80 && byte[1] <= 0x9f) ||
         (follows_c2 && *byte >= 0x80 && *byte <= 0x9f);
}

void sinter_text_quoted(struct sinter_text *text, const char *string) {
  const unsigned char *bytes = (const unsigned char *)string;
  sinter_text_char(text, '"');
  size_t i = 0;
  for (; bytes[i] && i < 256; ++i) {
    if (!is_control(bytes + i, i && bytes[i - 1] == 0xc2)) {
      sinter_text_char(text, (char)bytes[i]);
      continue;
    }
    sinter_text_char(text, '\\');
    sinter_text_char(text, "0123456789abcdef"[bytes[i] >> 4]);
    sinter_text_char(text, "0123456789abcdef"[bytes[i] & 15]);
  }
  if (bytes[i])
    sinter_text_string(text, "...");
  sinter_text_char(text, '"');
}

void sinter_text_report(struct sinter_text *text) {
  text->bytes[text->length++] = '\n';
  sinter_os_write_error(text->bytes, text->length);
}

void sinter_cannot_start(struct sinter_text *text) {
  text->length = 0;
  sinter_text_string(text, "sinter: cannot start: ");
}

_Noreturn void sinter_text_fail(struct sinter_text *text) {
  sinter_text_report(text);
  sinter_os_exit(SINTER_EXIT_CANNOT_START);
}
