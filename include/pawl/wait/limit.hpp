// How long a wait may last, as far as its type says: a coroutine that waits for ever has no timer in its frame.
#pragma once

#include <pawl/port/port.hpp>

namespace pawl::inline PAWL_PORT::wait {

class limit {
public:
    static constexpr bool is_limited = true;
    limit(port::clock::time_point until) noexcept : until_{until} {}
    [[nodiscard]] port::clock::time_point until() const noexcept { return until_; }
    operator port::clock::time_point() const noexcept { return until_; }

private:
    port::clock::time_point until_;
};
class no_limit {
public:
    static constexpr bool is_limited = false;
    [[nodiscard]] static constexpr port::clock::time_point until() noexcept { return port::clock::time_point::max(); }
    operator port::clock::time_point() const noexcept { return until(); }
};

}  // namespace pawl::inline PAWL_PORT::wait
