// Atomic accesses, as -fsanitize=thread has the compilers emit them. Each is a schedule point.
#include <cstdint>
#include <cstdio>

#include "check/intercept/atomic_memory.hpp"
#include "check/intercept/export.hpp"
#include "check/intercept/memory_orders.hpp"
#include "check/intercept/races.hpp"
#include "check/machine/computer.hpp"
#include "check/machine/race_detector.hpp"
#include "check/machine/snapshot.hpp"

namespace pawl::check::intercept {
namespace {

using machine::operation;
using wire::operation_kind;

// [atomics.types.operations]: what an order would order must be part of the operation.
bool allows(operation_kind kind, int order) {
    if (kind == operation_kind::load) return order != __ATOMIC_RELEASE && order != __ATOMIC_ACQ_REL;
    if (kind == operation_kind::store) return order == __ATOMIC_RELAXED || order == __ATOMIC_RELEASE || order == __ATOMIC_SEQ_CST;
    return order >= __ATOMIC_RELAXED && order <= __ATOMIC_SEQ_CST;
}

[[noreturn]] void refuse(const operation& op) {
    char text[120];
    const unsigned size = op.size;
    if (op.object % size != 0) {
        std::snprintf(text, sizeof text, "accesses %u bytes as one at an address that is no multiple of %u", size, size);
    } else {
        constexpr const char* names[] = {"relaxed", "consume", "acquire", "release", "acq_rel", "seq_cst"};
        std::snprintf(text, sizeof text, "asks for the order %s, which the language does not allow for %s",
                      op.memory_order < 6 ? names[op.memory_order] : "of an unknown number",
                      op.kind == operation_kind::load    ? "a load"
                      : op.kind == operation_kind::store ? "a store"
                                                         : "this operation");
    }
    machine::the_computer.fail(wire::finding_kind::misuse, text, reinterpret_cast<const void*>(op.object));
}

[[noreturn]] void refuse_failure_order(const operation& op) {
    machine::the_computer.fail(wire::finding_kind::misuse,
                               "asks for an order with release for a compare-exchange that fails, and so only reads",
                               reinterpret_cast<const void*>(op.object));
}

template <class T>
operation describe(operation_kind kind, const volatile T* at, int order) {
    operation op;
    op.kind = kind;
    op.size = sizeof(T);
    op.memory_order = static_cast<std::uint8_t>(order & 7);
    if (order != __ATOMIC_SEQ_CST) machine::the_computer.session().weak_orders = true;
    op.object = reinterpret_cast<std::uint64_t>(at);
    if (op.object % sizeof(T) != 0 || !allows(kind, order)) refuse(op);
    return op;
}

std::uint32_t own_epoch() { return machine::current_task().clock.of(machine::current_task().id); }

// An atomic access races with plain ones to the same bytes: those become schedule points. `epoch` is the task's own before
// it: whoever acquires what the access publishes comes after the access as well, and may free what it was to.
void note(const operation& op, bool write, std::uint32_t epoch, const std::uint64_t* frame) {
    machine::task& me = machine::current_task();
    const std::uint32_t after = own_epoch();
    me.clock.at[me.id] = epoch;
    machine::note_access(me, op.object, op.size,
                         write ? machine::access_kind::atomic_write : machine::access_kind::atomic_read, frame[1],
                         found_race, remember_access_path(frame));
    me.clock.at[me.id] = after;
}

// Both ends: sixteen bytes may lie in two blocks of the snapshot.
template <class T>
void note_write(volatile T* at) {
    machine::program_snapshot().note_write(const_cast<T*>(at));
    if constexpr (sizeof(T) > 8)
        machine::program_snapshot().note_write(const_cast<char*>(reinterpret_cast<volatile char*>(at)) + 8);
}

template <class T>
T load(const volatile T* at, int order, const std::uint64_t* frame) {
    if (!machine::simulating()) return *at;
    order = orders_for(operation_kind::load, {order}, frame).order;
    operation op = describe(operation_kind::load, at, order);
    machine::the_computer.perform(op);
    const std::uint32_t epoch = own_epoch();
    const T value = read_value(op, at, order);
    note(op, false, epoch, frame);
    op.value_before = static_cast<std::uint64_t>(value);
    machine::the_computer.done(op, frame);
    return value;
}

template <class T>
void store(volatile T* at, T value, int order, const std::uint64_t* frame) {
    if (!machine::simulating()) {
        *at = value;
        return;
    }
    order = orders_for(operation_kind::store, {order}, frame).order;
    operation op = describe(operation_kind::store, at, order);
    machine::the_computer.perform(op);
    const std::uint32_t epoch = own_epoch();
    note_write(at);
    const T old = write_value(op, at, value, order);
    op.value_before = static_cast<std::uint64_t>(old);
    op.value_after = static_cast<std::uint64_t>(value);
    note(op, true, epoch, frame);
    machine::the_computer.done(op, old != value ? nullptr : frame);
}

template <class T, class F>
T modify(operation_kind kind, volatile T* at, int order, const std::uint64_t* frame, F&& next) {
    if (!machine::simulating()) {
        const T old = *at;
        *at = next(old);
        return old;
    }
    order = orders_for(kind, {order}, frame).order;
    operation op = describe(kind, at, order);
    machine::the_computer.perform(op);
    const std::uint32_t epoch = own_epoch();
    note_write(at);
    const T old = modify_value(op, at, order, next);
    const T fresh = next(old);
    note(op, true, epoch, frame);
    op.value_before = static_cast<std::uint64_t>(old);
    op.value_after = static_cast<std::uint64_t>(fresh);
    machine::the_computer.done(op, old == fresh ? frame : nullptr);
    return old;
}

template <class T>
bool compare_exchange(volatile T* at, T& expected, T desired, int order, int failure_order, bool may_fail,
                      const std::uint64_t* frame) {
    if (!machine::simulating()) {
        if (*at != expected) {
            expected = *at;
            return false;
        }
        *at = desired;
        return true;
    }
    const memory_orders orders = orders_for(operation_kind::compare_exchange, {order, failure_order}, frame);
    operation op = describe(operation_kind::compare_exchange, at, orders.order);
    if (!allows(operation_kind::load, orders.failure)) refuse_failure_order(op);
    machine::the_computer.perform(op);
    const std::uint32_t epoch = own_epoch();
    note_write(at);
    const T old =
        compare_and_modify(op, at, expected, desired, {orders.order, orders.failure, may_fail, frame[1]});
    op.value_before = static_cast<std::uint64_t>(old);
    op.value_after = static_cast<std::uint64_t>(desired);
    note(op, op.outcome != 0, epoch, frame);
    if (!op.outcome) expected = old;
    // That it failed for nothing will not come again: whoever goes round for it is not where it was.
    const bool looked = !op.spurious && (!op.outcome || old == desired);
    machine::the_computer.done(op, looked ? frame : nullptr);
    return op.outcome;
}

}  // namespace
}  // namespace pawl::check::intercept

using namespace pawl::check::intercept;
using pawl::check::wire::operation_kind;
using u8 = std::uint8_t;
using u16 = std::uint16_t;
using u32 = std::uint32_t;
using u64 = std::uint64_t;
using u128 = unsigned __int128;

#define PAWL_MODIFY(bits, T, name, expression)                                      \
    PAWL_EXPORT T __tsan_atomic##bits##_##name(volatile T* at, T v, int order) {    \
        return modify(operation_kind::fetch_modify, at, order, PAWL_CALLER_FRAME(), \
                      [v](T old) { return static_cast<T>(expression); });           \
    }

#define PAWL_ATOMIC(bits, T)                                                                                   \
    PAWL_EXPORT T __tsan_atomic##bits##_load(const volatile T* at, int order) {                                \
        return load(at, order, PAWL_CALLER_FRAME());                                                           \
    }                                                                                                          \
    PAWL_EXPORT void __tsan_atomic##bits##_store(volatile T* at, T v, int order) {                             \
        store(at, v, order, PAWL_CALLER_FRAME());                                                              \
    }                                                                                                          \
    PAWL_EXPORT T __tsan_atomic##bits##_exchange(volatile T* at, T v, int order) {                             \
        return modify(operation_kind::exchange, at, order, PAWL_CALLER_FRAME(), [v](T) { return v; });         \
    }                                                                                                          \
    PAWL_MODIFY(bits, T, fetch_add, old + v)                                                                   \
    PAWL_MODIFY(bits, T, fetch_sub, old - v)                                                                   \
    PAWL_MODIFY(bits, T, fetch_and, old& v)                                                                    \
    PAWL_MODIFY(bits, T, fetch_or, old | v)                                                                    \
    PAWL_MODIFY(bits, T, fetch_xor, old ^ v)                                                                   \
    PAWL_MODIFY(bits, T, fetch_nand, ~(old & v))                                                               \
    PAWL_EXPORT int __tsan_atomic##bits##_compare_exchange_strong(volatile T* at, T* expected, T v, int order, \
                                                                  int failure) {                               \
        return compare_exchange(at, *expected, v, order, failure, false, PAWL_CALLER_FRAME());                 \
    }                                                                                                          \
    PAWL_EXPORT int __tsan_atomic##bits##_compare_exchange_weak(volatile T* at, T* expected, T v, int order,   \
                                                                int failure) {                                 \
        return compare_exchange(at, *expected, v, order, failure, true, PAWL_CALLER_FRAME());                  \
    }                                                                                                          \
    PAWL_EXPORT T __tsan_atomic##bits##_compare_exchange_val(volatile T* at, T expected, T v, int order,       \
                                                             int failure) {                                    \
        compare_exchange(at, expected, v, order, failure, false, PAWL_CALLER_FRAME());                              \
        return expected;                                                                                       \
    }

PAWL_ATOMIC(8, u8)
PAWL_ATOMIC(16, u16)
PAWL_ATOMIC(32, u32)
PAWL_ATOMIC(64, u64)
PAWL_ATOMIC(128, u128)

PAWL_EXPORT void __tsan_atomic_thread_fence(int order) {
    if (!pawl::check::machine::simulating()) return;
    pass_fence(orders_for(operation_kind::fence, {order}, PAWL_CALLER_FRAME()).order);
}

PAWL_EXPORT void __tsan_atomic_signal_fence(int) {}

// clang leaves 16-byte atomics to libatomic.
PAWL_EXPORT u128 __atomic_load_16(const volatile void* at, int order) {
    return load(static_cast<const volatile u128*>(at), order, PAWL_CALLER_FRAME());
}
PAWL_EXPORT void __atomic_store_16(volatile void* at, u128 v, int order) {
    store(static_cast<volatile u128*>(at), v, order, PAWL_CALLER_FRAME());
}
PAWL_EXPORT u128 __atomic_exchange_16(volatile void* at, u128 v, int order) {
    return modify(operation_kind::exchange, static_cast<volatile u128*>(at), order, PAWL_CALLER_FRAME(),
                  [v](u128) { return v; });
}
// GCC knows the name as a builtin of another shape: the function gets it by its label.
PAWL_EXPORT bool pawl_compare_exchange_16(volatile void*, void*, u128, int,
                                          int) __asm__("__atomic_compare_exchange_16");
bool pawl_compare_exchange_16(volatile void* at, void* expected, u128 v, int order, int failure) {
    return compare_exchange(static_cast<volatile u128*>(at), *static_cast<u128*>(expected), v, order, failure, false,
                            PAWL_CALLER_FRAME());
}
