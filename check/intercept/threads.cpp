#include "check/intercept/threads.hpp"

#include <errno.h>
#include <sched.h>

#include <cstring>

#include "check/intercept/cancellation.hpp"
#include "check/intercept/export.hpp"
#include "check/intercept/mutex.hpp"
#include "check/intercept/signals.hpp"
#include "check/intercept/start.hpp"
#include "check/machine/computer.hpp"
#include "check/machine/dependence.hpp"
#include "check/own/kernel.hpp"

namespace pawl::check::intercept {
namespace {

using machine::operation;
using machine::task;
using machine::the_computer;
using wire::finding_kind;
using wire::operation_kind;

bool target_ended(const operation& op, const task&) {
    return the_computer.tasks()[static_cast<std::size_t>(op.other_task)]->ended;
}
int the_target(const operation& op) { return op.other_task; }
constexpr machine::wait_rule join_rule{target_ended, the_target};

// What the attributes ask for; inherited scheduling keeps the creator's.
void read_attributes(task& fresh, const task& parent, const pthread_attr_t* attributes) {
    fresh.policy = fresh.ruled_policy ? fresh.policy : parent.policy;
    fresh.base_priority = fresh.ruled_priority ? fresh.base_priority : parent.base_priority;
    if (!fresh.ruled_core) fresh.core = parent.core;
    if (!attributes) return;
    int detach = 0, inherit = 0, policy = 0;
    sched_param parameters{};
    pthread_attr_getdetachstate(attributes, &detach);
    fresh.detached = detach == PTHREAD_CREATE_DETACHED;
    pthread_attr_getinheritsched(attributes, &inherit);
    if (inherit == PTHREAD_EXPLICIT_SCHED) {
        pthread_attr_getschedpolicy(attributes, &policy);
        pthread_attr_getschedparam(attributes, &parameters);
        if (!fresh.ruled_policy) fresh.policy = policy;
        if (!fresh.ruled_priority) fresh.base_priority = parameters.sched_priority;
        if (policy != SCHED_OTHER) the_computer.set_program_priorities();
    }
    cpu_set_t cpus;
    CPU_ZERO(&cpus);
    if (!fresh.ruled_core && pthread_attr_getaffinity_np(attributes, sizeof cpus, &cpus) == 0 && CPU_COUNT(&cpus) == 1)
        for (int core = 0; core < CPU_SETSIZE; ++core)
            if (CPU_ISSET(core, &cpus)) fresh.core = core;
}

// The first frame of every thread but main.
void thread_entry() {
    task& me = machine::current_task();
    the_computer.done(*me.pending);
    if (me.start_c11)
        me.result = reinterpret_cast<void*>(static_cast<std::intptr_t>(me.start_c11(me.argument)));
    else
        me.result = me.start(me.argument);
    run_thread_destructors();
    the_computer.end_task();
}

task* known_task(pthread_t thread, const char* what) {
    task* t = task_of(thread);
    if (!t) the_computer.fail(finding_kind::misuse, what, reinterpret_cast<void*>(thread));
    return t;
}

}  // namespace

task* task_of(pthread_t thread) {
    const auto& tasks = the_computer.tasks();
    for (std::size_t i = tasks.size(); i-- > 0;)
        if (tasks[i]->thread_base == thread && !tasks[i]->interrupt) return tasks[i];
    return nullptr;
}

pthread_t thread_of(const task& t) { return t.thread_base; }

int create_thread(pthread_t* thread, const pthread_attr_t* attributes, void* (*start)(void*), int (*start_c11)(void*),
                  void* argument) {
    if (!machine::simulating()) {
        // A static constructor starts a thread: constructors must run inside the simulation.
        request_simulated_constructors();
    }
    task& me = machine::current_task();
    operation op;
    op.kind = operation_kind::task_create;
    op.object =
        reinterpret_cast<std::uint64_t>(start ? reinterpret_cast<void*>(start) : reinterpret_cast<void*>(start_c11));
    the_computer.perform(op);
    task& fresh = the_computer.create_task(thread_entry, start, argument, nullptr);
    fresh.start_c11 = start_c11;
    read_attributes(fresh, me, attributes);
    inherit_signal_mask(me, fresh);
    if (thread) *thread = thread_of(fresh);
    op.other_task = static_cast<std::int32_t>(fresh.id);
    the_computer.done(op);
    return 0;
}

int join_thread(pthread_t thread, void** result, std::int64_t deadline, bool only_try, const std::uint64_t* frame) {
    if (!machine::simulating()) return ESRCH;
    act_on_cancellation();
    task& target = *known_task(thread, "joins a thread that does not exist or was joined before");
    task& me = machine::current_task();
    if (target.joined)
        the_computer.fail(finding_kind::misuse, "joins a thread twice", nullptr, static_cast<int>(target.id));
    if (target.detached)
        the_computer.fail(finding_kind::misuse, "joins a detached thread", nullptr, static_cast<int>(target.id));
    if (&target == &me) return EDEADLK;
    operation op;
    op.kind = operation_kind::join;
    op.object = thread;
    op.other_task = static_cast<std::int32_t>(target.id);
    op.deadline = deadline;
    op.cancellable = true;
    if (!only_try) op.rule = &join_rule;
    the_computer.perform(op);
    if (op.timed_out || (only_try && !target.ended)) {
        op.outcome = 0;
        op.object = 0;
        the_computer.done(op, only_try ? frame : nullptr);
        return only_try ? EBUSY : ETIMEDOUT;
    }
    if (!target.ended) {
        act_on_cancellation();
        return EINTR;
    }
    if (target.detached)
        the_computer.fail(finding_kind::misuse, "joins a detached thread", nullptr, static_cast<int>(target.id));
    if (target.joined)
        the_computer.fail(finding_kind::misuse, "two tasks join the same thread", nullptr, static_cast<int>(target.id));
    target.joined = true;
    me.clock.join(target.clock);
    target.life.joined_by = me.id;
    target.life.joined = me.life.now;
    target.life.gone = true;
    if (result) *result = target.result;
    if (target.id != 0) the_computer.give_back_stack(target);
    the_computer.done(op);
    return 0;
}

int detach_thread(pthread_t thread) {
    if (!machine::simulating()) return 0;
    task& target = *known_task(thread, "detaches a thread that does not exist or was joined before");
    if (target.joined || target.detached) {
        the_computer.fail(finding_kind::misuse,
                          target.joined ? "detaches a thread that was joined" : "detaches a thread twice", nullptr,
                          static_cast<int>(target.id));
    }
    operation op;
    op.kind = operation_kind::detach;
    op.other_task = static_cast<std::int32_t>(target.id);
    the_computer.perform(op);
    if (target.joined)
        the_computer.fail(finding_kind::misuse, "detaches a thread that was joined", nullptr,
                          static_cast<int>(target.id));
    target.detached = true;
    the_computer.done(op);
    if (target.ended && target.id != 0) the_computer.give_back_stack(target);
    return 0;
}

}  // namespace pawl::check::intercept

using namespace pawl::check::intercept;

PAWL_EXPORT int pthread_create(pthread_t* thread, const pthread_attr_t* attributes, void* (*start)(void*),
                               void* argument) {
    return create_thread(thread, attributes, start, nullptr, argument);
}
PAWL_EXPORT int pthread_join(pthread_t thread, void** result) {
    return join_thread(thread, result, pawl::check::machine::no_deadline, false, nullptr);
}
PAWL_EXPORT int pthread_tryjoin_np(pthread_t thread, void** result) {
    return join_thread(thread, result, pawl::check::machine::no_deadline, true, PAWL_CALLER_FRAME());
}
PAWL_EXPORT int pthread_timedjoin_np(pthread_t thread, void** result, const timespec* until) {
    return join_thread(thread, result, deadline_from(until, CLOCK_REALTIME), false, nullptr);
}
PAWL_EXPORT int pthread_clockjoin_np(pthread_t thread, void** result, clockid_t clock, const timespec* until) {
    return join_thread(thread, result, deadline_from(until, clock), false, nullptr);
}
PAWL_EXPORT int pthread_detach(pthread_t thread) { return detach_thread(thread); }
PAWL_EXPORT int pthread_setname_np(pthread_t thread, const char* name) {
    if (std::strlen(name) > 15) return ERANGE;
    if (!pawl::check::machine::simulating()) return 0;
    if (auto* t = task_of(thread)) the_computer.rename(*t, name);
    return 0;
}
PAWL_EXPORT int pthread_getname_np(pthread_t thread, char* name, std::size_t size) {
    const auto* t = pawl::check::machine::simulating() ? task_of(thread) : nullptr;
    std::strncpy(name, t ? t->name : "main", size);
    return 0;
}
// The kernel sees one thread: each task has a number of its own, the same in every execution.
PAWL_EXPORT int gettid() {
    constexpr int first = 1000;
    return first + (pawl::check::machine::simulating() ? static_cast<int>(pawl::check::machine::current_task().id) : 0);
}
