// Limits on any clock, as deadlines on the port's.
#pragma once

#include <pawl/port/port.hpp>

#include <chrono>
#include <cstdint>
#include <ratio>
#include <type_traits>

namespace pawl::inline PAWL_PORT::wait {

namespace detail {
/// The same, of whole numbers alone: a processor without floating point takes thousands of steps for the other way.
template <class Rep, class Period>
port::clock::time_point after_now_in_whole_numbers(std::chrono::duration<Rep, Period> limit) noexcept {
    using ticks = port::clock::duration;
    using counted = std::chrono::duration<std::int64_t, Period>;
    // A limit long past, counted in ticks, would overflow as one far away would.
    if (limit <= limit.zero()) return port::clock::now();
    if constexpr (std::ratio_greater_equal_v<Period, ticks::period>) {
        constexpr counted farthest = std::chrono::duration_cast<counted>(ticks::max());
        if (limit > farthest) return port::clock::time_point::max();
    }
    const ticks wanted = std::chrono::ceil<ticks>(counted{limit});
    const port::clock::time_point now = port::clock::now();
    if (wanted >= port::clock::time_point::max() - now) return port::clock::time_point::max();
    return now + wanted;
}
}  // namespace detail

/// Now and this long; for ever where that is beyond the clock. A negative limit has passed.
template <class Rep, class Period>
port::clock::time_point after_now(std::chrono::duration<Rep, Period> limit) noexcept {
    if constexpr (std::is_integral_v<Rep> && std::is_signed_v<Rep>) return detail::after_now_in_whole_numbers(limit);
    using std::chrono::duration;
    const port::clock::time_point now = port::clock::now();
    // In floating point: a caller's hours::max() would overflow when it is counted in nanoseconds. A second is left for
    // what its rounding loses.
    const duration<double> wanted = limit, left = port::clock::time_point::max() - now - std::chrono::seconds{1};
    if (!(wanted > duration<double>::zero())) return now;  // what is not a number as well
    if (!(wanted < left)) return port::clock::time_point::max();
    return now + std::chrono::ceil<port::clock::duration>(limit);
}

template <class Clock, class Duration>
port::clock::time_point on_port_clock(std::chrono::time_point<Clock, Duration> limit) noexcept {
    if constexpr (std::is_same_v<Clock, port::clock> && std::is_same_v<Duration, port::clock::duration>)
        return limit;
    else if (limit == std::chrono::time_point<Clock, Duration>::max())
        return port::clock::time_point::max();
    else {
        // In floating point first, as above: far from now the difference would overflow.
        using std::chrono::duration;
        const auto now = Clock::now();
        const duration<double> ahead = duration<double>{limit.time_since_epoch()} - now.time_since_epoch();
        if (!(ahead > duration<double>::zero())) return port::clock::now();
        if (!(ahead < duration<double>{port::clock::duration::max()} / 2)) return port::clock::time_point::max();
        return after_now(limit - now);
    }
}

}  // namespace pawl::inline PAWL_PORT::wait
