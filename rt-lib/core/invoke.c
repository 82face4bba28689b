// invoke.c - the arguments and results of a program that runs an exported function (--invoke).
#include "decimal.h"
#include "os.h"

static _Noreturn void fail_argument(i32 position, const char *type) {
  struct sinter_text text = {0};
  sinter_text_string(&text, "sinter: argument ");
  sinter_text_decimal(&text, (uint64_t)position + 1);
  sinter_text_char(&text, ' ');
  sinter_text_quoted(&text, sinter_process.arguments[position + 1]);
  sinter_text_string(&text, " is not a number of type ");
  sinter_text_string(&text, type);
  sinter_text_fail(&text);
}

void sinter_invoke_begin(i32 count) {
  // A process may be started without even its name.
  size_t given = sinter_process.argument_count ? sinter_process.argument_count - 1 : 0;
  if (given == count)
    return;
  struct sinter_text text = {0};
  sinter_text_string(&text, "sinter: expected ");
  sinter_text_decimal(&text, count);
  sinter_text_string(&text, count == 1 ? " argument, found " : " arguments, found ");
  sinter_text_decimal(&text, given);
  sinter_text_fail(&text);
}

static bool digit(char character, unsigned base, unsigned *value) {
  char lower = character | 0x20;
  *value = character >= '0' && character <= '9' ? (unsigned)(character - '0')
           : lower >= 'a' && lower <= 'f'       ? (unsigned)(lower - 'a' + 10)
                                                : base;
  return *value < base;
}

// Anything that fits as a signed or as an unsigned number of that many bits.
static bool parse_integer(const char *string, unsigned bits, uint64_t *result) {
  bool is_negative = *string == '-';
  string += is_negative || *string == '+';
  unsigned base = string[0] == '0' && (string[1] | 0x20) == 'x' ? 16 : 10;
  string += base == 16 ? 2 : 0;
  if (!*string)
    return false;
  uint64_t magnitude = 0;
  for (unsigned value; *string; ++string)
    if (!digit(*string, base, &value) ||
        __builtin_mul_overflow(magnitude, (uint64_t)base, &magnitude) ||
        __builtin_add_overflow(magnitude, (uint64_t)value, &magnitude))
      return false;
  uint64_t limit = is_negative ? (uint64_t)1 << (bits - 1) : ~(uint64_t)0 >> (64 - bits);
  *result = is_negative ? -magnitude : magnitude;
  return magnitude <= limit;
}

i32 sinter_invoke_param_i32(i32 position) {
  uint64_t value;
  if (!parse_integer(sinter_process.arguments[position + 1], 32, &value))
    fail_argument(position, "i32");
  return (i32)value;
}

i64 sinter_invoke_param_i64(i32 position) {
  uint64_t value;
  if (!parse_integer(sinter_process.arguments[position + 1], 64, &value))
    fail_argument(position, "i64");
  return value;
}

f32 sinter_invoke_param_f32(i32 position) {
  uint64_t bits;
  if (!sinter_parse_float(sinter_process.arguments[position + 1], SINTER_F32, &bits))
    fail_argument(position, "f32");
  uint32_t narrow = (uint32_t)bits;
  f32 value;
  memcpy(&value, &narrow, sizeof value);
  return value;
}

f64 sinter_invoke_param_f64(i32 position) {
  uint64_t bits;
  if (!sinter_parse_float(sinter_process.arguments[position + 1], SINTER_F64, &bits))
    fail_argument(position, "f64");
  f64 value;
  memcpy(&value, &bits, sizeof value);
  return value;
}

// 0x and up to 32 hexadecimal digits: lane 0 is on the right.
i64 sinter_invoke_param_v128(i32 position, i32 half) {
  const char *string = sinter_process.arguments[position + 1];
  size_t length = strlen(string);
  if (length < 3 || length > 34 || string[0] != '0' || (string[1] | 0x20) != 'x')
    fail_argument(position, "v128");
  uint64_t halves[2] = {0, 0};
  for (size_t i = 2; i < length; ++i) {
    unsigned value;
    if (!digit(string[i], 16, &value))
      fail_argument(position, "v128");
    halves[1] = halves[1] << 4 | halves[0] >> 60;
    halves[0] = halves[0] << 4 | value;
  }
  return halves[half];
}

// There is no way to write any other reference.
ref sinter_invoke_param_ref(i32 position) {
  const char *string = sinter_process.arguments[position + 1];
  if (strlen(string) != 4 || memcmp(string, "null", 4))
    fail_argument(position, "reference (null)");
  return NULL;
}

static void print(struct sinter_text *text) {
  text->bytes[text->length++] = '\n';
  if (!sinter_os_write_output(text->bytes, text->length)) {
    struct sinter_text message = {0};
    sinter_text_string(&message, "sinter: cannot write the result");
    sinter_text_fail(&message);
  }
}

static void print_signed(int64_t value) {
  struct sinter_text text = {0};
  if (value < 0)
    sinter_text_char(&text, '-');
  sinter_text_decimal(&text, value < 0 ? -(uint64_t)value : (uint64_t)value);
  print(&text);
}

none sinter_invoke_result_i32(i32 value) { print_signed((int32_t)value); }

none sinter_invoke_result_i64(i64 value) { print_signed((int64_t)value); }

none sinter_invoke_result_f32(f32 value) {
  struct sinter_text text = {0};
  uint32_t bits;
  memcpy(&bits, &value, sizeof bits);
  sinter_text_float(&text, SINTER_F32, bits);
  print(&text);
}

none sinter_invoke_result_f64(f64 value) {
  struct sinter_text text = {0};
  uint64_t bits;
  memcpy(&bits, &value, sizeof bits);
  sinter_text_float(&text, SINTER_F64, bits);
  print(&text);
}

none sinter_invoke_result_v128(i64 low, i64 high) {
  struct sinter_text text = {0};
  sinter_text_string(&text, "0x");
  for (int shift = 60; shift >= 0; shift -= 4)
    sinter_text_char(&text, "0123456789abcdef"[high >> shift & 15]);
  for (int shift = 60; shift >= 0; shift -= 4)
    sinter_text_char(&text, "0123456789abcdef"[low >> shift & 15]);
  print(&text);
}

none sinter_invoke_result_ref(ref value) {
  struct sinter_text text = {0};
  sinter_text_string(&text, value ? "ref" : "null");
  print(&text);
}
