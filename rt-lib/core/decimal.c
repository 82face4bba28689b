// decimal.c - parsing and printing floating-point numbers with big integers.
//
// Both directions need one thing: a fraction N / M of integers, exactly. Parsing divides it to as
// many bits as the format has and rounds once. Printing divides it digit by digit, and tries after
// each digit whether what stands there parses to the same number. That is slow next to the tables
// of a C library, and small, and right; it runs once per number on a command line.
//
// https://webassembly.github.io/spec/core/text/values.html#floating-point
#include "decimal.h"

// The largest: 10^1200 (see MAX_DIGITS, MAX_EXPONENT) times 2^64.
enum { WORDS = 160 };

// Little end first; words at and above `count` are zero.
struct big {
  unsigned count;
  uint32_t words[WORDS];
};

static void set(struct big *number, uint64_t value) {
  memset(number, 0, sizeof *number);
  number->words[0] = (uint32_t)value;
  number->words[1] = (uint32_t)(value >> 32);
  number->count = 2;
}

static void trim(struct big *number) {
  while (number->count && !number->words[number->count - 1])
    --number->count;
}

// number * factor + addend
static void multiply(struct big *number, uint32_t factor, uint32_t addend) {
  uint64_t carry = addend;
  for (unsigned i = 0; i != number->count; ++i) {
    carry += (uint64_t)number->words[i] * factor;
    number->words[i] = (uint32_t)carry;
    carry >>= 32;
  }
  if (carry)
    number->words[number->count++] = (uint32_t)carry;
}

static void multiply_power_of_ten(struct big *number, unsigned exponent) {
  for (; exponent >= 9; exponent -= 9)
    multiply(number, 1000000000, 0);
  while (exponent--)
    multiply(number, 10, 0);
}

static void shift_left(struct big *number, unsigned bits) {
  unsigned words = bits / 32;
  trim(number);
  if (words && number->count) {
    memmove(number->words + words, number->words, number->count * sizeof(uint32_t));
    memset(number->words, 0, words * sizeof(uint32_t));
    number->count += words;
  }
  if (bits % 32)
    multiply(number, (uint32_t)1 << bits % 32, 0);
}

static void halve(struct big *number) {
  for (unsigned i = 0; i != number->count; ++i) {
    uint32_t above = i + 1 == number->count ? 0 : number->words[i + 1];
    number->words[i] = number->words[i] >> 1 | above << 31;
  }
}

static int compare(struct big *left, struct big *right) {
  trim(left);
  trim(right);
  if (left->count != right->count)
    return left->count < right->count ? -1 : 1;
  for (unsigned i = left->count; i--;)
    if (left->words[i] != right->words[i])
      return left->words[i] < right->words[i] ? -1 : 1;
  return 0;
}

// left - right, which is not negative
static void subtract(struct big *left, const struct big *right) {
  uint64_t borrow = 0;
  for (unsigned i = 0; i != left->count; ++i) {
    uint64_t difference = (uint64_t)left->words[i] - right->words[i] - borrow;
    left->words[i] = (uint32_t)difference;
    borrow = difference >> 63;
  }
}

static int bit_length(struct big *number) {
  trim(number);
  return number->count ? (int)number->count * 32 - __builtin_clz(number->words[number->count - 1])
                       : 0;
}

static uint64_t exponent_mask(struct sinter_format format) {
  return ((uint64_t)1 << format.exponent_bits) - 1;
}

static uint64_t infinity(struct sinter_format format) {
  return exponent_mask(format) << format.mantissa_bits;
}

// Rounds (mantissa + a little more, if is_inexact) * 2^exponent; the mantissa's top bit is set. The
// bits of a format count up in order, so a carry out of the mantissa runs into the exponent
// rightly, up to infinity.
static uint64_t round_to(struct sinter_format format, uint64_t mantissa, int exponent,
                         bool is_inexact) {
  int bias = (int)(exponent_mask(format) >> 1);
  int top = exponent + 63; // the value's binary exponent
  if (top > bias)
    return infinity(format);
  int drop = 63 - (int)format.mantissa_bits;
  int field = top + bias;
  if (field < 1) {
    drop += 1 - field;
    field = 1;
  }
  if (drop > 64)
    return 0;
  uint64_t kept = drop == 64 ? 0 : mantissa >> drop;
  uint64_t half = (uint64_t)1 << (drop - 1);
  uint64_t rest = drop == 64 ? mantissa : mantissa & (half * 2 - 1);
  if (rest > half || (rest == half && (is_inexact || kept & 1)))
    ++kept;
  // The implicit bit of a normal number adds one to the field.
  return ((uint64_t)(field - 1) << format.mantissa_bits) + kept;
}

// N / M, neither of them zero, rounded. Both are used up.
static uint64_t divide_to(struct sinter_format format, struct big *n, struct big *m) {
  // Makes the quotient lie between 2^62 and 2^64.
  int shift = bit_length(m) - bit_length(n) + 63;
  if (shift > 0)
    shift_left(n, (unsigned)shift);
  else
    shift_left(m, (unsigned)-shift);
  shift_left(m, 63);
  uint64_t quotient = 0;
  for (int bit = 0; bit != 64; ++bit, halve(m)) {
    quotient <<= 1;
    if (compare(n, m) < 0)
      continue;
    subtract(n, m);
    quotient |= 1;
  }
  // Many more bits than the format keeps: of the rest it only matters whether there is one.
  int zeros = __builtin_clzll(quotient);
  trim(n);
  return round_to(format, quotient << zeros, -shift - zeros, n->count != 0);
}

enum { MAX_DIGITS = 800, MAX_EXPONENT = 400 };

// digits * 10^exponent; the digits are values from 0 to 9, the first one is not 0. Digits that are
// too many to matter on their own matter only as being there.
static uint64_t from_decimal(struct sinter_format format, const unsigned char *digits,
                             unsigned count, int64_t exponent) {
  if (!count || exponent + count < -MAX_EXPONENT)
    return 0;
  if (exponent + count > MAX_EXPONENT)
    return infinity(format);
  struct big n, m;
  set(&n, 0);
  set(&m, 1);
  for (unsigned i = 0; i != count; ++i)
    multiply(&n, 10, digits[i]);
  multiply_power_of_ten(exponent < 0 ? &m : &n, (unsigned)(exponent < 0 ? -exponent : exponent));
  return divide_to(format, &n, &m);
}

static bool is_digit(char character) { return character >= '0' && character <= '9'; }

// The value of a hexadecimal digit, or -1.
static int hex_digit(char character) {
  if (is_digit(character))
    return character - '0';
  character |= 0x20;
  return character >= 'a' && character <= 'f' ? character - 'a' + 10 : -1;
}

// An exponent with its letter, or nothing; then the end. Clamped to what is far out of range.
static bool parse_exponent(const char *string, char letter, int64_t *exponent) {
  *exponent = 0;
  if (!*string)
    return true;
  if ((*string++ | 0x20) != letter)
    return false;
  bool is_negative = *string == '-';
  string += is_negative || *string == '+';
  if (!is_digit(*string))
    return false;
  for (; is_digit(*string); ++string)
    if (*exponent < 1000000000)
      *exponent = *exponent * 10 + (*string - '0');
  if (is_negative)
    *exponent = -*exponent;
  return !*string;
}

static bool parse_decimal(const char *string, struct sinter_format format, uint64_t *bits) {
  unsigned char digits[MAX_DIGITS + 1];
  unsigned count = 0;
  int64_t scale = 0, exponent;
  bool has_digit = false, has_point = false, has_more = false;
  for (; is_digit(*string) || (*string == '.' && !has_point); ++string) {
    if (*string == '.') {
      has_point = true;
      continue;
    }
    has_digit = true;
    scale -= has_point;
    if (count == MAX_DIGITS) {
      has_more |= *string != '0';
      ++scale;
    } else if (count || *string != '0') {
      digits[count++] = (unsigned char)(*string - '0');
    }
  }
  if (!has_digit || !parse_exponent(string, 'e', &exponent))
    return false;
  if (has_more) {
    digits[count++] = 1;
    --scale;
  }
  *bits = from_decimal(format, digits, count, scale + exponent);
  return true;
}

static bool parse_hexadecimal(const char *string, struct sinter_format format, uint64_t *bits) {
  uint64_t mantissa = 0;
  int64_t scale = 0, exponent;
  bool has_digit = false, has_point = false, is_inexact = false;
  for (; hex_digit(*string) >= 0 || (*string == '.' && !has_point); ++string) {
    if (*string == '.') {
      has_point = true;
      continue;
    }
    has_digit = true;
    scale -= has_point ? 4 : 0;
    if (mantissa >> 60) {
      is_inexact |= hex_digit(*string) != 0;
      scale += 4;
    } else {
      mantissa = mantissa << 4 | (uint64_t)hex_digit(*string);
    }
  }
  if (!has_digit || !parse_exponent(string, 'p', &exponent))
    return false;
  *bits = 0;
  if (!mantissa)
    return true;
  int zeros = __builtin_clzll(mantissa);
  scale += exponent - zeros;
  scale = scale > 100000 ? 100000 : scale < -100000 ? -100000 : scale;
  *bits = round_to(format, mantissa << zeros, (int)scale, is_inexact);
  return true;
}

// After "nan": nothing, or a payload, which is not zero.
static bool parse_payload(const char *string, struct sinter_format format, uint64_t *bits) {
  uint64_t payload = (uint64_t)1 << (format.mantissa_bits - 1);
  if (*string) {
    payload = 0;
    if (string[0] != ':' || string[1] != '0' || (string[2] | 0x20) != 'x' || !string[3])
      return false;
    for (string += 3; *string; ++string) {
      if (hex_digit(*string) < 0 || payload >> format.mantissa_bits)
        return false;
      payload = payload << 4 | (uint64_t)hex_digit(*string);
    }
    if (!payload || payload >> format.mantissa_bits)
      return false;
  }
  *bits = infinity(format) | payload;
  return true;
}

static bool parse_magnitude(const char *string, struct sinter_format format, uint64_t *bits) {
  if (string[0] == 'n' && string[1] == 'a' && string[2] == 'n')
    return parse_payload(string + 3, format, bits);
  if (string[0] == 'i' && string[1] == 'n' && string[2] == 'f') {
    *bits = infinity(format);
    return !string[3];
  }
  if (string[0] == '0' && (string[1] | 0x20) == 'x')
    return parse_hexadecimal(string + 2, format, bits);
  return parse_decimal(string, format, bits);
}

bool sinter_parse_float(const char *string, struct sinter_format format, uint64_t *bits) {
  bool is_negative = *string == '-';
  string += is_negative || *string == '+';
  if (!parse_magnitude(string, format, bits))
    return false;
  *bits |= (uint64_t)is_negative << (format.mantissa_bits + format.exponent_bits);
  return true;
}

// Enough for any f64 to be told from its neighbours.
enum { PRINTED_DIGITS = 17 };

// The digits of a finite number that is not zero, cut off after PRINTED_DIGITS and one more that
// shows how to round. Returns the decimal exponent of the first.
static int to_digits(struct sinter_format format, uint64_t bits, unsigned char *digits) {
  struct big n, m;
  uint64_t field = bits >> format.mantissa_bits;
  uint64_t mantissa = bits & (((uint64_t)1 << format.mantissa_bits) - 1);
  if (field)
    mantissa |= (uint64_t)1 << format.mantissa_bits;
  int exponent =
      (int)(field ? field : 1) - (int)(exponent_mask(format) >> 1) - (int)format.mantissa_bits;
  set(&n, mantissa);
  set(&m, 1);
  // The decimal exponent, perhaps one too small: log10(2) is a little more than 1233 / 4096.
  int binary = bit_length(&n) + exponent - 1;
  int decimal = (binary * 1233 - (binary < 0 ? 4095 : 0)) / 4096 - 1;
  shift_left(exponent < 0 ? &m : &n, (unsigned)(exponent < 0 ? -exponent : exponent));
  multiply_power_of_ten(decimal < 0 ? &n : &m, (unsigned)(decimal < 0 ? -decimal : decimal));
  for (struct big next = m; multiply(&next, 10, 0), compare(&n, &next) >= 0; ++decimal)
    m = next;
  for (unsigned i = 0; i <= PRINTED_DIGITS; ++i) {
    for (digits[i] = 0; compare(&n, &m) >= 0; ++digits[i])
      subtract(&n, &m);
    multiply(&n, 10, 0);
  }
  // A remainder makes a five at the end more than half.
  trim(&n);
  if (n.count && digits[PRINTED_DIGITS] % 5 == 0)
    ++digits[PRINTED_DIGITS];
  return decimal;
}

// Adds one to the last of the digits. If all were nines, leaves 1 with the exponent grown.
static void increment(unsigned char *digits, unsigned count, int *exponent) {
  unsigned i = count;
  while (i && digits[i - 1] == 9)
    digits[--i] = 0;
  if (i) {
    ++digits[i - 1];
    return;
  }
  digits[0] = 1;
  ++*exponent;
}

// True if the rest of the digits, from `count` on, is more than half, or half and the last odd.
static bool rounds_up(const unsigned char *digits, unsigned count) {
  if (digits[count] != 5)
    return digits[count] > 5;
  for (unsigned i = count + 1; i <= PRINTED_DIGITS; ++i)
    if (digits[i])
      return true;
  return digits[count - 1] & 1;
}

// The shortest digits that come back as `bits`: for every length the nearer neighbour, then the
// other. Next to a power of two the other may do when the nearer does not.
static unsigned shorten(struct sinter_format format, uint64_t bits, unsigned char *digits,
                        int *exponent) {
  unsigned char exact[PRINTED_DIGITS + 1];
  int exact_exponent = *exponent;
  memcpy(exact, digits, sizeof exact);
  for (unsigned count = 1; count != PRINTED_DIGITS; ++count) {
    bool is_up = rounds_up(exact, count);
    for (int attempt = 0; attempt != 2; ++attempt, is_up = !is_up) {
      memcpy(digits, exact, count);
      *exponent = exact_exponent;
      if (is_up)
        increment(digits, count, exponent);
      if (from_decimal(format, digits, count, *exponent - (int)count + 1) == bits)
        return count;
    }
  }
  memcpy(digits, exact, sizeof exact);
  *exponent = exact_exponent;
  if (rounds_up(exact, PRINTED_DIGITS))
    increment(digits, PRINTED_DIGITS, exponent);
  return PRINTED_DIGITS;
}

// Plain notation from 1e-6 up to 1e21, as in ECMAScript; otherwise with an exponent.
static void put_digits(struct sinter_text *text, const unsigned char *digits, unsigned count,
                       int exponent) {
  bool is_plain = exponent >= -6 && exponent < 21;
  int point = is_plain ? exponent + 1 : 1;
  if (point <= 0)
    sinter_text_string(text, "0.");
  for (int i = point; i < 0; ++i)
    sinter_text_char(text, '0');
  for (int i = 0; i < (int)count || i < point; ++i) {
    if (i == point && i)
      sinter_text_char(text, '.');
    sinter_text_char(text, (char)('0' + (i < (int)count ? digits[i] : 0)));
  }
  if (is_plain)
    return;
  sinter_text_string(text, exponent < 0 ? "e-" : "e+");
  sinter_text_decimal(text, (uint64_t)(exponent < 0 ? -exponent : exponent));
}

void sinter_text_float(struct sinter_text *text, struct sinter_format format, uint64_t bits) {
  uint64_t sign = (uint64_t)1 << (format.mantissa_bits + format.exponent_bits);
  uint64_t payload = bits & (((uint64_t)1 << format.mantissa_bits) - 1);
  if (bits & sign)
    sinter_text_char(text, '-');
  bits &= ~sign;
  if (bits > infinity(format)) {
    sinter_text_string(text, "nan");
    if (payload != (uint64_t)1 << (format.mantissa_bits - 1)) {
      sinter_text_char(text, ':');
      sinter_text_hex(text, payload);
    }
  } else if (bits == infinity(format)) {
    sinter_text_string(text, "inf");
  } else if (!bits) {
    sinter_text_char(text, '0');
  } else {
    unsigned char digits[PRINTED_DIGITS + 1];
    int exponent = to_digits(format, bits, digits);
    unsigned count = shorten(format, bits, digits, &exponent);
    put_digits(text, digits, count, exponent);
  }
}
