// What the program may ask about the computer: the simulated one answers.
#include <errno.h>
#include <sys/resource.h>
#include <unistd.h>

#include "check/intercept/execution_table.hpp"
#include "check/intercept/export.hpp"
#include "check/intercept/libc_function.hpp"
#include "check/intercept/scheduling.hpp"
#include "check/machine/computer.hpp"

namespace pawl::check::intercept {
namespace {

libc_function<long(int)> libc_sysconf{"sysconf"};
__attribute__((constructor)) void find_libc_functions() { libc_sysconf.find(); }

// Niceness weighs the shares of tasks that share time; which of them runs is open anyway. It is kept for who asks.
per_task<int> niceness;

int within_limits(int value) { return value < -20 ? -20 : value > 19 ? 19 : value; }

int failed(int error) { return errno = error, -1; }

}  // namespace

void restart_niceness() { niceness.restart(); }

}  // namespace pawl::check::intercept

using namespace pawl::check::intercept;
using pawl::check::machine::current_task;
using pawl::check::machine::simulating;

PAWL_EXPORT long sysconf(int name) {
    if (name == _SC_NPROCESSORS_ONLN || name == _SC_NPROCESSORS_CONF) return core_count();
    return libc_sysconf(name);
}
PAWL_EXPORT int get_nprocs() { return core_count(); }
PAWL_EXPORT int get_nprocs_conf() { return core_count(); }

PAWL_EXPORT int nice(int increment) {
    if (!simulating()) return 0;
    int& mine = niceness.of(current_task());
    return mine = within_limits(mine + increment);
}
PAWL_EXPORT int setpriority(__priority_which_t which, id_t who, int value) {
    if (!simulating()) return 0;
    const auto* t = which == PRIO_PROCESS ? task_numbered(static_cast<pid_t>(who)) : &current_task();
    if (!t) return failed(ESRCH);
    niceness.of(*t) = within_limits(value);
    return 0;
}
PAWL_EXPORT int getpriority(__priority_which_t which, id_t who) {
    if (!simulating()) return 0;
    const auto* t = which == PRIO_PROCESS ? task_numbered(static_cast<pid_t>(who)) : &current_task();
    return t ? niceness.of(*t) : failed(ESRCH);
}
