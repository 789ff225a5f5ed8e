#include "check/intercept/signals.hpp"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstdio>

#include "check/intercept/descriptors.hpp"
#include "check/intercept/execution_table.hpp"
#include "check/intercept/export.hpp"
#include "check/intercept/scheduling.hpp"
#include "check/intercept/threads.hpp"
#include "check/machine/computer.hpp"
#include "check/machine/kernel.hpp"
#include "check/machine/stack_walk.hpp"

namespace pawl::check::intercept {
namespace {

using machine::task;
using machine::the_computer;
using wire::finding_kind;

constexpr int signal_count = 65;  // 1 to 64

execution_table<struct sigaction> handlers;
per_task<sigset_t> masks;

struct sigaction& handler_of(int number)
{
    if (handlers.now().empty()) handlers.now().resize(signal_count);
    return handlers.now()[static_cast<std::size_t>(number)];
}

bool valid(int number) { return number > 0 && number < signal_count; }
bool may_be_handled(int number) { return valid(number) && number != SIGKILL && number != SIGSTOP; }

bool ignored_by_default(int number)
{
    return number == SIGCHLD || number == SIGCONT || number == SIGURG || number == SIGWINCH;
}

int failed(int error) { return errno = error, -1; }

[[noreturn]] void refuse(int number)
{
    char text[100];
    std::snprintf(text, sizeof text, "sending signal %d (SIG%s) to another thread, or while it is blocked,", number, sigabbrev_np(number));
    the_computer.fail(finding_kind::unsupported, text);
}

// A signal that a task sends to itself arrives before the call returns: its handler is an ordinary call then.
int send_to_itself(int number)
{
    const struct sigaction action = handler_of(number);
    if (sigismember(&masks.of(machine::current_task()), number)) refuse(number);
    if (action.sa_handler == SIG_IGN || (action.sa_handler == SIG_DFL && ignored_by_default(number))) return 0;
    if (action.sa_handler == SIG_DFL) {
        char text[64];
        std::snprintf(text, sizeof text, "the program sent itself SIG%s", sigabbrev_np(number));
        the_computer.fail_by_signal(number, text);
    }
    if (action.sa_flags & SA_RESETHAND) handler_of(number).sa_handler = SIG_DFL;
    if (action.sa_flags & SA_SIGINFO) {
        siginfo_t about{};
        about.si_signo = number;
        about.si_code = SI_TKILL;
        about.si_pid = getpid();
        action.sa_sigaction(number, &about, nullptr);
    } else {
        action.sa_handler(number);
    }
    return 0;
}

int send(task* to, int number)
{
    if (number < 0 || number >= signal_count) return EINVAL;
    if (!to) return ESRCH;
    if (number == 0) return 0;
    if (to != &machine::current_task()) refuse(number);
    return send_to_itself(number);
}

int change_mask(int how, const sigset_t* set, sigset_t* old)
{
    sigset_t& mine = masks.of(machine::current_task());
    if (old) *old = mine;
    if (!set) return 0;
    switch (how) {
    case SIG_BLOCK: sigorset(&mine, &mine, set); return 0;
    case SIG_SETMASK: mine = *set; return 0;
    case SIG_UNBLOCK:
        for (int number = 1; number < signal_count; ++number)
            if (sigismember(set, number)) sigdelset(&mine, number);
        return 0;
    default: return EINVAL;
    }
}

}  // namespace

void restart_signals()
{
    handlers.restart();
    masks.restart();
}

}  // namespace pawl::check::intercept

using namespace pawl::check::intercept;
using pawl::check::machine::simulating;

PAWL_EXPORT int sigaction(int number, const struct sigaction* action, struct sigaction* old)
{
    if (!may_be_handled(number)) return failed(EINVAL);
    struct sigaction& kept = handler_of(number);
    if (old) *old = kept;
    if (action) kept = *action;
    return 0;
}

PAWL_EXPORT sighandler_t signal(int number, sighandler_t handler)
{
    if (!may_be_handled(number)) return errno = EINVAL, SIG_ERR;
    struct sigaction& kept = handler_of(number);
    const sighandler_t old = kept.sa_handler;
    kept = {};
    kept.sa_handler = handler;
    return old;
}
PAWL_EXPORT sighandler_t bsd_signal(int number, sighandler_t handler) { return signal(number, handler); }
PAWL_EXPORT int siginterrupt(int number, int) { return valid(number) ? 0 : failed(EINVAL); }

PAWL_EXPORT int pthread_sigmask(int how, const sigset_t* set, sigset_t* old)
{
    if (simulating()) return change_mask(how, set, old);
    if (old) *old = {};
    return 0;
}
PAWL_EXPORT int sigprocmask(int how, const sigset_t* set, sigset_t* old)
{
    const int error = pthread_sigmask(how, set, old);
    return error ? failed(error) : 0;
}
PAWL_EXPORT int sigpending(sigset_t* set) { return *set = {}, 0; }

PAWL_EXPORT int raise(int number)
{
    if (!simulating()) pawl::check::machine::kernel::leave(128 + number);
    const int error = send(&pawl::check::machine::current_task(), number);
    return error ? failed(error) : 0;
}
PAWL_EXPORT int pthread_kill(pthread_t thread, int number) { return simulating() ? send(task_of(thread), number) : ESRCH; }
PAWL_EXPORT int tgkill(pid_t, pid_t thread, int number)
{
    const int error = simulating() ? send(task_numbered(thread), number) : ESRCH;
    return error ? failed(error) : 0;
}
PAWL_EXPORT int kill(pid_t process, int number)
{
    if (!simulating()) return failed(ESRCH);
    // To the process: any thread may get it; with one thread alone that is the caller.
    const bool own = process == getpid() || process == 0;
    if (!own) refuse(number);
    if (number == 0) return 0;
    int others = 0;
    for (const auto* t : the_computer.tasks())
        if (!t->ended && t != &pawl::check::machine::current_task()) ++others;
    const bool ends_the_process = valid(number) && handler_of(number).sa_handler == SIG_DFL;
    if (others > 0 && !ends_the_process) refuse(number);
    const int error = send(&pawl::check::machine::current_task(), number);
    return error ? failed(error) : 0;
}
PAWL_EXPORT int pause()
{
    // The runtime's own parked threads wait here too, for good.
    if (pawl::check::machine::in_runtime(PAWL_CALL_SITE()) || !simulating())
        return static_cast<int>(with_errno(pawl::check::machine::kernel::call(SYS_pause)));
    refuse_wait("pause");
}

// Where handlers would run; none does.
PAWL_EXPORT int sigaltstack(const stack_t*, stack_t* old)
{
    if (old) {
        *old = {};
        old->ss_flags = SS_DISABLE;
    }
    return 0;
}
