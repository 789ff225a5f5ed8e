// Futexes with priority inheritance: the word holds the owner's thread number.
#include "check/intercept/futex_lock.hpp"

#include <errno.h>
#include <linux/futex.h>
#include <time.h>

#include "check/intercept/mutex.hpp"
#include "check/machine/computer.hpp"
#include "check/weak/model.hpp"

namespace pawl::check::intercept {
namespace {

using machine::operation;
using machine::sync_object;
using machine::task;
using machine::the_computer;
using wire::operation_kind;

constexpr std::uint32_t first_tid = 1000;

operation describe(operation_kind kind, const std::uint32_t* word) {
    operation op;
    op.kind = kind;
    op.size = 4;
    op.object = reinterpret_cast<std::uint64_t>(word);
    return op;
}

sync_object& lock_at(const std::uint32_t* word) { return machine::object_at(word, machine::object_class::futex); }
std::uint32_t tid_of(const task& t) { return first_tid + t.id; }

task* owner_in(std::uint32_t word) {
    const std::uint32_t tid = word & FUTEX_TID_MASK;
    if (tid < first_tid || tid - first_tid >= the_computer.tasks().size()) return nullptr;
    return the_computer.tasks()[tid - first_tid];
}

bool lock_free(const operation& op, const task&) { return op.target->owner == nullptr; }
constexpr machine::wait_rule lock_rule{lock_free, owner_of};

// The kernel refuses a wait that would close a cycle.
bool would_close_cycle(const task& me, const task* owner) {
    for (int hops = 0; owner && hops < 1024; ++hops) {
        if (owner == &me) return true;
        const operation* waits = owner->ended ? nullptr : owner->pending;
        if (!waits || waits->kind != operation_kind::futex_lock || !waits->target) return false;
        owner = waits->target->owner;
    }
    return false;
}

void pass_through_kernel(const std::uint32_t* word, task& me) {
    if (the_computer.weak())
        weak::the_memory.pass_through_kernel(reinterpret_cast<std::uint64_t>(word), sizeof *word, me);
}

}  // namespace

long lock_pi(std::uint32_t* word, std::int64_t deadline, bool only_try, const std::uint64_t* frame) {
    sync_object& lock = lock_at(word);
    task& me = machine::current_task();
    lock.protocol = machine::mutex_protocol::inherit;
    machine::inheritance_in_use(the_computer);
    operation begin = describe(operation_kind::futex_lock, word);
    the_computer.perform(begin);
    lock.owner = owner_in(*word);
    if (lock.owner) {
        if (lock.owner->ended) return -ESRCH;
        if (only_try) {
            begin.outcome = 0;
            the_computer.done(begin, frame);
            return -EAGAIN;
        }
        if (would_close_cycle(me, lock.owner)) {
            begin.outcome = 0;
            the_computer.done(begin);
            return -EDEADLK;
        }
        pass_through_kernel(word, me);
        *word |= FUTEX_WAITERS;
        ++lock.waiters;
        the_computer.done(begin);
        begin.target = &lock;
        begin.rule = &lock_rule;
        begin.deadline = deadline;
        the_computer.perform(begin);
        --lock.waiters;
        if (begin.timed_out) {
            begin.outcome = 2;
            the_computer.done(begin);
            return -ETIMEDOUT;
        }
    }
    lock.owner = &me;
    ++lock.version;
    pass_through_kernel(word, me);
    *word = tid_of(me) | (lock.waiters ? FUTEX_WAITERS : 0);
    machine::hold(me, lock, frame[1], the_computer.moment());
    the_computer.done(begin);
    return 0;
}

long unlock_pi(std::uint32_t* word) {
    sync_object& lock = lock_at(word);
    task& me = machine::current_task();
    operation op = describe(operation_kind::futex_unlock, word);
    the_computer.perform(op);
    if ((*word & FUTEX_TID_MASK) != tid_of(me)) {
        op.outcome = 0;
        the_computer.done(op);
        return -EPERM;
    }
    pass_through_kernel(word, me);
    *word = lock.waiters ? FUTEX_WAITERS : 0;
    lock.owner = nullptr;
    ++lock.version;
    machine::unhold(me, lock);
    the_computer.done(op);
    return 0;
}

}  // namespace pawl::check::intercept
