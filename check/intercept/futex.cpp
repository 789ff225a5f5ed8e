// Raw futexes: libstdc++'s atomic wait, Rust's locks and parking, and programs of their own. The kernel compares and
// queues in one step; wake-ups go to the highest priority first, then to the one that waited longest.
#include "check/intercept/futex.hpp"

#include <errno.h>
#include <linux/futex.h>
#include <time.h>

#include <cstring>

#include "check/intercept/export.hpp"
#include "check/intercept/futex_lock.hpp"
#include "check/intercept/mutex.hpp"
#include "check/machine/computer.hpp"
#include "check/machine/dependence.hpp"
#include "check/weak/model.hpp"

namespace pawl::check::intercept {
namespace {

using machine::operation;
using machine::task;
using machine::the_computer;
using wire::operation_kind;

constexpr int most_words = 128;

// One waiting task; lives on its stack.
struct waiter {
    task* who;
    waiter* next;
    std::uint32_t* word[most_words];
    int words, woken;  // the index that was woken, -1: none yet
    std::uint32_t bits;
};

waiter* first = nullptr;

void enqueue(waiter& w) {
    waiter** last = &first;
    while (*last) last = &(*last)->next;
    *last = &w;
}

void dequeue(const waiter& w) {
    for (waiter** at = &first; *at; at = &(*at)->next)
        if (*at == &w) {
            *at = w.next;
            return;
        }
}

bool was_woken(const operation& op, const task&) { return reinterpret_cast<const waiter*>(op.value_after)->woken >= 0; }
int nobody(const operation&) { return -1; }
constexpr machine::wait_rule wait_rule{was_woken, nobody};

int index_of(const waiter& w, const std::uint32_t* word) {
    for (int i = 0; i < w.words; ++i)
        if (w.word[i] == word) return i;
    return -1;
}

waiter* best_waiter(const std::uint32_t* word, std::uint32_t bits) {
    waiter* best = nullptr;
    for (waiter* w = first; w; w = w->next) {
        if (w->woken >= 0 || !(w->bits & bits) || index_of(*w, word) < 0) continue;
        if (!best || the_computer.effective_priority(*w->who) > the_computer.effective_priority(*best->who)) best = w;
    }
    return best;
}

long wake(const std::uint32_t* word, long most, std::uint32_t bits) {
    long count = 0;
    while (count < most) {
        waiter* w = best_waiter(word, bits);
        if (!w) break;
        w->woken = index_of(*w, word);
        the_computer.wakes(*w->who);
        // It does not wait at its other words any more either.
        for (int i = 0; w->words > 1 && i < w->words; ++i)
            the_computer.touches(
                machine::object_place(reinterpret_cast<std::uint64_t>(w->word[i]), wire::touch::writes));
        dequeue(*w);
        ++count;
    }
    return count;
}

operation describe(operation_kind kind, const std::uint32_t* word) {
    operation op;
    op.kind = kind;
    op.size = 4;
    op.object = reinterpret_cast<std::uint64_t>(word);
    return op;
}

// The kernel looks at memory itself, behind a barrier: whoever changes the word afterwards sees what the caller wrote
// before; and who was told that a word is another by now finds nothing older in it.
void see_newest(const std::uint32_t* word) {
    if (!the_computer.weak()) return;
    weak::the_memory.barrier(machine::current_task());
    weak::the_memory.has_seen_newest(reinterpret_cast<std::uint64_t>(word), sizeof *word, machine::current_task());
}

long wait_here(waiter& w, operation& begin, std::int64_t deadline) {
    enqueue(w);
    the_computer.done(begin);
    operation op = describe(operation_kind::futex_wait, w.word[0]);
    op.rule = &wait_rule;
    op.value_after = reinterpret_cast<std::uint64_t>(&w);
    op.sleeper = static_cast<std::int32_t>(w.who->id);
    op.words = begin.words;
    op.word_count = begin.word_count;
    op.deadline = deadline;
    the_computer.perform(op);
    op.value_after = 0;
    if (w.woken < 0) {
        dequeue(w);
        op.outcome = 2;
        the_computer.done(op);
        return -ETIMEDOUT;
    }
    the_computer.done(op);
    return w.woken;
}

long futex_wait(std::uint32_t* word, std::uint32_t expected, std::int64_t deadline, std::uint32_t bits,
                const std::uint64_t* frame) {
    operation begin = describe(operation_kind::futex_wait, word);
    the_computer.perform(begin);
    begin.value_before = *word;
    begin.value_after = expected;
    see_newest(word);
    if (*word != expected) {
        begin.outcome = 0;
        the_computer.done(begin, frame);
        return -EAGAIN;
    }
    waiter w{&machine::current_task(), nullptr, {word}, 1, -1, bits};
    const long result = wait_here(w, begin, deadline);
    return result < 0 ? result : 0;
}

long futex_waitv(const ::futex_waitv* list, unsigned count, std::int64_t deadline, const std::uint64_t* frame) {
    if (count == 0 || count > most_words) return -EINVAL;
    waiter w{&machine::current_task(), nullptr, {}, static_cast<int>(count), -1, ~0u};
    for (unsigned i = 0; i < count; ++i) {
        if ((list[i].flags & 3) != FUTEX_32 && (list[i].flags & 3) != 2) return -EINVAL;
        w.word[i] = reinterpret_cast<std::uint32_t*>(list[i].uaddr);
    }
    operation begin = describe(operation_kind::futex_wait, w.word[0]);
    begin.words = w.word;
    begin.word_count = w.words;
    the_computer.perform(begin);
    for (unsigned i = 0; i < count; ++i) {
        see_newest(w.word[i]);
        if (*w.word[i] == static_cast<std::uint32_t>(list[i].val)) continue;
        begin.outcome = 0;
        the_computer.done(begin, frame);
        return -EAGAIN;
    }
    return wait_here(w, begin, deadline);
}

long futex_wake(std::uint32_t* word, long most, std::uint32_t bits) {
    operation op = describe(operation_kind::futex_wake, word);
    the_computer.perform(op);
    if (the_computer.weak()) weak::the_memory.barrier(machine::current_task());
    const long count = wake(word, most, bits);
    op.value_after = static_cast<std::uint64_t>(count);
    op.outcome = count > 0;
    the_computer.done(op);
    return count;
}

long futex_requeue(std::uint32_t* from, std::uint32_t* to, long wakes, long moves, const std::uint32_t* expected) {
    operation op = describe(operation_kind::futex_requeue, from);
    the_computer.perform(op);
    if (expected) see_newest(from);
    if (expected && *from != *expected) {
        op.outcome = 0;
        the_computer.done(op);
        return -EAGAIN;
    }
    long count = wake(from, wakes, ~0u);
    for (waiter* w = first; w && moves > 0; w = w->next) {
        const int i = index_of(*w, from);
        if (i < 0 || w->woken >= 0) continue;
        w->word[i] = to;
        w->who->pending->also = 1;
        --moves;
        ++count;
    }
    the_computer.done(op);
    return count;
}

}  // namespace

void forget_futex_waiters() { first = nullptr; }

long futex(std::uint32_t* word, int operation_and_flags, std::uint32_t value, const timespec* time,
           std::uint32_t* word2, std::uint32_t value3, const std::uint64_t* frame) {
    if (reinterpret_cast<std::uintptr_t>(word) % 4 != 0) return -EINVAL;
    const int command = operation_and_flags & FUTEX_CMD_MASK;
    const clockid_t clock = operation_and_flags & FUTEX_CLOCK_REALTIME ? CLOCK_REALTIME : CLOCK_MONOTONIC;
    const auto second_count = static_cast<long>(reinterpret_cast<std::uintptr_t>(time));
    switch (command) {
        case FUTEX_WAIT: return futex_wait(word, value, deadline_after(time), ~0u, frame);
        case FUTEX_WAIT_BITSET:
            return value3 ? futex_wait(word, value, deadline_from(time, clock), value3, frame) : -EINVAL;
        case FUTEX_WAKE: return futex_wake(word, static_cast<int>(value), ~0u);
        case FUTEX_WAKE_BITSET: return value3 ? futex_wake(word, static_cast<int>(value), value3) : -EINVAL;
        case FUTEX_REQUEUE: return futex_requeue(word, word2, static_cast<int>(value), second_count, nullptr);
        case FUTEX_CMP_REQUEUE: return futex_requeue(word, word2, static_cast<int>(value), second_count, &value3);
        case FUTEX_LOCK_PI: return lock_pi(word, deadline_from(time, CLOCK_REALTIME), false, frame);
        case FUTEX_LOCK_PI2: return lock_pi(word, deadline_from(time, clock), false, frame);
        case FUTEX_TRYLOCK_PI: return lock_pi(word, machine::no_deadline, true, frame);
        case FUTEX_UNLOCK_PI: return unlock_pi(word);
        default:
            the_computer.fail(wire::finding_kind::unsupported,
                              "a futex command beyond wait, wake, requeue and priority inheritance", word);
    }
}

long wait_on_futexes(const void* list, unsigned count, const timespec* until, clockid_t clock,
                     const std::uint64_t* frame) {
    return futex_waitv(static_cast<const ::futex_waitv*>(list), count, deadline_from(until, clock), frame);
}

}  // namespace pawl::check::intercept
