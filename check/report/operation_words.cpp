#include "check/report/operation_words.hpp"

#include <iterator>

#include "check/report/descriptor_words.hpp"
#include "check/report/numbers.hpp"
#include "check/report/service_words.hpp"

namespace pawl::check::report {

using wire::operation_kind;

std::string_view object_noun(operation_kind kind) {
    switch (kind) {
        case operation_kind::mutex_lock:
        case operation_kind::mutex_try_lock:
        case operation_kind::mutex_unlock:
        case operation_kind::condition_wake: return "mutex";
        case operation_kind::reader_lock:
        case operation_kind::reader_try_lock:
        case operation_kind::writer_lock:
        case operation_kind::writer_try_lock:
        case operation_kind::rw_unlock: return "shared lock";
        case operation_kind::spin_lock:
        case operation_kind::spin_try_lock:
        case operation_kind::spin_unlock: return "spin lock";
        case operation_kind::condition_wait:
        case operation_kind::condition_signal:
        case operation_kind::condition_broadcast: return "condition variable";
        case operation_kind::semaphore_wait:
        case operation_kind::semaphore_try_wait:
        case operation_kind::semaphore_post: return "semaphore";
        case operation_kind::barrier_wait: return "barrier";
        case operation_kind::once_enter:
        case operation_kind::once_leave: return "one-time initialisation";
        case operation_kind::futex_wait:
        case operation_kind::futex_wake:
        case operation_kind::futex_requeue: return "futex word";
        case operation_kind::futex_lock:
        case operation_kind::futex_unlock: return "futex lock";
        default: return "";
    }
}

namespace {

std::string values(const wire::trace_event& event) {
    return value_text(event.value_before, event.size) + " -> " + value_text(event.value_after, event.size);
}

// Of C11's memory: what is newer than the value.
std::string older_words(const wire::trace_event& event) {
    if (event.newer == 0) return "";
    const bool writes = event.kind == operation_kind::store;
    if (event.newer == 1) return writes ? " (before the newest write)" : " (not the newest write)";
    return (writes ? " (before the " : " (not the ") + std::to_string(event.newer) + " newest writes)";
}

std::string memory_words(const wire::trace_event& event, const std::string& object) {
    switch (event.kind) {
        case operation_kind::load:
            return "reads " + object + ": " + value_text(event.value_before, event.size) + older_words(event);
        case operation_kind::store:
            // Of a plain or volatile store only the place is known, not what will be written.
            if (event.value_before == event.value_after) return "writes " + object;
            return "writes " + object + ": " + values(event) + older_words(event);
        case operation_kind::exchange: return "exchanges " + object + ": " + values(event);
        case operation_kind::fetch_modify: return "changes " + object + ": " + values(event);
        case operation_kind::compare_exchange:
            if (event.outcome != 0) return "changes " + object + ": " + values(event);
            if (event.spurious) return "leaves " + object + ": the exchange fails for nothing";
            return "leaves " + object + ": it is " + value_text(event.value_before, event.size) + older_words(event);
        default: return "memory fence";
    }
}

}  // namespace

std::string event_words(const wire::trace_event& event, const std::string& object, const std::string& other) {
    const bool refused = event.outcome == 0;
    switch (event.kind) {
        case operation_kind::load:
        case operation_kind::store:
        case operation_kind::exchange:
        case operation_kind::compare_exchange:
        case operation_kind::fetch_modify:
        case operation_kind::fence: return memory_words(event, object);
        case operation_kind::task_create: return "starts " + other;
        case operation_kind::task_begin: return "begins";
        case operation_kind::task_end: return "ends";
        case operation_kind::join: return "has waited for " + other + " to end";
        case operation_kind::detach: return "detaches " + other;
        case operation_kind::cancel: return "cancels " + other;
        case operation_kind::yield: return "yields";
        case operation_kind::sleep: return "ends its sleep";
        case operation_kind::read_clock: return "reads the clock";
        case operation_kind::set_priority: return "sets a priority";
        case operation_kind::mutex_lock:
        case operation_kind::spin_lock:
        case operation_kind::futex_lock: return refused ? "does not get " + object : "locks " + object;
        case operation_kind::writer_lock:
            return refused ? "does not get " + object : "locks " + object + " for writing";
        case operation_kind::reader_lock:
            return refused ? "does not get " + object : "locks " + object + " for reading";
        case operation_kind::mutex_try_lock:
        case operation_kind::spin_try_lock:
        case operation_kind::reader_try_lock:
        case operation_kind::writer_try_lock:
            return refused ? "tries " + object + ": it is taken" : "tries and locks " + object;
        case operation_kind::mutex_unlock:
        case operation_kind::spin_unlock:
        case operation_kind::rw_unlock:
        case operation_kind::futex_unlock: return "unlocks " + object;
        case operation_kind::condition_wait: return "gives its mutex up, waits for " + object;
        case operation_kind::condition_wake:
            return (event.outcome == 2 ? "time is over, takes " : "wakes, takes ") + object;
        case operation_kind::condition_signal:
            return refused ? "signals " + object + ": nobody waits" : "signals " + object;
        case operation_kind::condition_broadcast:
            return refused ? "signals all at " + object + ": nobody waits" : "signals all at " + object;
        case operation_kind::semaphore_wait: return "takes from " + object;
        case operation_kind::semaphore_try_wait:
            return refused ? "tries " + object + ": it is at 0" : "takes from " + object;
        case operation_kind::semaphore_post: return "adds to " + object;
        case operation_kind::barrier_wait: return "arrives at " + object;
        case operation_kind::once_enter: return "enters " + object;
        case operation_kind::once_leave: return "leaves " + object;
        case operation_kind::futex_wait:
            return refused ? "does not wait: " + object + " has changed" : "waits for " + object;
        case operation_kind::futex_wake:
            return refused ? "wakes at " + object + ": nobody waits" : "wakes at " + object;
        case operation_kind::futex_requeue: return "moves who waits at " + object;
        case operation_kind::service:
        case operation_kind::service_wait:
            return service_words(static_cast<wire::service>(event.size), object, event.outcome);
        case operation_kind::object_init: return "initialises " + (object.empty() ? "an object" : object);
        case operation_kind::object_destroy: return "destroys " + (object.empty() ? "an object" : object);
        case operation_kind::choose: return "is given " + std::to_string(event.value_after);
        case operation_kind::interrupt_begin: return "interrupt begins";
        case operation_kind::interrupt_end: return "interrupt ends";
        case operation_kind::interrupt_wait: return "has slept until an interrupt came";
        case operation_kind::output: return "writes output";
        case operation_kind::process_exit: return "ends the program";
        case operation_kind::memory_free: return "frees " + object;
        case operation_kind::task_stop: return "is stopped for ever";
        case operation_kind::call_begin: return "begins a call";
        case operation_kind::history_read: return "looks at the history of calls";
        case operation_kind::file_look: return "looks at a file";
        case operation_kind::file_change: return "changes a file";
        case operation_kind::descriptor:
            return descriptor_words(static_cast<wire::descriptor_call>(event.size), object, event.outcome);
        case operation_kind::none:
        case operation_kind::kinds: break;
    }
    return "goes on";
}

std::string waiting_words(operation_kind kind, const std::string& object, const std::string& other, std::uint8_t which) {
    switch (kind) {
        case operation_kind::service:
        case operation_kind::service_wait: return service_wait_words(static_cast<wire::service>(which), object);
        case operation_kind::descriptor:
            return descriptor_wait_words(static_cast<wire::descriptor_call>(which), object);
        case operation_kind::join: return "waits for " + (other.empty() ? "a task" : other) + " to end";
        case operation_kind::sleep: return "sleeps";
        case operation_kind::interrupt_wait: return "sleeps until an interrupt comes";
        case operation_kind::condition_wait: return "waits for a signal at " + object;
        case operation_kind::condition_wake: return "has been woken and waits for " + object;
        case operation_kind::semaphore_wait: return "waits for " + object + ", which is at 0";
        case operation_kind::barrier_wait: return "waits for the others at " + object;
        case operation_kind::futex_wait:
            // A word is waited at; what has a name of its own is waited for.
            return (object.ends_with('"') ? "waits for " : "waits for a wake-up at ") + object;
        case operation_kind::once_enter: return "waits for the end of " + object;
        case operation_kind::writer_lock: return "waits to write under " + object;
        case operation_kind::reader_lock: return "waits to read under " + object;
        default: return "waits for " + object;
    }
}

std::string_view operation_key(operation_kind kind) {
    static constexpr std::string_view keys[] = {"none",
                                                "load",
                                                "store",
                                                "exchange",
                                                "compare_exchange",
                                                "fetch_modify",
                                                "fence",
                                                "task_create",
                                                "task_begin",
                                                "task_end",
                                                "join",
                                                "detach",
                                                "cancel",
                                                "yield",
                                                "sleep",
                                                "read_clock",
                                                "set_priority",
                                                "mutex_lock",
                                                "mutex_try_lock",
                                                "mutex_unlock",
                                                "reader_lock",
                                                "reader_try_lock",
                                                "writer_lock",
                                                "writer_try_lock",
                                                "rw_unlock",
                                                "spin_lock",
                                                "spin_try_lock",
                                                "spin_unlock",
                                                "condition_wait",
                                                "condition_wake",
                                                "condition_signal",
                                                "condition_broadcast",
                                                "semaphore_wait",
                                                "semaphore_try_wait",
                                                "semaphore_post",
                                                "barrier_wait",
                                                "once_enter",
                                                "once_leave",
                                                "futex_wait",
                                                "futex_wake",
                                                "futex_requeue",
                                                "futex_lock",
                                                "futex_unlock",
                                                "service",
                                                "service_wait",
                                                "object_init",
                                                "object_destroy",
                                                "choose",
                                                "interrupt_begin",
                                                "interrupt_end",
                                                "interrupt_wait",
                                                "output",
                                                "process_exit",
                                                "memory_free",
                                                "task_stop",
                                                "call_begin",
                                                "history_read",
                                                "file_look",
                                                "file_change",
                                                "descriptor"};
    static_assert(std::size(keys) == static_cast<std::size_t>(operation_kind::kinds));
    const auto index = static_cast<std::size_t>(kind);
    return index < std::size(keys) ? keys[index] : "unknown";
}

}  // namespace pawl::check::report
