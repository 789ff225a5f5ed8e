#include "check/intercept/scheduling.hpp"

#include <errno.h>
#include <pthread.h>

#include "check/intercept/export.hpp"
#include "check/intercept/threads.hpp"
#include "check/judge/spin.hpp"
#include "check/machine/computer.hpp"

namespace pawl::check::intercept {
namespace {

using machine::operation;
using machine::task;
using machine::the_computer;
using wire::operation_kind;

constexpr pid_t first_tid = 1000;
constexpr int lowest_realtime = 1, highest_realtime = 99;
constexpr int usual_cores = 8, any_core = -1;

bool realtime(int policy) { return policy == SCHED_FIFO || policy == SCHED_RR; }
bool timeshared(int policy) { return policy == SCHED_OTHER || policy == SCHED_BATCH || policy == SCHED_IDLE; }

int failed(int error) { return errno = error, -1; }

// The core of a set that holds just one; a set of several is taken as any.
int only_core(std::size_t size, const cpu_set_t* cpus) {
    if (CPU_COUNT_S(size, cpus) != 1) return any_core;
    int core = 0;
    while (!CPU_ISSET_S(core, size, cpus)) ++core;
    return core;
}

}  // namespace

task* task_numbered(pid_t number) {
    if (number == 0) return &machine::current_task();
    const auto& all = the_computer.tasks();
    const auto index = static_cast<std::size_t>(number - first_tid);
    if (number < first_tid || index >= all.size() || all[index]->ended) return nullptr;
    return all[index];
}

int set_scheduling(task& t, int policy, int priority) {
    policy &= ~SCHED_RESET_ON_FORK;
    if (!realtime(policy) && !timeshared(policy)) return EINVAL;
    if (realtime(policy) ? priority < lowest_realtime || priority > highest_realtime : priority != 0) return EINVAL;
    operation op;
    op.kind = operation_kind::set_priority;
    op.other_task = static_cast<std::int32_t>(t.id);
    the_computer.perform(op);
    the_computer.sees_scheduling_of(t);
    op.value_before = static_cast<std::uint64_t>(t.base_priority);
    // Batch and idle share time as the others do: which of them runs is left open.
    if (!t.ruled_policy) t.policy = timeshared(policy) ? SCHED_OTHER : policy;
    if (!t.ruled_priority) t.base_priority = priority;
    op.value_after = static_cast<std::uint64_t>(t.base_priority);
    if (realtime(policy)) the_computer.set_program_priorities();
    the_computer.done(op);
    return 0;
}

int set_affinity(task& t, std::size_t size, const cpu_set_t* cpus) {
    if (CPU_COUNT_S(size, cpus) == 0) return EINVAL;
    operation op;
    op.kind = operation_kind::set_priority;
    op.other_task = static_cast<std::int32_t>(t.id);
    the_computer.perform(op);
    the_computer.sees_scheduling_of(t);
    op.value_before = op.value_after = static_cast<std::uint64_t>(t.base_priority);
    if (!t.ruled_core) t.core = only_core(size, cpus);
    the_computer.done(op);
    return 0;
}

int get_affinity(int core, std::size_t size, cpu_set_t* cpus) {
    if (size < sizeof(std::uint64_t)) return EINVAL;
    CPU_ZERO_S(size, cpus);
    for (int i = 0; i < core_count(); ++i)
        if (core < 0 || core % core_count() == i) CPU_SET_S(i, size, cpus);
    return 0;
}

int core_count() {
    if (!machine::simulating()) return usual_cores;
    const wire::machine& on = the_computer.on();
    if (on.kind == wire::machine_kind::one_core) return 1;
    return on.kind == wire::machine_kind::free || on.cores == 0 ? usual_cores : static_cast<int>(on.cores);
}

}  // namespace pawl::check::intercept

using namespace pawl::check::intercept;
using pawl::check::machine::current_task;
using pawl::check::machine::simulating;

PAWL_EXPORT int sched_yield() {
    if (!simulating()) return 0;
    const std::uint64_t* frame = PAWL_CALLER_FRAME();
    operation op;
    op.kind = operation_kind::yield;
    current_task().yielded = true;
    ++current_task().yields_in_a_row;
    the_computer.perform(op);
    the_computer.done(op, frame);
    return 0;
}
// glibc's header makes pthread_yield another spelling of sched_yield; old objects still call it by name.
PAWL_EXPORT int pawl_pthread_yield() __asm__("pthread_yield");
int pawl_pthread_yield() { return sched_yield(); }

PAWL_EXPORT int sched_setscheduler(pid_t number, int policy, const sched_param* parameters) {
    if (!simulating()) return 0;
    if (!parameters || number < 0) return failed(EINVAL);
    task* t = task_numbered(number);
    if (!t) return failed(ESRCH);
    const int error = set_scheduling(*t, policy, parameters->sched_priority);
    return error ? failed(error) : 0;
}
PAWL_EXPORT int sched_setparam(pid_t number, const sched_param* parameters) {
    if (!simulating()) return 0;
    if (!parameters || number < 0) return failed(EINVAL);
    task* t = task_numbered(number);
    if (!t) return failed(ESRCH);
    const int error = set_scheduling(*t, t->policy, parameters->sched_priority);
    return error ? failed(error) : 0;
}
PAWL_EXPORT int sched_getscheduler(pid_t number) {
    if (!simulating()) return SCHED_OTHER;
    const task* t = task_numbered(number);
    return t ? t->policy : failed(ESRCH);
}
PAWL_EXPORT int sched_getparam(pid_t number, sched_param* parameters) {
    if (!simulating()) return *parameters = {}, 0;
    const task* t = task_numbered(number);
    if (!t) return failed(ESRCH);
    parameters->sched_priority = t->base_priority;
    return 0;
}
PAWL_EXPORT int sched_get_priority_min(int policy) {
    return realtime(policy) ? lowest_realtime : timeshared(policy) ? 0 : failed(EINVAL);
}
PAWL_EXPORT int sched_get_priority_max(int policy) {
    return realtime(policy) ? highest_realtime : timeshared(policy) ? 0 : failed(EINVAL);
}
PAWL_EXPORT int sched_rr_get_interval(pid_t number, timespec* interval) {
    if (simulating() && !task_numbered(number)) return failed(ESRCH);
    *interval = {0, 100'000'000};
    return 0;
}

PAWL_EXPORT int sched_setaffinity(pid_t number, std::size_t size, const cpu_set_t* cpus) {
    if (!simulating()) return 0;
    task* t = task_numbered(number);
    if (!t) return failed(ESRCH);
    const int error = set_affinity(*t, size, cpus);
    return error ? failed(error) : 0;
}
PAWL_EXPORT int sched_getaffinity(pid_t number, std::size_t size, cpu_set_t* cpus) {
    const task* t = simulating() ? task_numbered(number) : nullptr;
    if (!t && simulating()) return failed(ESRCH);
    const int error = get_affinity(t ? t->core : any_core, size, cpus);
    return error ? failed(error) : 0;
}
PAWL_EXPORT int sched_getcpu() {
    if (!simulating()) return 0;
    const task& me = current_task();
    return (me.core >= 0 ? me.core : static_cast<int>(me.id)) % core_count();
}

PAWL_EXPORT int pthread_setschedparam(pthread_t thread, int policy, const sched_param* parameters) {
    if (!simulating()) return 0;
    task* t = task_of(thread);
    return t ? set_scheduling(*t, policy, parameters->sched_priority) : ESRCH;
}
PAWL_EXPORT int pthread_getschedparam(pthread_t thread, int* policy, sched_param* parameters) {
    const task* t = simulating() ? task_of(thread) : nullptr;
    if (!t && simulating()) return ESRCH;
    *policy = t ? t->policy : SCHED_OTHER;
    parameters->sched_priority = t ? t->base_priority : 0;
    return 0;
}
PAWL_EXPORT int pthread_setschedprio(pthread_t thread, int priority) {
    if (!simulating()) return 0;
    task* t = task_of(thread);
    return t ? set_scheduling(*t, t->policy, priority) : ESRCH;
}
PAWL_EXPORT int pthread_setaffinity_np(pthread_t thread, std::size_t size, const cpu_set_t* cpus) {
    if (!simulating()) return 0;
    task* t = task_of(thread);
    return t ? set_affinity(*t, size, cpus) : ESRCH;
}
PAWL_EXPORT int pthread_getaffinity_np(pthread_t thread, std::size_t size, cpu_set_t* cpus) {
    const task* t = simulating() ? task_of(thread) : nullptr;
    if (!t && simulating()) return ESRCH;
    return get_affinity(t ? t->core : any_core, size, cpus);
}
