// Limits on any clock, as deadlines on the port's.
#pragma once

#include <pawl/port/port.hpp>

#include <chrono>
#include <type_traits>

namespace pawl::inline PAWL_PORT::channel {

/// Now and this long; for ever where that is beyond the clock. A negative limit has passed.
template <class Rep, class Period>
port::clock::time_point after_now(std::chrono::duration<Rep, Period> limit) noexcept {
    using std::chrono::duration;
    const port::clock::time_point now = port::clock::now();
    // In floating point: a caller's hours::max() would overflow when it is counted in nanoseconds.
    const duration<double> wanted = limit, left = port::clock::time_point::max() - now;
    if (!(wanted < left)) return port::clock::time_point::max();
    if (wanted <= duration<double>::zero()) return now;
    return now + std::chrono::ceil<port::clock::duration>(limit);
}

template <class Clock, class Duration>
port::clock::time_point on_port_clock(std::chrono::time_point<Clock, Duration> limit) noexcept {
    if constexpr (std::is_same_v<Clock, port::clock> && std::is_same_v<Duration, port::clock::duration>)
        return limit;
    else if (limit == std::chrono::time_point<Clock, Duration>::max())
        return port::clock::time_point::max();
    else
        return after_now(limit - Clock::now());
}

}  // namespace pawl::inline PAWL_PORT::channel
