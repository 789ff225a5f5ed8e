// Waiting for signals that were blocked, as programs do that give them a thread of their own.
#include <errno.h>
#include <signal.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "check/intercept/cancellation.hpp"
#include "check/intercept/descriptors.hpp"
#include "check/intercept/export.hpp"
#include "check/intercept/leaks.hpp"
#include "check/intercept/mutex.hpp"
#include "check/intercept/signals.hpp"
#include "check/machine/computer.hpp"
#include "check/machine/stack_walk.hpp"
#include "check/own/kernel.hpp"

namespace pawl::check::intercept {
namespace {

using machine::operation;
using machine::task;
using machine::the_computer;

// operation.value_after holds the set that is waited for.
bool one_is_pending(const operation& op, const task& t) { return (pending_signals(t) & op.value_after) != 0; }
int nobody(const operation&) { return -1; }
constexpr machine::wait_rule wait_rule{one_is_pending, nobody};

// The number, 0 if time was over first.
int wait_for(const sigset_t* set, std::int64_t deadline) {
    act_on_cancellation();
    if (alarm_is_set() && sigismember(set, SIGALRM))
        the_computer.fail(wire::finding_kind::unsupported, "waiting for the signal of alarm()");
    task& me = machine::current_task();
    operation op;
    op.rule = &wait_rule;
    op.value_after = bits_of(*set);
    op.deadline = deadline;
    op.cancellable = !me.unwinding;
    the_computer.perform(op);
    const int number = op.timed_out ? 0 : take_pending_signal(me, op.value_after);
    the_computer.done(op);
    if (number == 0 && !op.timed_out) act_on_cancellation();
    return number;
}

int failed(int error) { return errno = error, -1; }

void describe(int number, siginfo_t* about) {
    if (!about) return;
    *about = {};
    about->si_signo = number;
    about->si_code = SI_USER;
    about->si_pid = getpid();
}

}  // namespace
}  // namespace pawl::check::intercept

using namespace pawl::check::intercept;
using pawl::check::machine::simulating;

PAWL_EXPORT int sigwait(const sigset_t* set, int* number) {
    if (!simulating()) return EINVAL;
    *number = wait_for(set, pawl::check::machine::no_deadline);
    return 0;
}
PAWL_EXPORT int sigtimedwait(const sigset_t* set, siginfo_t* about, const timespec* duration) {
    if (!simulating()) return failed(EAGAIN);
    const int number = wait_for(set, deadline_after(duration));
    if (number == 0) return failed(EAGAIN);
    describe(number, about);
    return number;
}
PAWL_EXPORT int sigwaitinfo(const sigset_t* set, siginfo_t* about) { return sigtimedwait(set, about, nullptr); }

// With nothing but its default meaning an alarm is a watchdog that ends the program: here verdicts do that.
PAWL_EXPORT unsigned alarm(unsigned) {
    if (!simulating()) return 0;
    if (has_handler(SIGALRM))
        the_computer.fail(pawl::check::wire::finding_kind::unsupported, "alarm() with a handler for SIGALRM");
    accept_alarm();
    return 0;
}

PAWL_EXPORT int pause() {
    // The runtime's own parked threads wait here too, for good.
    if (pawl::check::machine::in_runtime(PAWL_CALL_SITE()) || !simulating())
        return static_cast<int>(with_errno(pawl::check::own::kernel::call(SYS_pause)));
    refuse_wait("pause");
}

// Where handlers would run; they run on the task's own stack.
PAWL_EXPORT int sigaltstack(const stack_t* fresh, stack_t* old) {
    if (fresh) pawl::check::intercept::keep_reachable(fresh->ss_sp);
    if (old) {
        *old = {};
        old->ss_flags = SS_DISABLE;
    }
    return 0;
}
