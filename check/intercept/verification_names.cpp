// The functions that programs of verification suites call. A number left open is one of the two that most comparisons
// turn on, 0 and 1: every schedule is tried with both, other values are not.
#include <pthread.h>

#include "check/intercept/export.hpp"
#include "check/intercept/mutex.hpp"
#include "check/machine/computer.hpp"

namespace {

namespace machine = pawl::check::machine;
using machine::simulating;
using machine::the_computer;
using pawl::check::wire::finding_kind;

unsigned choose_bit()
{
    if (!simulating()) return 0;
    machine::operation op;
    op.kind = pawl::check::wire::operation_kind::choose;
    op.value_before = 2;
    op.value_after = the_computer.choose(2, op);
    the_computer.done(op);
    return static_cast<unsigned>(op.value_after);
}

// An atomic section keeps other atomic sections out; other steps may still come in between, as on a computer.
pthread_mutex_t atomic_section = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;

}  // namespace

using namespace pawl::check::intercept;

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

PAWL_EXPORT void __VERIFIER_assume(int holds)
{
    // This schedule with these numbers is none of the program's: it ends without a word.
    if (simulating() && !holds) the_computer.finish(the_computer.session().usual_exit_status);
}
PAWL_EXPORT void __VERIFIER_assert(int holds)
{
    if (simulating() && !holds) the_computer.fail(finding_kind::assertion, "__VERIFIER_assert");
}
PAWL_EXPORT void __VERIFIER_error()
{
    if (simulating()) the_computer.fail(finding_kind::assertion, "__VERIFIER_error() was called");
    __builtin_trap();
}
PAWL_EXPORT void reach_error()
{
    if (simulating()) the_computer.fail(finding_kind::assertion, "reach_error() was called");
    __builtin_trap();
}
PAWL_EXPORT void __VERIFIER_atomic_begin() { lock_mutex(&atomic_section, machine::no_deadline, PAWL_CALL_SITE()); }
PAWL_EXPORT void __VERIFIER_atomic_end() { unlock_mutex(&atomic_section); }
