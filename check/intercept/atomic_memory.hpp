// What an atomic access does to memory, under the model that is explored: the one place where they differ. Sequentially
// consistent: memory holds the last write, and what was published through it (machine/published.hpp). C11: a read may see
// older values, and a write may be put behind newer ones; which, is a choice like any other (weak/model.hpp).
#pragma once

#include <cstring>

#include "check/machine/computer.hpp"
#include "check/machine/published.hpp"
#include "check/weak/model.hpp"
#include "check/weak/orders.hpp"

namespace pawl::check::intercept {

struct exchange_orders {
    int order, failure;
    bool may_fail;
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

/// Null where memory is sequentially consistent, or this object is.
inline weak::place* weak_place(const machine::operation& op) {
    return machine::the_computer.weak() ? weak::the_memory.at(op.object, op.size) : nullptr;
}

/// Which of them it is to be, and what the report has to know of it.
weak::message& choose_message(machine::operation& op, const weak::candidates& open);

template <class T>
T value_of(const weak::message& one) {
    T value;
    std::memcpy(&value, &one.value, sizeof value);
    return value;
}

template <class T>
T read_value(machine::operation& op, const volatile T* at, int order) {
    weak::place* const where = weak_place(op);
    if (!where) {
        read_edge(op, order);
        return *at;
    }
    machine::task& me = machine::current_task();
    weak::candidates open;
    weak::the_memory.find(*where, me, weak::access::load, order, open);
    weak::message& from = choose_message(op, open);
    weak::the_memory.read(*where, me, from, order);
    return value_of<T>(from);
}

/// The value before it in the modification order.
template <class T>
T write_value(machine::operation& op, volatile T* at, T value, int order) {
    weak::place* const where = weak_place(op);
    if (!where) {
        const T old = *at;
        *at = value;
        write_edge(op, order, machine::release_sequence::begins);
        return old;
    }
    machine::task& me = machine::current_task();
    weak::candidates open;
    weak::the_memory.find(*where, me, weak::access::store, order, open);
    weak::message& behind = choose_message(op, open);
    const T old = value_of<T>(behind);
    if (weak::the_memory.store(*where, me, behind, value, order)) *at = value;
    return old;
}

template <class T, class F>
T modify_value(machine::operation& op, volatile T* at, int order, F&& next) {
    weak::place* const where = weak_place(op);
    if (!where) {
        const T old = *at;
        *at = next(old);
        read_edge(op, order);
        write_edge(op, order, machine::release_sequence::continues);
        return old;
    }
    machine::task& me = machine::current_task();
    weak::candidates open;
    weak::the_memory.find(*where, me, weak::access::modify, order, open);
    weak::message& from = choose_message(op, open);
    const T old = value_of<T>(from), fresh = next(old);
    if (weak::the_memory.modify(*where, me, from, fresh, order)) *at = fresh;
    return old;
}

/// What it has read; op.outcome says whether it has written.
template <class T>
T compare_and_modify(machine::operation& op, volatile T* at, T expected, T desired, exchange_orders orders) {
    weak::place* const where = weak_place(op);
    if (!where) {
        const T old = *at;
        op.outcome = old == expected;
        read_edge(op, op.outcome ? orders.order : orders.failure);
        if (!op.outcome) return old;
        *at = desired;
        write_edge(op, orders.order, machine::release_sequence::continues);
        return old;
    }
    machine::task& me = machine::current_task();
    weak::candidates open;
    weak::the_memory.find_compared(*where, me, expected, orders.may_fail, orders.order, orders.failure, open);
    weak::message& from = choose_message(op, open);
    const T old = value_of<T>(from);
    op.outcome = old == expected && !op.spurious;
    if (!op.outcome)
        weak::the_memory.read(*where, me, from, orders.failure);
    else if (weak::the_memory.modify(*where, me, from, desired, orders.order))
        *at = desired;
    return old;
}

void pass_fence(int order);

}  // namespace pawl::check::intercept
