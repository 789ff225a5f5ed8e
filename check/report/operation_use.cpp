#include "check/report/operation_use.hpp"

namespace pawl::check::report {

operation_use use_of(wire::operation_kind kind) {
    using wire::operation_kind;
    switch (kind) {
        case operation_kind::load: return {.reads = true};
        case operation_kind::store: return {.writes = true};
        case operation_kind::exchange:
        case operation_kind::compare_exchange:
        case operation_kind::fetch_modify: return {.reads = true, .writes = true};

        case operation_kind::mutex_lock:
        case operation_kind::writer_lock:
        case operation_kind::spin_lock:
        case operation_kind::futex_lock:
        case operation_kind::once_enter:
        case operation_kind::condition_wake: return {.takes = true};
        case operation_kind::reader_lock: return {.takes = true, .shared = true};
        case operation_kind::mutex_try_lock:
        case operation_kind::writer_try_lock:
        case operation_kind::spin_try_lock: return {.takes = true, .tries = true};
        case operation_kind::reader_try_lock: return {.takes = true, .shared = true, .tries = true};

        case operation_kind::mutex_unlock:
        case operation_kind::rw_unlock:
        case operation_kind::spin_unlock:
        case operation_kind::futex_unlock:
        case operation_kind::once_leave: return {.gives = true};

        case operation_kind::condition_wait:
        case operation_kind::futex_wait: return {.sleeps = true};
        case operation_kind::condition_signal:
        case operation_kind::condition_broadcast:
        case operation_kind::futex_wake:
        case operation_kind::futex_requeue: return {.wakes = true};
        default: return {};
    }
}

}  // namespace pawl::check::report
