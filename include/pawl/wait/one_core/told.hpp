// Who waits at an event: a thread, which is counted, or a coroutine, which stands in the event's list.
#pragma once

#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>

#include <cstddef>

namespace pawl::inline PAWL_PORT::wait {

class suspended;

/// A place in the list of an event. In the awaiter: to wait allocates nothing. Changed while undisturbed.
struct hook {
    hook* next = nullptr;  // null: it stands in no list
    hook* previous = nullptr;
    suspended* of = nullptr;
};

/// How somebody waits.
class waiter {
public:
    static const waiter thread;
    constexpr waiter() noexcept = default;
    constexpr explicit waiter(hook& by) noexcept : hook_{&by} {}
    /// Null: a thread, which sleeps on the event's word.
    [[nodiscard]] hook* by() const noexcept PAWL_NONBLOCKING { return hook_; }

private:
    hook* hook_ = nullptr;
};
inline constexpr waiter waiter::thread{};

/// A line of those who wait for a lock is not told through an event: who is handed the lock sleeps on a word of its own.
inline constexpr bool lines_tell_loops = false;
/// The one that has been handed what it waits for in a word of its own is woken.
inline void wake_in_line(port::word& own, waiter, const port::word&) noexcept PAWL_NONBLOCKING { port::wake_one(own); }

/// How one wait of the long way enters its operations (waiting.hpp): as a thread does.
template <std::size_t Count>
class waiters {
public:
    [[nodiscard]] waiter operator[](std::size_t) const noexcept { return waiter::thread; }
};

}  // namespace pawl::inline PAWL_PORT::wait
