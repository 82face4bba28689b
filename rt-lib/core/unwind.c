// unwind.c - from a throw to the landing pad that takes the exception.
//
// Frames are walked by the tables that LLVM writes beside the code: .eh_frame says where a frame
// has saved its caller's registers, the language-specific data area (LSDA) which calls have a
// landing pad, and .eh_frame_hdr, made by the linker, finds a function's entry by its address.
// https://refspecs.linuxfoundation.org/LSB_5.0.0/LSB-Core-generic/LSB-Core-generic/ehframechg.html
//
// Walking changes a copy of the registers only. As soon as a call with a landing pad is found, the
// copy is what the registers are to be there: one phase, since every landing pad is for every
// exception. Code there compares tags, and goes on with sinter_throw (as _Unwind_Resume) if none
// of its clauses takes the exception; the walk then continues from that frame. An exception that
// reaches a frame without an entry, the one that called the guest, is uncaught; the stack is as it
// was at the last throw.
//
// Programs throw through the same calls again and again, so what the tables say of one is kept in
// the exceptions' heap, by its return address: code does not change, nor do its tables.
//
// The tables are LLVM's, for code that this compiler made, so they are not checked as input would
// be. What is understood is what LLVM 22 emits for the three ISAs; anything else ends the program
// with a message, rather than continue at a wrong address.
#include "unwind.h"

#include "exception.h"
#include "os.h"
#include "text.h"

// A copy of the registers. arch/<isa>/unwind.S knows the layout.
struct sinter_frame {
  uint64_t registers[SINTER_REGISTER_COUNT];
  uint64_t pc; // the return address of the frame's call
};

// What .eh_frame says about a function.
struct function {
  uintptr_t start, end;
  const unsigned char *lsda;                       // null if it has no landing pads
  const unsigned char *common, *common_end;        // call frame instructions: of the CIE,
  const unsigned char *instructions, *program_end; // of the FDE
  uint64_t code_alignment;
  int64_t data_alignment;
  uint64_t return_register;
};

struct reader {
  const unsigned char *next;
};

__attribute__((cold)) static _Noreturn void fail(const char *what, uint64_t value) {
  struct sinter_text text = {0};
  sinter_text_string(&text, "sinter: cannot unwind: ");
  sinter_text_string(&text, what);
  sinter_text_char(&text, ' ');
  sinter_text_hex(&text, value);
  sinter_text_report(&text);
  sinter_os_exit(SINTER_EXIT_TRAP);
}

static uint64_t read_fixed(struct reader *in, unsigned size) {
  uint64_t value = 0;
  memcpy(&value, in->next, size);
  in->next += size;
  return value;
}

static uint64_t read_uleb(struct reader *in) {
  uint64_t value = 0;
  unsigned shift = 0;
  unsigned char byte;
  do {
    byte = *in->next++;
    value |= (uint64_t)(byte & 0x7f) << shift;
    shift += 7;
  } while (byte & 0x80);
  return value;
}

static int64_t read_sleb(struct reader *in) {
  const unsigned char *start = in->next;
  uint64_t value = read_uleb(in);
  unsigned shift = 7 * (unsigned)(in->next - start);
  if (shift < 64 && value >> (shift - 1) & 1)
    value |= -(uint64_t)1 << shift;
  return (int64_t)value;
}

// Pointer encodings: the format in the low half, what it is relative to in the high half.
enum {
  ENCODING_ABSOLUTE = 0x00,
  ENCODING_ULEB = 0x01,
  ENCODING_UDATA4 = 0x03,
  ENCODING_UDATA8 = 0x04,
  ENCODING_SDATA4 = 0x0b,
  ENCODING_SDATA8 = 0x0c,
  ENCODING_FORMAT = 0x0f,
  ENCODING_RELATIVE = 0x70,
  ENCODING_PC_RELATIVE = 0x10,
  ENCODING_OMITTED = 0xff,
};

// Without what it is relative to.
static uint64_t read_encoded(struct reader *in, unsigned char encoding) {
  switch (encoding & ENCODING_FORMAT) {
  case ENCODING_ULEB:
    return read_uleb(in);
  case ENCODING_UDATA4:
    return read_fixed(in, 4);
  case ENCODING_SDATA4:
    return (uint64_t)(int64_t)(int32_t)read_fixed(in, 4);
  case ENCODING_ABSOLUTE:
  case ENCODING_UDATA8:
  case ENCODING_SDATA8:
    return read_fixed(in, 8);
  }
  fail("pointer encoding", encoding);
}

static uintptr_t read_pointer(struct reader *in, unsigned char encoding) {
  uintptr_t place = (uintptr_t)in->next;
  uint64_t value = read_encoded(in, encoding);
  switch (encoding & ENCODING_RELATIVE) {
  case 0:
    return value;
  case ENCODING_PC_RELATIVE:
    return value ? place + value : 0;
  }
  fail("pointer encoding", encoding);
}

// A length, then so many bytes.
static const unsigned char *read_entry_end(struct reader *in) {
  uint32_t length = (uint32_t)read_fixed(in, 4);
  return in->next + length;
}

// Reads an FDE and its CIE.
static void read_function(const unsigned char *entry, struct function *function) {
  struct reader fde = {entry};
  function->program_end = read_entry_end(&fde);
  const unsigned char *back = fde.next;
  struct reader cie = {back - read_fixed(&fde, 4)};
  function->common_end = read_entry_end(&cie);
  cie.next += 4; // zero: a CIE
  unsigned char version = *cie.next++;
  const char *augmentation = (const char *)cie.next;
  cie.next += strlen(augmentation) + 1;
  if (version != 1 || *augmentation++ != 'z')
    fail("CIE version", version);
  function->code_alignment = read_uleb(&cie);
  function->data_alignment = read_sleb(&cie);
  function->return_register = *cie.next++;
  uint64_t size = read_uleb(&cie);
  function->common = cie.next + size;

  unsigned char code = ENCODING_ABSOLUTE, lsda = ENCODING_OMITTED;
  for (; *augmentation; ++augmentation) {
    unsigned char encoding = *cie.next++;
    if (*augmentation == 'R')
      code = encoding;
    else if (*augmentation == 'L')
      lsda = encoding;
    else if (*augmentation == 'P')
      read_encoded(&cie, encoding); // every function has the same personality
    else
      fail("augmentation", (unsigned char)*augmentation);
  }

  function->start = read_pointer(&fde, code);
  function->end = function->start + read_encoded(&fde, code);
  size = read_uleb(&fde);
  function->instructions = fde.next + size;
  function->lsda = 0;
  if (lsda != ENCODING_OMITTED)
    function->lsda = (const unsigned char *)read_pointer(&fde, lsda);
}

// .eh_frame_hdr: four bytes of version and encodings, a pointer to .eh_frame, a count, then pairs
// (start of function, FDE), ascending, relative to the header.
static const unsigned char *find_entry(const unsigned char *header, uintptr_t pc) {
  enum { TABLE_ENCODING = 0x3b }; // relative to the header, sdata4
  if (header[2] != ENCODING_UDATA4 || header[3] != TABLE_ENCODING)
    fail("unwind table encoding", header[3]);
  uint32_t count;
  memcpy(&count, header + 8, sizeof count);
  const int32_t *pairs = (const int32_t *)(header + 12);
  int64_t wanted = (int64_t)(pc - (uintptr_t)header);
  uint32_t low = 0, high = count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (pairs[2 * middle] <= wanted)
      low = middle + 1;
    else
      high = middle;
  }
  return low ? header + pairs[2 * (low - 1) + 1] : 0;
}

static bool is_within(const struct function *function, uintptr_t pc) {
  return pc >= function->start && pc < function->end;
}

// In a static library, whose .eh_frame is its own and ends with a zero: from front to back.
static bool search(const unsigned char *entry, uintptr_t pc, struct function *function) {
  for (;;) {
    struct reader in = {entry};
    const unsigned char *end = read_entry_end(&in);
    if (end == in.next)
      return false;
    bool is_common = read_fixed(&in, 4) == 0;
    if (!is_common) {
      read_function(entry, function);
      if (is_within(function, pc))
        return true;
    }
    entry = end;
  }
}

static bool find_function(struct sinter_exception *exception, uintptr_t pc,
                          struct function *function) {
  enum { INDEX_VERSION = 1 }; // no length of an entry, which would be a multiple of 4
  const unsigned char *header = sinter_unwind_table(exception, pc);
  if (header && header[0] != INDEX_VERSION)
    return search(header, pc, function);
  const unsigned char *entry = header ? find_entry(header, pc) : 0;
  if (!entry)
    return false;
  read_function(entry, function);
  return is_within(function, pc);
}

static void set_saved(struct sinter_rules *rules, uint64_t number, int64_t offset) {
  uint64_t slot = sinter_register(number);
  if (slot >= SINTER_REGISTER_COUNT)
    fail("register", number);
  rules->saved[slot] = offset;
}

// What the interpreter of call frame instructions keeps besides the rules.
struct interpreter {
  const struct function *function;
  uintptr_t location; // where the rules begin to hold
  struct sinter_rules remembered;
  int64_t arguments_size; // bytes that the frame has pushed for a call
};

// Call frame instructions (DWARF 5, section 6.4.2). The first three carry an operand.
enum {
  CFA_ADVANCE = 0x40,
  CFA_OFFSET = 0x80,
  CFA_RESTORE = 0xc0,
  CFA_NOP = 0x00,
  CFA_ADVANCE1 = 0x02,
  CFA_ADVANCE2 = 0x03,
  CFA_ADVANCE4 = 0x04,
  CFA_OFFSET_EXTENDED = 0x05,
  CFA_RESTORE_EXTENDED = 0x06,
  CFA_SAME_VALUE = 0x08,
  CFA_REMEMBER_STATE = 0x0a,
  CFA_RESTORE_STATE = 0x0b,
  CFA_DEFINE = 0x0c,
  CFA_DEFINE_REGISTER = 0x0d,
  CFA_DEFINE_OFFSET = 0x0e,
  CFA_DEFINE_EXPRESSION = 0x0f,
  CFA_OFFSET_EXTENDED_SIGNED = 0x11,
  CFA_DEFINE_SIGNED = 0x12,
  CFA_DEFINE_OFFSET_SIGNED = 0x13,
  CFA_ARGUMENTS_SIZE = 0x2e, // GNU's
};

static void interpret_one(struct interpreter *state, struct reader *in, unsigned char code,
                          struct sinter_rules *rules) {
  const int64_t scale = state->function->data_alignment;
  uint64_t number;
  switch (code) {
  case CFA_NOP:
    return;
  case CFA_ADVANCE1:
  case CFA_ADVANCE2:
  case CFA_ADVANCE4:
    number = read_fixed(in, 1u << (code - CFA_ADVANCE1));
    state->location += number * state->function->code_alignment;
    return;
  case CFA_OFFSET_EXTENDED:
    number = read_uleb(in);
    set_saved(rules, number, (int64_t)read_uleb(in) * scale);
    return;
  case CFA_OFFSET_EXTENDED_SIGNED:
    number = read_uleb(in);
    set_saved(rules, number, read_sleb(in) * scale);
    return;
  case CFA_RESTORE_EXTENDED: // a frame's first rules say nothing of what it may restore
  case CFA_SAME_VALUE:
    set_saved(rules, read_uleb(in), 0);
    return;
  case CFA_REMEMBER_STATE: // not nested, as LLVM emits it
    state->remembered = *rules;
    return;
  case CFA_RESTORE_STATE:
    *rules = state->remembered;
    return;
  case CFA_DEFINE:
    rules->cfa_expression = 0;
    rules->cfa_register = read_uleb(in);
    rules->cfa_offset = (int64_t)read_uleb(in);
    return;
  case CFA_DEFINE_EXPRESSION:
    rules->cfa_expression = in->next;
    number = read_uleb(in);
    in->next += number;
    return;
  case CFA_DEFINE_SIGNED:
    rules->cfa_expression = 0;
    rules->cfa_register = read_uleb(in);
    rules->cfa_offset = read_sleb(in) * scale;
    return;
  case CFA_DEFINE_REGISTER:
    rules->cfa_register = read_uleb(in);
    return;
  case CFA_DEFINE_OFFSET:
    rules->cfa_offset = (int64_t)read_uleb(in);
    return;
  case CFA_DEFINE_OFFSET_SIGNED:
    rules->cfa_offset = read_sleb(in) * scale;
    return;
  case CFA_ARGUMENTS_SIZE:
    state->arguments_size = (int64_t)read_uleb(in);
    return;
  }
  fail("call frame instruction", code);
}

// Brings the rules to what holds at `pc`.
static void interpret(struct interpreter *state, const unsigned char *from, const unsigned char *to,
                      uintptr_t pc, struct sinter_rules *rules) {
  struct reader in = {from};
  while (in.next < to && state->location <= pc) {
    unsigned char code = *in.next++;
    unsigned char operand = code & 0x3f;
    switch (code & 0xc0) {
    case CFA_ADVANCE:
      state->location += operand * state->function->code_alignment;
      break;
    case CFA_OFFSET:
      set_saved(rules, operand, (int64_t)read_uleb(&in) * state->function->data_alignment);
      break;
    case CFA_RESTORE:
      set_saved(rules, operand, 0);
      break;
    default:
      interpret_one(state, &in, code, rules);
    }
  }
}

// The landing pad of the call at `pc`, or 0.
static uintptr_t find_landing_pad(const struct function *function, uintptr_t pc) {
  if (!function->lsda)
    return 0;
  struct reader in = {function->lsda};
  unsigned char base = *in.next++; // of landing pads: the function's start
  unsigned char types = *in.next++;
  if (base != ENCODING_OMITTED)
    fail("landing pad encoding", base);
  if (types != ENCODING_OMITTED)
    read_uleb(&in);
  unsigned char encoding = *in.next++;
  uint64_t size = read_uleb(&in);
  const unsigned char *end = in.next + size;
  uint64_t offset = pc - function->start;
  while (in.next < end) {
    uint64_t start = read_encoded(&in, encoding);
    uint64_t length = read_encoded(&in, encoding);
    uint64_t pad = read_encoded(&in, encoding);
    read_uleb(&in); // the action: every landing pad takes every exception
    if (offset < start)
      return 0;
    if (offset - start < length)
      return pad ? function->start + pad : 0;
  }
  return 0;
}

static uint64_t value_of(const struct sinter_frame *frame, uint64_t number) {
  uint64_t slot = sinter_register(number), value;
  if (slot < SINTER_REGISTER_COUNT)
    return frame->registers[slot];
  if (!sinter_vector_length(number, &value))
    fail("register", number);
  return value;
}

// DWARF expressions (DWARF 5, section 2.5): those of frames that hold vectors of a length that only
// the processor knows.
enum {
  OP_CONSTU = 0x10,
  OP_CONSTS = 0x11,
  OP_MINUS = 0x1c,
  OP_MUL = 0x1e,
  OP_PLUS = 0x22,
  OP_PLUS_CONST = 0x23,
  OP_LITERAL0 = 0x30,
  OP_LITERAL31 = 0x4f,
  OP_REGISTER0 = 0x70,
  OP_REGISTER31 = 0x8f,
  OP_REGISTER = 0x92,
};

static uint64_t evaluate(const struct sinter_frame *frame, const unsigned char *expression) {
  struct reader in = {expression};
  uint64_t size = read_uleb(&in);
  const unsigned char *end = in.next + size;
  uint64_t stack[8] = {0}, depth = 0, number;
  while (in.next < end) {
    unsigned char op = *in.next++;
    bool is_binary = op == OP_MINUS || op == OP_MUL || op == OP_PLUS;
    if (is_binary ? depth < 2 : op == OP_PLUS_CONST ? depth < 1 : depth == 8)
      fail("expression", op);
    uint64_t right = is_binary ? stack[--depth] : 0;
    uint64_t *top = stack + depth - 1;
    if (op == OP_PLUS)
      *top += right;
    else if (op == OP_MINUS)
      *top -= right;
    else if (op == OP_MUL)
      *top *= right;
    else if (op == OP_PLUS_CONST)
      *top += read_uleb(&in);
    else if (op == OP_CONSTU)
      stack[depth++] = read_uleb(&in);
    else if (op == OP_CONSTS)
      stack[depth++] = (uint64_t)read_sleb(&in);
    else if (op >= OP_LITERAL0 && op <= OP_LITERAL31)
      stack[depth++] = op - OP_LITERAL0;
    else if (op == OP_REGISTER || (op >= OP_REGISTER0 && op <= OP_REGISTER31)) {
      number = op == OP_REGISTER ? read_uleb(&in) : (uint64_t)(op - OP_REGISTER0);
      stack[depth++] = value_of(frame, number) + (uint64_t)read_sleb(&in);
    } else
      fail("expression", op);
  }
  if (depth != 1)
    fail("expression", depth);
  return stack[0];
}

static uint64_t cfa_of(const struct sinter_frame *frame, const struct sinter_rules *rules) {
  if (rules->cfa_expression)
    return evaluate(frame, rules->cfa_expression);
  return value_of(frame, rules->cfa_register) + (uint64_t)rules->cfa_offset;
}

// Makes the caller's registers of the frame's.
static void leave(const struct sinter_call *call, struct sinter_frame *frame) {
  uint64_t cfa = cfa_of(frame, &call->rules);
  for (unsigned i = 0; i < SINTER_REGISTER_COUNT; ++i)
    if (call->rules.saved[i])
      memcpy(&frame->registers[i], (void *)(cfa + (uint64_t)call->rules.saved[i]), 8);
  frame->registers[SINTER_STACK_POINTER] = cfa;
  frame->pc = frame->registers[call->return_slot];
}

// What the tables say of the call that `pc` is the last byte of.
static void read_call(struct sinter_exception *exception, uintptr_t pc, struct sinter_call *call) {
  struct function function;
  if (!find_function(exception, pc, &function))
    sinter_uncaught(exception);
  *call = (struct sinter_call){.return_slot = sinter_register(function.return_register)};
  struct interpreter state = {.function = &function, .location = function.start};
  interpret(&state, function.common, function.common_end, pc, &call->rules);
  interpret(&state, function.instructions, function.program_end, pc, &call->rules);
  call->arguments_size = (uint64_t)state.arguments_size;
  call->pad = find_landing_pad(&function, pc);
  call->pc = pc;
}

static const struct sinter_call *find_call(struct sinter_exception *exception, uintptr_t pc) {
  struct sinter_exception_heap *heap = exception->heap;
  const uint64_t golden = 0x9e3779b97f4a7c15; // spreads what is close together
  struct sinter_call *call = &heap->calls[pc * golden >> (64 - SINTER_CALLS_LOG2)];
  if (call->pc != pc)
    read_call(exception, pc, call);
  return call;
}

struct sinter_exception *sinter_unwind(struct sinter_exception *exception,
                                       struct sinter_frame *frame) {
  for (;;) {
    // A return address may stand behind the last instruction of its function.
    const struct sinter_call *call = find_call(exception, frame->pc - 1);
    if (call->pad) {
      frame->registers[SINTER_STACK_POINTER] += call->arguments_size;
      frame->pc = call->pad;
      return exception;
    }
    leave(call, frame);
  }
}

// Compiled code names it in its tables, where other unwinders find how to read an LSDA.
void sinter_personality(void) {}
