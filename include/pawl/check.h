/* To talk to pawl check from C. In C++, include <pawl/check.hpp>.
 *
 * Everything here works with and without the checker: a program that is not run by pawl check takes alternative 0 of
 * every choice, aborts where a requirement fails, and otherwise takes no notice. Nothing here allocates.
 */
#ifndef PAWL_CHECK_H
#define PAWL_CHECK_H

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

/* The checker's runtime defines these. Weak, so that a program links without it; then their addresses are null. */
#if defined(__cplusplus)
extern "C" {
#endif
__attribute__((weak)) int pawl_check_active(void);
__attribute__((weak)) unsigned pawl_check_choose(unsigned alternatives);
__attribute__((weak)) void pawl_check_fail(const char* what, const char* file, int line);
__attribute__((weak)) void pawl_check_task(const char* name, int policy, int priority, int core);
__attribute__((weak)) void pawl_check_outcome(const char* text);
__attribute__((weak)) void pawl_check_nonblocking_begin(const char* name);
__attribute__((weak)) void pawl_check_nonblocking_begin_within(const char* name, unsigned long own_steps);
__attribute__((weak)) void pawl_check_nonblocking_end(void);
__attribute__((weak)) void pawl_check_name(const void* object, size_t size, const char* noun, const char* name);
__attribute__((weak)) int pawl_check_interrupt(const char* name, int priority, int core, unsigned times,
                                               void (*handler)(void*), void* state);
/* For simulated processors. A declared interrupt, by the number that its declaration gave: it may come so many times more; it
 * is due: nobody takes a step before it, unless a mask or a handler of its priority keeps it away; it is kept away until it is
 * on again. The last one waits until an interrupt has come, also one that the task keeps away. */
__attribute__((weak)) void pawl_check_interrupt_may_come(int number, unsigned times);
__attribute__((weak)) void pawl_check_interrupt_is_due(int number);
__attribute__((weak)) void pawl_check_switch_interrupt(int number, int on);
__attribute__((weak)) void pawl_check_wait_for_interrupt(void);
__attribute__((weak)) void pawl_check_mask_interrupts(void);
__attribute__((weak)) void pawl_check_unmask_interrupts(void);
/* For check::history, and for what is like it in other languages. A call begins, by a step of the task, and has returned; its
 * number tells afterwards whether it had returned before another one began, and when: numbers that grow, ~0 for never. Whoever is going
 * to look at the calls of a history says so first. */
__attribute__((weak)) unsigned pawl_check_call_begins(const void* history);
__attribute__((weak)) void pawl_check_call_returned(unsigned call);
__attribute__((weak)) void pawl_check_history_read(const void* history);
__attribute__((weak)) int pawl_check_call_before(unsigned earlier, unsigned later);
__attribute__((weak)) unsigned long long pawl_check_call_moment(unsigned call, int returned);
__attribute__((weak)) const char* pawl_check_call_task(unsigned call);
/* Several lines that reports show beside the next failure of this execution. The text is copied. */
__attribute__((weak)) void pawl_check_account(const char* text);
#if defined(__cplusplus)
}
#endif

/* For `core` below. */
#define PAWL_ANY_CORE (-1)
#define PAWL_UNCHANGED (-2) /* for `core`; for `policy`, -1 */

/* 1 while pawl check explores this program, otherwise 0. Never blocks. */
static inline int pawl_active(void) { return pawl_check_active && pawl_check_active(); }

/* One of 0 .. alternatives-1: pawl check tries each. alternatives must be at least 1. Never blocks. */
static inline unsigned pawl_choose(unsigned alternatives) {
    return pawl_check_choose && alternatives > 1 ? pawl_check_choose(alternatives) : 0;
}

/* Used by PAWL_REQUIRE. Does not return. */
static inline void pawl_fail(const char* what, const char* file, int line) {
    if (pawl_check_fail) pawl_check_fail(what, file, line);
    fprintf(stderr, "%s:%d: requirement failed: %s\n", file, line, what);
    abort();
}

/* The condition holds whenever control comes here, or pawl check shows a schedule in which it does not. */
#define PAWL_REQUIRE(condition) ((condition) ? (void)0 : pawl_fail(#condition, __FILE__, __LINE__))

/* Names the calling task in reports and for --task. The name is copied (31 bytes at most). Never blocks. */
static inline void pawl_task(const char* name) {
    if (pawl_check_task) pawl_check_task(name, -1, 0, PAWL_UNCHANGED);
}

/* Says something about the end that this execution comes to: `pawl check --outcomes` lists every distinct end with it.
 * What a task says is put together with blanks between, the tasks in the order of their creation; at most 1,000 bytes
 * for the whole execution. The text is copied. Wait-free. May be called from an interrupt. */
static inline void pawl_outcome(const char* text) {
    if (pawl_check_outcome) pawl_check_outcome(text);
}

/* The same with a number: "name=value". `name` is cut to 40 bytes. Not instrumented: what it does is nobody's step. */
__attribute__((__no_sanitize__("thread"), unused)) static void pawl_outcome_value(const char* name, long long value) {
    char text[64];
    char digits[24];
    unsigned long long rest = value < 0 ? 0ull - (unsigned long long)value : (unsigned long long)value;
    int length = 0, count = 0;
    if (!pawl_check_outcome) return;
    while (name[length] && length < 40) {
        text[length] = name[length];
        ++length;
    }
    text[length++] = '=';
    if (value < 0) text[length++] = '-';
    do digits[count++] = (char)('0' + rest % 10);
    while ((rest /= 10) > 0);
    while (count > 0) text[length++] = digits[--count];
    text[length] = 0;
    pawl_check_outcome(text);
}

/* Between these two calls, which nest, the calling task promises to wait for nobody. Never blocks. */
static inline void pawl_nonblocking_begin(const char* name) {
    if (pawl_check_nonblocking_begin) pawl_check_nonblocking_begin(name);
}
/* The same, and that it takes at most so many own steps: operations that another task may notice. A part within another
 * that has such a limit counts with that. */
static inline void pawl_nonblocking_begin_within(const char* name, unsigned long own_steps) {
    if (pawl_check_nonblocking_begin_within) pawl_check_nonblocking_begin_within(name, own_steps);
}
static inline void pawl_nonblocking_end(void) {
    if (pawl_check_nonblocking_end) pawl_check_nonblocking_end();
}

/* What reports call an object: a wait for a word inside it reads `waits for NOUN "NAME"`. The texts are copied (15 and 47
 * bytes at most). A null name takes it back; so does another name for some of the same bytes. At most 64 names at a time.
 * Wait-free. May be called from an interrupt. */
static inline void pawl_name(const void* object, size_t size, const char* noun, const char* name) {
    if (pawl_check_name) pawl_check_name(object, size, noun, name);
}

/* Declares an interrupt that may come at any moment from now on, `times` times at most, and then calls handler(state)
 * above every task of its core. A greater `priority` interrupts a smaller one. `state` must live until main ends. Without
 * the checker the interrupt never comes. */
static inline void pawl_interrupt(const char* name, int priority, int core, unsigned times, void (*handler)(void*),
                                  void* state) {
    if (pawl_check_interrupt) pawl_check_interrupt(name, priority, core, times, handler, state);
}

/* Between these two calls, which nest, no interrupt comes on top of the calling task: it comes afterwards. The mask is the
 * task's own. A task that takes the core from it meanwhile may be interrupted; where a processor with its interrupts off
 * would not change tasks either, let the task outrank the others as well. Wait-free. */
static inline void pawl_mask_interrupts(void) {
    if (pawl_check_mask_interrupts) pawl_check_mask_interrupts();
}
static inline void pawl_unmask_interrupts(void) {
    if (pawl_check_unmask_interrupts) pawl_check_unmask_interrupts();
}

#endif
