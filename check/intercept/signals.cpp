#include "check/intercept/signals.hpp"

#include <errno.h>
#include <pthread.h>
#include <string.h>
#include <unistd.h>

#include <bit>
#include <cstdio>

#include "check/intercept/execution_table.hpp"
#include "check/intercept/export.hpp"
#include "check/intercept/scheduling.hpp"
#include "check/intercept/threads.hpp"
#include "check/machine/computer.hpp"
#include "check/own/kernel.hpp"

namespace pawl::check::intercept {
namespace {

using machine::task;
using machine::the_computer;
using wire::finding_kind;

constexpr int signal_count = 65;  // 1 to 64

execution_table<struct sigaction> handlers;
per_task<signal_set> masks, pending;
signal_set pending_for_process = 0;
bool alarm_accepted = false;

constexpr signal_set bit(int number) { return signal_set{1} << (number - 1); }
constexpr signal_set never_blocked = bit(SIGKILL) | bit(SIGSTOP);

struct sigaction& handler_of(int number) {
    if (handlers.now().empty()) handlers.now().resize(signal_count);
    return handlers.now()[static_cast<std::size_t>(number)];
}

bool valid(int number) { return number > 0 && number < signal_count; }
bool may_be_handled(int number) { return valid(number) && number != SIGKILL && number != SIGSTOP; }

bool discarded(int number) {
    const auto handler = handler_of(number).sa_handler;
    const bool by_default = number == SIGCHLD || number == SIGCONT || number == SIGURG || number == SIGWINCH;
    return handler == SIG_IGN || (handler == SIG_DFL && by_default);
}

int failed(int error) { return errno = error, -1; }
[[noreturn]] void refuse(const char* what, int number) {
    char text[120];
    std::snprintf(text, sizeof text, "%s signal %d (SIG%s)", what, number, sigabbrev_np(number));
    the_computer.fail(finding_kind::unsupported, text);
}

[[noreturn]] void end_the_program(int number) {
    char text[64];
    std::snprintf(text, sizeof text, "the program sent itself SIG%s", sigabbrev_np(number));
    the_computer.fail_by_signal(number, text);
}

// Before the call that sent it returns: its handler is an ordinary call then.
void deliver_here(int number) {
    if (discarded(number)) return;
    const struct sigaction action = handler_of(number);
    if (action.sa_handler == SIG_DFL) end_the_program(number);
    if (action.sa_flags & SA_RESETHAND) handler_of(number).sa_handler = SIG_DFL;
    task& me = machine::current_task();
    const signal_set mask = masks.of(me);
    masks.of(me) |= bits_of(action.sa_mask) | (action.sa_flags & SA_NODEFER ? 0 : bit(number));
    if (action.sa_flags & SA_SIGINFO) {
        siginfo_t about{};
        about.si_signo = number;
        about.si_code = SI_TKILL;
        about.si_pid = getpid();
        action.sa_sigaction(number, &about, nullptr);
    } else {
        action.sa_handler(number);
    }
    masks.of(me) = mask;
}

// What others may wait for is a step.
void step(int number) {
    the_computer.announce(wire::operation_kind::none);
    machine::release_to(machine::current_task(), machine::object_at(&handler_of(number), machine::object_class::none));
}

void deliver(task& to, int number) {
    if (&to == &machine::current_task()) return deliver_here(number);
    if (discarded(number)) return;
    if (handler_of(number).sa_handler == SIG_DFL) end_the_program(number);
    refuse("interrupting another thread with", number);
}

void keep(signal_set& kept, int number) {
    if (number >= SIGRTMIN && (kept & bit(number))) refuse("queueing a second time", number);
    kept |= bit(number);
}

int send(task* to, int number) {
    if (number < 0 || number >= signal_count) return EINVAL;
    if (!to) return ESRCH;
    if (number == 0) return 0;
    step(number);
    if (masks.of(*to) & bit(number))
        keep(pending.of(*to), number);
    else
        deliver(*to, number);
    return 0;
}

// Linux: the main thread gets it if it may, otherwise any other that does not block it.
void send_to_process(int number) {
    step(number);
    for (task* t : the_computer.tasks())
        if (!t->ended && !(masks.of(*t) & bit(number))) return deliver(*t, number);
    keep(pending_for_process, number);
}

int change_mask(int how, const sigset_t* set, sigset_t* old) {
    task& me = machine::current_task();
    if (old) write_set(masks.of(me), old);
    if (!set) return 0;
    const signal_set bits = bits_of(*set) & ~never_blocked;
    switch (how) {
        case SIG_BLOCK: masks.of(me) |= bits; break;
        case SIG_SETMASK: masks.of(me) = bits; break;
        case SIG_UNBLOCK: masks.of(me) &= ~bits; break;
        default: return EINVAL;
    }
    while (const int number = take_pending_signal(me, ~masks.of(me))) deliver_here(number);
    return 0;
}

}  // namespace

signal_set pending_signals(const task& t) { return pending.of(t) | pending_for_process; }

int take_pending_signal(task& t, signal_set of) {
    const signal_set found = pending_signals(t) & of;
    if (!found) return 0;
    const int number = std::countr_zero(found) + 1;
    (pending.of(t) & bit(number) ? pending.of(t) : pending_for_process) &= ~bit(number);
    machine::acquire_from(t, machine::object_at(&handler_of(number), machine::object_class::none));
    return number;
}

void send_broken_pipe() {
    if (discarded(SIGPIPE)) return;
    task& me = machine::current_task();
    if (masks.of(me) & bit(SIGPIPE)) return keep(pending.of(me), SIGPIPE);
    if (handler_of(SIGPIPE).sa_handler == SIG_DFL)
        the_computer.fail_by_signal(SIGPIPE, "it wrote where nobody will read, and SIGPIPE ended the program");
    deliver_here(SIGPIPE);
}

bool has_handler(int number) { return handler_of(number).sa_handler != SIG_DFL; }
void accept_alarm() { alarm_accepted = true; }
bool alarm_is_set() { return alarm_accepted; }
void inherit_signal_mask(const task& parent, const task& child) {
    const signal_set mask = masks.of(parent);
    if (mask) masks.of(child) = mask;
}

void restart_signals() {
    handlers.restart();
    masks.restart();
    pending.restart();
    pending_for_process = 0;
    alarm_accepted = false;
}

}  // namespace pawl::check::intercept

using namespace pawl::check::intercept;
using pawl::check::machine::simulating;

PAWL_EXPORT int sigaction(int number, const struct sigaction* action, struct sigaction* old) {
    if (!may_be_handled(number)) return failed(EINVAL);
    struct sigaction& kept = handler_of(number);
    if (old) *old = kept;
    if (!action) return 0;
    if (number == SIGALRM && alarm_accepted && simulating()) refuse("an alarm with a handler for", number);
    kept = *action;
    return 0;
}
PAWL_EXPORT sighandler_t signal(int number, sighandler_t handler) {
    struct sigaction action {
    }, old{};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    return sigaction(number, &action, &old) == 0 ? old.sa_handler : SIG_ERR;
}
PAWL_EXPORT sighandler_t bsd_signal(int, sighandler_t) noexcept __attribute__((alias("signal")));
PAWL_EXPORT int siginterrupt(int number, int) { return valid(number) ? 0 : failed(EINVAL); }

PAWL_EXPORT int pthread_sigmask(int how, const sigset_t* set, sigset_t* old) {
    if (simulating()) return change_mask(how, set, old);
    if (old) *old = {};
    return 0;
}
PAWL_EXPORT int sigprocmask(int how, const sigset_t* set, sigset_t* old) {
    const int error = pthread_sigmask(how, set, old);
    return error ? failed(error) : 0;
}
PAWL_EXPORT int sigpending(sigset_t* set) {
    write_set(simulating() ? pending_signals(pawl::check::machine::current_task()) : 0, set);
    return 0;
}

PAWL_EXPORT int raise(int number) {
    if (!simulating()) pawl::check::own::kernel::leave(128 + number);
    const int error = send(&pawl::check::machine::current_task(), number);
    return error ? failed(error) : 0;
}
PAWL_EXPORT int pthread_kill(pthread_t thread, int number) {
    return simulating() ? send(task_of(thread), number) : ESRCH;
}
PAWL_EXPORT int tgkill(pid_t, pid_t thread, int number) {
    const int error = simulating() ? send(task_numbered(thread), number) : ESRCH;
    return error ? failed(error) : 0;
}
PAWL_EXPORT int kill(pid_t process, int number) {
    if (!simulating()) return failed(ESRCH);
    if (number < 0 || number >= signal_count) return failed(EINVAL);
    if (process != getpid() && process != 0) refuse("sending another process", number);
    if (number != 0) send_to_process(number);
    return 0;
}
