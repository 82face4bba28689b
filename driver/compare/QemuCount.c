// QemuCount.c - a plugin for qemu-user that counts the instructions a program executes.
//
// `qemu-aarch64 -plugin sinter-qemu-count.so,to=N program` writes their number as eight bytes, the
// host's way round, to the descriptor N when the program ends. Each instruction counts before it is
// executed, the runtime library's too; of several threads some may be lost.
//
// The interface is that of QEMU 4.2 to 8.x. Distributions package its header with QEMU's source
// only, so the few functions are declared here.
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct qemu_plugin_tb;   // a block of translated code
struct qemu_plugin_insn; // an instruction of it
struct qemu_info;

enum { INLINE_ADD_U64 = 0 };
void qemu_plugin_register_vcpu_tb_trans_cb(uint64_t plugin,
                                           void (*)(uint64_t plugin, struct qemu_plugin_tb *));
size_t qemu_plugin_tb_n_insns(const struct qemu_plugin_tb *);
struct qemu_plugin_insn *qemu_plugin_tb_get_insn(const struct qemu_plugin_tb *, size_t index);
void qemu_plugin_register_vcpu_insn_exec_inline(struct qemu_plugin_insn *, int operation,
                                                void *place, uint64_t operand);
void qemu_plugin_register_atexit_cb(uint64_t plugin, void (*)(uint64_t plugin, void *), void *);

#define EXPORTED __attribute__((visibility("default")))
EXPORTED int qemu_plugin_version = 1;

static uint64_t count;
static int descriptor = -1;

static void instrument(uint64_t plugin, struct qemu_plugin_tb *block) {
  (void)plugin;
  for (size_t i = 0, size = qemu_plugin_tb_n_insns(block); i != size; ++i)
    qemu_plugin_register_vcpu_insn_exec_inline(qemu_plugin_tb_get_insn(block, i), INLINE_ADD_U64,
                                               &count, 1);
}

static void report(uint64_t plugin, void *data) {
  (void)plugin, (void)data;
  (void)!write(descriptor, &count, sizeof count);
}

EXPORTED int qemu_plugin_install(uint64_t plugin, const struct qemu_info *info, int argument_count,
                                 char **arguments) {
  (void)info;
  static const char key[] = "to=";
  for (int i = 0; i != argument_count; ++i)
    if (!strncmp(arguments[i], key, sizeof key - 1))
      descriptor = atoi(arguments[i] + sizeof key - 1);
  if (descriptor < 0)
    return -1;
  qemu_plugin_register_vcpu_tb_trans_cb(plugin, instrument);
  qemu_plugin_register_atexit_cb(plugin, report, NULL);
  return 0;
}
