// json.c - formats JSON from standard input, two spaces for each level; refuses what is not JSON.
//
// A recursive-descent parser after RFC 8259 that prints while it reads, so it keeps nothing but the
// input. The first error ends the program with its line and column, and exit status 1; what was
// formatted up to there is not printed.
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { maxDepth = 500 };

typedef struct {
  char *bytes;
  size_t size;
  size_t capacity;
} Buffer;

typedef struct {
  const char *text; // ends with a zero byte
  const char *at;
  Buffer out;
  int depth;
} Parser;

static void append(Buffer *buffer, const char *bytes, size_t size) {
  if (buffer->capacity - buffer->size < size) {
    buffer->capacity = (buffer->capacity + size) * 2;
    buffer->bytes = realloc(buffer->bytes, buffer->capacity);
    if (!buffer->bytes) {
      fputs("json: out of memory\n", stderr);
      exit(1);
    }
  }
  memcpy(buffer->bytes + buffer->size, bytes, size);
  buffer->size += size;
}

static void emit(Parser *parser, const char *text) { append(&parser->out, text, strlen(text)); }

static void newLine(Parser *parser) {
  emit(parser, "\n");
  for (int i = 0; i < parser->depth; ++i)
    emit(parser, "  ");
}

static _Noreturn void fail(const Parser *parser, const char *message) {
  int line = 1, column = 1;
  for (const char *c = parser->text; c < parser->at; ++c) {
    column = *c == '\n' ? 1 : column + 1;
    line += *c == '\n';
  }
  fprintf(stderr, "json: %d:%d: %s\n", line, column, message);
  exit(1);
}

static void skipSpace(Parser *parser) { parser->at += strspn(parser->at, " \t\r\n"); }

/// Skips white space, then the character if it is next.
static bool accept(Parser *parser, char wanted) {
  skipSpace(parser);
  if (*parser->at != wanted)
    return false;
  ++parser->at;
  return true;
}

static bool isDigit(char c) { return c >= '0' && c <= '9'; }

static bool isHexDigit(char c) {
  return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

static void parseEscape(Parser *parser) {
  ++parser->at;
  if (*parser->at == 'u') {
    for (int i = 1; i <= 4; ++i)
      if (!isHexDigit(parser->at[i]))
        fail(parser, "\\u needs four hexadecimal digits");
    parser->at += 5;
    return;
  }
  if (!*parser->at || !strchr("\"\\/bfnrt", *parser->at))
    fail(parser, "unknown escape sequence");
  ++parser->at;
}

static void parseString(Parser *parser) {
  const char *start = parser->at++;
  while (*parser->at != '"') {
    if ((unsigned char)*parser->at < 0x20)
      fail(parser, *parser->at ? "control character in a string" : "unterminated string");
    if (*parser->at == '\\')
      parseEscape(parser);
    else
      ++parser->at;
  }
  ++parser->at;
  append(&parser->out, start, (size_t)(parser->at - start));
}

static void parseDigits(Parser *parser) {
  if (!isDigit(*parser->at))
    fail(parser, "a digit is missing");
  while (isDigit(*parser->at))
    ++parser->at;
}

static void parseNumber(Parser *parser) {
  const char *start = parser->at;
  if (*parser->at == '-')
    ++parser->at;
  if (*parser->at == '0' && isDigit(parser->at[1]))
    fail(parser, "a number may not begin with 0");
  parseDigits(parser);
  if (*parser->at == '.') {
    ++parser->at;
    parseDigits(parser);
  }
  if (*parser->at == 'e' || *parser->at == 'E') {
    ++parser->at;
    if (*parser->at == '+' || *parser->at == '-')
      ++parser->at;
    parseDigits(parser);
  }
  append(&parser->out, start, (size_t)(parser->at - start));
}

static void parseValue(Parser *parser);

static void parseMember(Parser *parser) {
  skipSpace(parser);
  if (*parser->at != '"')
    fail(parser, "a member begins with a string");
  parseString(parser);
  if (!accept(parser, ':'))
    fail(parser, "expected ':'");
  emit(parser, ": ");
  parseValue(parser);
}

/// The items of an array or object, up to and with the closing bracket.
static void parseItems(Parser *parser, void (*parseItem)(Parser *), char closing) {
  if (++parser->depth > maxDepth)
    fail(parser, "nested too deeply");
  if (accept(parser, closing)) {
    --parser->depth;
  } else {
    do {
      newLine(parser);
      parseItem(parser);
    } while (accept(parser, ',') && (emit(parser, ","), true));
    --parser->depth;
    newLine(parser);
    if (!accept(parser, closing))
      fail(parser, closing == ']' ? "expected ',' or ']'" : "expected ',' or '}'");
  }
  append(&parser->out, &closing, 1);
}

static bool acceptWord(Parser *parser, const char *word) {
  if (strncmp(parser->at, word, strlen(word)) != 0)
    return false;
  parser->at += strlen(word);
  emit(parser, word);
  return true;
}

static void parseValue(Parser *parser) {
  if (accept(parser, '{')) {
    emit(parser, "{");
    parseItems(parser, parseMember, '}');
  } else if (accept(parser, '[')) {
    emit(parser, "[");
    parseItems(parser, parseValue, ']');
  } else if (*parser->at == '"') {
    parseString(parser);
  } else if (*parser->at == '-' || isDigit(*parser->at)) {
    parseNumber(parser);
  } else if (!acceptWord(parser, "true") && !acceptWord(parser, "false") &&
             !acceptWord(parser, "null")) {
    fail(parser, "expected a value");
  }
}

static Buffer readAll(FILE *file) {
  Buffer buffer = {0};
  char block[4096];
  for (size_t count; (count = fread(block, 1, sizeof block, file)) > 0;)
    append(&buffer, block, count);
  append(&buffer, "", 1);
  return buffer;
}

int main(void) {
  Buffer input = readAll(stdin);
  Parser parser = {.text = input.bytes, .at = input.bytes};
  parseValue(&parser);
  skipSpace(&parser);
  if (parser.at != input.bytes + input.size - 1)
    fail(&parser, "expected the end of the input");
  emit(&parser, "\n");
  return fwrite(parser.out.bytes, 1, parser.out.size, stdout) == parser.out.size ? 0 : 1;
}
