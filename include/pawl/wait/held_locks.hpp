// A lock of a thread, held by a coroutine that waits: what must not be.
#pragma once

#include <pawl/misuse.hpp>
#include <pawl/port/port.hpp>
#include <pawl/watch/bound_end.hpp>
#include <pawl/watch/place_text.hpp>
#include <pawl/watch/printable.hpp>
#include <pawl/watch/task_record.hpp>

#include <cstddef>
#include <string>

namespace pawl::inline PAWL_PORT::wait {

#if defined(NDEBUG)
inline constexpr bool refuses_held_locks = false;
#else
inline constexpr bool refuses_held_locks = true;
#endif

/// How many locks this task holds that belong to it as a whole. 0 where nobody asks.
[[nodiscard]] inline std::size_t held_locks() noexcept {
    std::size_t count = 0;
    if constexpr (refuses_held_locks)
        if (const watch::task_record* const me = port::of_this_thread<watch::task_record*>)
            for (std::size_t i = 0; i < me->holds.count(); ++i) count += !watch::is_bound_end(me->holds[i]);
    return count;
}

/// misuse(), where there are more. The last one taken is named.
inline void refuse_locks_beyond(std::size_t allowed) {
    if (held_locks() <= allowed) [[likely]]
        return;
    const watch::held_objects& holds = port::of_this_thread<watch::task_record*>->holds;
    std::size_t last = holds.count() - 1;
    while (watch::is_bound_end(holds[last])) --last;
    const auto write = [&](watch::text_writer to) {
        to << "pawl: a coroutine waits while it holds mutex \"";
        watch::write_printable(to, holds[last].name.load(std::memory_order_relaxed));
        to << "\", locked at ";
        watch::write_place(to, holds[last].at.load());
        to << ": another coroutine of this thread would find the lock its own. Give it up before co_await, or use "
              "pawl::async_mutex";
    };
#if defined(__cpp_exceptions)
    std::string text;
    write(watch::text_writer{text});
    misuse(text.c_str());
#else
    write(watch::text_writer{watch::standard_error});
    misuse("");
#endif
}

}  // namespace pawl::inline PAWL_PORT::wait
