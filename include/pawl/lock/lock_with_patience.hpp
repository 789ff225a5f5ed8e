// Several locks within a time limit, whatever others hold and wait for.
#pragma once

#include <pawl/error.hpp>
#include <pawl/lock/held_together.hpp>
#include <pawl/lock/patience.hpp>
#include <pawl/wait/deadline.hpp>

#include <chrono>
#include <expected>
#include <source_location>

namespace pawl::inline PAWL_PORT {

/// Takes all of them, or none within the limit: errc::timeout. For where no order can be kept: what it waits for may be held
/// by a task that waits for what this one holds. So it holds some for a short time only, gives everything up, stays away for
/// a moment and tries again, until the time is over; a wait that closes a circle ends at once. How long it holds on and stays
/// away has jitter, and ages: who tried most often holds on longest and stays away least, so that each gets its turn. A limit
/// of zero tries for once. Locks held before the call are kept. The other errors end it at once: errc::owner_died, too_many,
/// out_of_order, above_ceiling, not_permitted, and deadlock where a lock is given twice.
///
///     if (auto held = pawl::lock_with_patience(50ms, library, deck)) ...
///
/// A class, because a function with any number of locks could not know its caller's line.
template <class... Locks>
class [[nodiscard]] lock_with_patience : public std::expected<held_together<Locks...>, errc> {
public:
    template <class Rep, class Period>
    explicit lock_with_patience(std::chrono::duration<Rep, Period> limit, Locks&... locks,
                                std::source_location at = std::source_location::current())
        : std::expected<held_together<Locks...>, errc>{take(wait::after_now(limit), {&core_of(locks)...}, at)} {}

private:
    using held = held_together<Locks...>;
    static std::expected<held, errc> take(port::clock::time_point deadline, typename held::all locks,
                                          const std::source_location& at) {
        if (const errc why = lock::take_with_patience(locks, deadline, at); why != errc{}) return std::unexpected(why);
        return held{locks, true};
    }
};
template <class Rep, class Period, class... Locks>
lock_with_patience(std::chrono::duration<Rep, Period>, Locks&...) -> lock_with_patience<Locks...>;

}  // namespace pawl::inline PAWL_PORT
