// The functions that programs of verification suites call. A number left open is one of the two that most comparisons
// turn on, 0 and 1: every schedule is tried with both, other values are not.
#include "check/intercept/verification_names.hpp"

#include "check/intercept/execution_table.hpp"
#include "check/intercept/export.hpp"
#include "check/machine/computer.hpp"

namespace {

namespace machine = pawl::check::machine;
using machine::simulating;
using machine::the_computer;
using pawl::check::intercept::per_task;
using pawl::check::wire::finding_kind;
using pawl::check::wire::operation_kind;

unsigned choose_bit() {
    if (!simulating()) return 0;
    machine::operation op;
    op.kind = operation_kind::choose;
    op.value_before = 2;
    op.value_after = the_computer.choose(2, op);
    the_computer.done(op);
    return static_cast<unsigned>(op.value_after);
}

// Sections may be nested: the outermost begins and ends what nobody comes between.
per_task<unsigned> section_depth;

// One comes after the other: what happens in them is ordered.
machine::sync_object& all_sections() { return machine::object_at(&section_depth, machine::object_class::none); }

void enter_section() {
    if (!simulating()) return;
    if (section_depth.of(machine::current_task())++ > 0) return;
    the_computer.announce(operation_kind::none);  // others may come before it
    the_computer.keep_others_out(true);
    machine::acquire_from(machine::current_task(), all_sections());
}

void leave_section() {
    if (!simulating()) return;
    unsigned& depth = section_depth.of(machine::current_task());
    if (depth == 0) the_computer.fail(finding_kind::misuse, "ends an atomic section that it has not begun");
    if (--depth > 0) return;
    machine::release_to(machine::current_task(), all_sections());
    the_computer.keep_others_out(false);
}

}  // namespace

void pawl::check::intercept::restart_atomic_sections() { section_depth.restart(); }

#define PAWL_OPEN(type, name) \
    PAWL_EXPORT type __VERIFIER_nondet_##name() { return static_cast<type>(choose_bit()); }
PAWL_OPEN(bool, bool)
PAWL_OPEN(bool, _Bool)
PAWL_OPEN(char, char)
PAWL_OPEN(signed char, schar)
PAWL_OPEN(unsigned char, uchar)
PAWL_OPEN(short, short)
PAWL_OPEN(unsigned short, ushort)
PAWL_OPEN(int, int)
PAWL_OPEN(unsigned, uint)
PAWL_OPEN(unsigned, unsigned)
PAWL_OPEN(unsigned, u32)
PAWL_OPEN(long, long)
PAWL_OPEN(unsigned long, ulong)
PAWL_OPEN(long long, longlong)
PAWL_OPEN(unsigned long long, ulonglong)
PAWL_OPEN(unsigned long, size_t)
PAWL_OPEN(float, float)
PAWL_OPEN(double, double)

PAWL_EXPORT void __VERIFIER_assume(int holds) {
    // This schedule with these numbers is none of the program's: it ends without a word.
    if (simulating() && !holds) the_computer.finish(the_computer.session().usual_exit_status);
}
PAWL_EXPORT void __VERIFIER_assert(int holds) {
    if (simulating() && !holds) the_computer.fail(finding_kind::assertion, "__VERIFIER_assert");
}
PAWL_EXPORT void __VERIFIER_error() {
    if (simulating()) the_computer.fail(finding_kind::assertion, "__VERIFIER_error() was called");
    __builtin_trap();
}
PAWL_EXPORT void reach_error() {
    if (simulating()) the_computer.fail(finding_kind::assertion, "reach_error() was called");
    __builtin_trap();
}
PAWL_EXPORT void __VERIFIER_atomic_begin() { enter_section(); }
PAWL_EXPORT void __VERIFIER_atomic_end() { leave_section(); }
