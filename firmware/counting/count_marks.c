// A plugin of QEMU's: the number of instructions until each store to an array of marks. With -icount the same from run to run.
//
//   -plugin count_marks.so,marks=ADDRESS,count=N,out=FILE      FILE: "mark instructions" a line, in the order of the stores
//
// Debian's packages do not bring qemu-plugin.h, so what is used of version 1 of the interface stands here.
#include <inttypes.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef uint64_t plugin_id;
struct qemu_plugin_tb;
struct qemu_plugin_insn;
enum { no_registers = 0, writes = 2, add_to = 0 };
size_t qemu_plugin_tb_n_insns(const struct qemu_plugin_tb*);
struct qemu_plugin_insn* qemu_plugin_tb_get_insn(const struct qemu_plugin_tb*, size_t);
void qemu_plugin_register_vcpu_insn_exec_inline(struct qemu_plugin_insn*, int, void*, uint64_t);
void qemu_plugin_register_vcpu_mem_cb(struct qemu_plugin_insn*, void (*)(unsigned, uint32_t, uint64_t, void*), int, int,
                                      void*);
void qemu_plugin_register_vcpu_tb_trans_cb(plugin_id, void (*)(plugin_id, struct qemu_plugin_tb*));
void qemu_plugin_register_atexit_cb(plugin_id, void (*)(plugin_id, void*), void*);

__attribute__((visibility("default"))) int qemu_plugin_version = 1;

static uint64_t executed, marks, count;
static FILE* out;

static void stored(unsigned core, uint32_t how, uint64_t address, void* nothing) {
    (void)core, (void)how, (void)nothing;
    if (address - marks < 4 * count) fprintf(out, "%" PRIu64 " %" PRIu64 "\n", (address - marks) / 4, executed);
}

static void translated(plugin_id id, struct qemu_plugin_tb* block) {
    (void)id;
    for (size_t i = 0, n = qemu_plugin_tb_n_insns(block); i < n; ++i) {
        struct qemu_plugin_insn* one = qemu_plugin_tb_get_insn(block, i);
        qemu_plugin_register_vcpu_insn_exec_inline(one, add_to, &executed, 1);
        qemu_plugin_register_vcpu_mem_cb(one, stored, no_registers, writes, NULL);
    }
}

static void ended(plugin_id id, void* nothing) {
    (void)id, (void)nothing;
    fclose(out);
}

static const char* value_of(const char* argument, const char* name) {
    const size_t length = strlen(name);
    return strncmp(argument, name, length) == 0 && argument[length] == '=' ? argument + length + 1 : NULL;
}

__attribute__((visibility("default"))) int qemu_plugin_install(plugin_id id, const void* about, int argc, char** argv) {
    (void)about;
    for (int i = 0; i < argc; ++i) {
        const char* value;
        if ((value = value_of(argv[i], "marks"))) marks = strtoull(value, NULL, 0);
        if ((value = value_of(argv[i], "count"))) count = strtoull(value, NULL, 0);
        if ((value = value_of(argv[i], "out"))) out = fopen(value, "w");
    }
    if (!out || count == 0) return 1;
    qemu_plugin_register_vcpu_tb_trans_cb(id, translated);
    qemu_plugin_register_atexit_cb(id, ended, NULL);
    return 0;
}
