// What an atomic access does to memory, under the model that is explored: the one place where they differ. Sequentially
// consistent: memory holds the last write, and what was published through it (machine/published.hpp). C11: a read may see
// older values, and a write may be put behind newer ones; which, is a choice like any other (weak/model.hpp).
#pragma once

#include <cstring>

#include "check/intercept/standard_waiters.hpp"
#include "check/machine/computer.hpp"
#include "check/machine/published.hpp"
#include "check/weak/model.hpp"
#include "check/weak/orders.hpp"

namespace pawl::check::intercept {

struct exchange_orders {
    int order, failure;
    bool may_fail;
    std::uint64_t pc;
};

inline void read_edge(const machine::operation& op, int order) {
    machine::task& me = machine::current_task();
    // Relaxed: a later acquire fence makes it count.
    machine::join_published(weak::acquires(order) ? me.clock : me.acquire_fence, op.object, op.size);
}

// A plain store begins a new release sequence; a read-modify-write continues the one it read from.
inline void write_edge(const machine::operation& op, int order, machine::release_sequence how) {
    machine::task& me = machine::current_task();
    machine::publish(op.object, op.size, weak::releases(order) ? me.clock : me.release_fence, how);
    if (weak::releases(order)) me.clock.raise(me.id, me.clock.of(me.id) + 1);
}

/// What an access touches and sees under C11's memory.
struct weak_access {
    weak::places where;
    weak::candidates open;

    explicit weak_access(const machine::operation& op) : where(weak::the_memory.at(op.object, op.size)) {
        if (is_of_standard_waiters(op.object)) weak::the_memory.barrier(machine::current_task());
        if (!has_choice()) machine::the_computer.session().mixed_sizes = true;
    }
    bool has_choice() const { return where.count == 1; }
    /// The value that was seen: of several places it is the newest of each, which is what memory holds.
    template <class T>
    T value(const weak::message& seen, const volatile T* at) const {
        if (!has_choice()) return *at;
        T value;
        std::memcpy(&value, &seen.value, sizeof value);
        return value;
    }
    void find(weak::access how, int order) {
        if (has_choice())
            weak::the_memory.find(*where.at[0], machine::current_task(), how, order, open);
        else
            open.add(where.at[0]->last);
    }
};

/// Which of them it is to be, and what the report has to know of it.
weak::message& choose_message(machine::operation& op, const weak::candidates& open);

template <class T>
T read_value(machine::operation& op, const volatile T* at, int order) {
    if (!machine::the_computer.weak()) {
        read_edge(op, order);
        return *at;
    }
    weak_access mine(op);
    mine.find(weak::access::load, order);
    weak::message& from = choose_message(op, mine.open);
    weak::the_memory.read(mine.where, machine::current_task(), from, order);
    return mine.value(from, at);
}

/// The value before it in the modification order.
template <class T>
T write_value(machine::operation& op, volatile T* at, T value, int order) {
    if (!machine::the_computer.weak()) {
        const T old = *at;
        *at = value;
        write_edge(op, order, machine::release_sequence::begins);
        return old;
    }
    weak_access mine(op);
    mine.find(weak::access::store, order);
    weak::message& behind = choose_message(op, mine.open);
    const T old = mine.value(behind, at);
    if (weak::the_memory.store(mine.where, machine::current_task(), behind, value, order)) *at = value;
    return old;
}

template <class T, class F>
T modify_value(machine::operation& op, volatile T* at, int order, F&& next) {
    if (!machine::the_computer.weak()) {
        const T old = *at;
        *at = next(old);
        read_edge(op, order);
        write_edge(op, order, machine::release_sequence::continues);
        return old;
    }
    weak_access mine(op);
    mine.find(weak::access::modify, order);
    weak::message& from = choose_message(op, mine.open);
    const T old = mine.value(from, at), fresh = next(old);
    if (weak::the_memory.modify(mine.where, machine::current_task(), from, fresh, order)) *at = fresh;
    return old;
}

/// What it has read; op.outcome says whether it has written.
template <class T>
T compare_and_modify(machine::operation& op, volatile T* at, T expected, T desired, exchange_orders orders) {
    if (!machine::the_computer.weak()) {
        const T old = *at;
        op.outcome = old == expected;
        read_edge(op, op.outcome ? orders.order : orders.failure);
        if (!op.outcome) return old;
        *at = desired;
        write_edge(op, orders.order, machine::release_sequence::continues);
        return old;
    }
    machine::task& me = machine::current_task();
    weak_access mine(op);
    if (mine.has_choice())
        weak::the_memory.find_compared(*mine.where.at[0], me, expected,
                                       orders.may_fail && weak::the_memory.may_fail_spuriously(me, orders.pc),
                                       orders.order, orders.failure, mine.open);
    else
        mine.open.add(mine.where.at[0]->last);
    weak::message& from = choose_message(op, mine.open);
    const T old = mine.value(from, at);
    op.outcome = old == expected && !op.spurious;
    if (!op.outcome)
        weak::the_memory.read(mine.where, me, from, orders.failure);
    else if (weak::the_memory.modify(mine.where, me, from, desired, orders.order))
        *at = desired;
    return old;
}

void pass_fence(int order);

}  // namespace pawl::check::intercept
