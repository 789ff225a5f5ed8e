#include "check/machine/dependence.hpp"

#include "check/explore/footprints.hpp"
#include "check/machine/sync_object.hpp"

namespace pawl::check::machine {
namespace {

using explore::add;
using wire::footprint;
using wire::operation_kind;
using wire::touch;

// Places of different kinds have different keys; addresses of programs have 47 bits.
constexpr std::uint64_t kind_of_place(std::uint64_t number) { return number << 56; }
constexpr std::uint64_t objects = kind_of_place(1), tasks = kind_of_place(2), cores = kind_of_place(3),
                        the_clock = kind_of_place(4), the_tasks = kind_of_place(5), wake_ups = kind_of_place(6),
                        histories = kind_of_place(7), the_files = kind_of_place(8);
constexpr std::uint8_t all_bytes = 0xff;
constexpr std::uint8_t both = condition::free_to_write | condition::free_to_share;

// More than a few words are everything: see footprint::most.
unsigned bytes_of(const operation& op) {
    constexpr std::uint64_t beyond_all = sizeof(footprint::at) * 8;
    return op.extent == 0 ? op.size : static_cast<unsigned>(op.extent < beyond_all ? op.extent : beyond_all);
}

// What it waits for; nothing where its time may be over instead: then it may go on at any moment, one way or the other.
std::uint8_t unless_timed(const operation& op, std::uint8_t what) { return op.deadline == no_deadline ? what : 0; }

// A lock that is taken was free, and one that is given back was not; a try waits for nothing.
void add_lock(footprint& to, const operation& op, bool taken_effect, bool waits) {
    const bool took = op.outcome == 1 && !op.timed_out;
    const std::uint8_t was = !taken_effect || took ? both : 0;
    add(to,
        object_place(op.object, touch::writes, waits && op.rule ? unless_timed(op, condition::free_to_write) : 0, was));
}

// Readers commute with readers. Whether the last reader or the only one goes is not told: it may have been.
void add_shared(footprint& to, const operation& op, bool taken_effect, bool waits) {
    const bool took = op.outcome == 1 && !op.timed_out;
    const std::uint8_t was = !taken_effect || took ? both : condition::free_to_share;
    const touch how = took ? touch::reads : touch::writes;
    add(to, object_place(op.object, how, waits && op.rule ? unless_timed(op, condition::free_to_share) : 0, was));
}

void add_semaphore(footprint& to, const operation& op, bool taken_effect) {
    const std::uint8_t was = !taken_effect || op.value_before > 0 ? both : 0;
    const bool waits = op.kind == operation_kind::semaphore_wait;
    add(to, object_place(op.object, touch::writes, waits ? unless_timed(op, condition::free_to_write) : 0, was));
}

// The second half of a wait: once woken, for certain after the one that woke it, unless its time may be over first. Not
// after what else came to the object since: that did not concern it any more.
void add_wake_up(footprint& to, const operation& op) {
    if (op.deadline == no_deadline)
        add(to, wake_place(op.sleeper, touch::follows));
    else
        add(to, object_place(op.object, touch::writes));
}

// It leaves all queues at once, so what wakes it at one word counts as a wake-up at each: see wake() in futex.cpp.
void add_wait_for_several(footprint& to, const operation& op) {
    for (int i = 0; i < op.word_count; ++i) {
        operation one = op;
        one.object = reinterpret_cast<std::uint64_t>(op.words[i]);
        if (op.rule) {
            add_wake_up(to, one);
        } else {
            add_memory(to, one.object, op.size, touch::reads);
            add(to, object_place(one.object, touch::writes));
        }
    }
}

}  // namespace

wire::touched_place object_place(std::uint64_t address, touch how, std::uint8_t needs, std::uint8_t was_ready) {
    return {objects | address, all_bytes, how, needs, was_ready};
}
wire::touched_place task_place(std::uint32_t task, touch how, std::uint8_t needs) {
    return {tasks | task, all_bytes, how, needs, 0};
}
wire::touched_place core_place(int core, touch how) {
    return {cores | static_cast<std::uint32_t>(core), all_bytes, how, 0, 0};
}
wire::touched_place wake_place(std::int32_t task, touch how) {
    return {wake_ups | static_cast<std::uint32_t>(task), all_bytes, how, 0, 0};
}
wire::touched_place clock_place(touch how) { return {the_clock, all_bytes, how, 0, 0}; }
wire::touched_place history_place(std::uint64_t address, int task, touch how) {
    const std::uint8_t whose = task == all_tasks ? all_bytes : static_cast<std::uint8_t>(1u << (task & 7));
    return {histories | address, whose, how, 0, 0};
}
wire::touched_place files_place(touch how) { return {the_files, all_bytes, how, 0, 0}; }
wire::touched_place task_table() { return {the_tasks, all_bytes, touch::writes, 0, 0}; }

void add_memory(footprint& to, std::uint64_t address, unsigned size, touch how) {
    while (size > 0 && !to.everything) {
        const unsigned offset = address & 7, here = size < 8 - offset ? size : 8 - offset;
        add(to, {address >> 3, static_cast<std::uint8_t>(((1u << here) - 1) << offset), how, 0, 0});
        address += here;
        size -= here;
    }
}

void add_operation(footprint& to, const operation& op, bool taken_effect) {
    if (op.deadline != no_deadline) add(to, clock_place(touch::writes));
    switch (op.kind) {
        case operation_kind::load:
            if (op.target)
                add(to, object_place(op.object, touch::reads));
            else
                add_memory(to, op.object, bytes_of(op), touch::reads);
            return;
        case operation_kind::store:
        case operation_kind::exchange:
        case operation_kind::fetch_modify: return add_memory(to, op.object, bytes_of(op), touch::writes);
        case operation_kind::compare_exchange:
            return add_memory(to, op.object, op.size, taken_effect && op.outcome == 0 ? touch::reads : touch::writes);
        case operation_kind::fence:
        case operation_kind::yield:  // where it changes who may run, the search sees that
        case operation_kind::task_begin:
        case operation_kind::task_end:
        case operation_kind::choose: return;
        case operation_kind::call_begin: return add(to, history_place(op.object, all_tasks, touch::reads));
        case operation_kind::history_read:
            return add(to, history_place(op.object, all_tasks, touch::writes));
        case operation_kind::output: return add(to, object_place(0, touch::writes));
        case operation_kind::file_look:
        case operation_kind::file_change:
            add(to, files_place(op.kind == operation_kind::file_look ? touch::reads : touch::writes));
            if (op.object) add(to, object_place(op.object, touch::writes));  // where the next bytes are read or written
            return;

        case operation_kind::task_create: return add(to, task_table());
        case operation_kind::join:
            return add(to, task_place(static_cast<std::uint32_t>(op.other_task), touch::writes,
                                      op.rule ? unless_timed(op, condition::ended) : 0));
        case operation_kind::detach:
            return add(to, task_place(static_cast<std::uint32_t>(op.other_task), touch::writes));
        case operation_kind::sleep:
        case operation_kind::read_clock: return add(to, clock_place(touch::writes));

        case operation_kind::mutex_lock:
        case operation_kind::writer_lock:
        case operation_kind::once_enter: return add_lock(to, op, taken_effect, true);
        case operation_kind::mutex_try_lock:
        case operation_kind::writer_try_lock:
        case operation_kind::spin_lock:
        case operation_kind::spin_try_lock: return add_lock(to, op, taken_effect, false);
        case operation_kind::reader_lock: return add_shared(to, op, taken_effect, true);
        case operation_kind::reader_try_lock: return add_shared(to, op, taken_effect, false);
        case operation_kind::mutex_unlock:
        case operation_kind::spin_unlock: return add(to, object_place(op.object, touch::writes));
        case operation_kind::once_leave:
            // Compiled code looks at the first byte by itself.
            add_memory(to, op.object, 1, touch::writes);
            return add(to, object_place(op.object, touch::writes));
        case operation_kind::rw_unlock:
            // value_before 1: a reader's. Others were able to read before it.
            if (taken_effect && op.value_before == 1)
                return add(to, object_place(op.object, touch::reads, 0, condition::free_to_share));
            return add(to, object_place(op.object, touch::writes, 0, taken_effect ? 0 : condition::free_to_share));

        case operation_kind::condition_wait:
            if (op.rule) {
                add_wake_up(to, op);
                return add(to, object_place(op.also, touch::writes, unless_timed(op, condition::free_to_write), both));
            }
            add(to, object_place(op.object, touch::writes));
            return add(to, object_place(op.also, touch::writes));
        case operation_kind::condition_wake:
            return add(to, object_place(op.object, touch::writes, condition::free_to_write, both));
        case operation_kind::condition_signal:
        case operation_kind::condition_broadcast: return add(to, object_place(op.object, touch::writes));
        case operation_kind::semaphore_wait:
        case operation_kind::semaphore_try_wait:
        case operation_kind::semaphore_post: return add_semaphore(to, op, taken_effect);
        case operation_kind::barrier_wait:
            if (op.rule) return add_wake_up(to, op);
            return add(to, object_place(op.object, touch::writes));

        case operation_kind::futex_wait:
            if (op.also) break;  // moved from one word to another
            if (op.words) return add_wait_for_several(to, op);
            if (op.rule) return add_wake_up(to, op);
            add_memory(to, op.object, op.size, touch::reads);
            return add(to, object_place(op.object, touch::writes));
        case operation_kind::service: return add(to, object_place(op.object, touch::writes));
        case operation_kind::service_wait: return add_wake_up(to, op);
        case operation_kind::descriptor:
            for (int i = 0; i < op.use_count; ++i) {
                const object_use& one = op.uses[i];
                add(to, object_place(one.object->address, one.how, unless_timed(op, one.needs), one.was_ready));
            }
            return;
        case operation_kind::futex_wake: return add(to, object_place(op.object, touch::writes));
        case operation_kind::object_init:
        case operation_kind::object_destroy: return add(to, object_place(op.object, touch::writes));
        case operation_kind::futex_requeue:
        case operation_kind::futex_lock:
        case operation_kind::futex_unlock:
        case operation_kind::cancel:
        case operation_kind::set_priority:
        case operation_kind::interrupt_begin:
        case operation_kind::interrupt_end:
        case operation_kind::interrupt_wait:
        case operation_kind::process_exit:
        case operation_kind::task_stop:
        case operation_kind::memory_free:  // and with every lock that may stand in the block
        case operation_kind::none:
        case operation_kind::kinds: break;
    }
    to.everything = true;
}

}  // namespace pawl::check::machine
