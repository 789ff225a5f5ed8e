// Who is told that a loop goes round, and that it is about to sleep.
#pragma once

#include <pawl/port/port.hpp>

namespace pawl::inline PAWL_PORT::wait {

/// Called on the loop's thread.
class pulse {
public:
    /// The loop comes round: what it resumed has gone on, or waits.
    virtual void beats() noexcept = 0;
    /// Nobody can go on: the loop sleeps for as long as it takes.
    virtual void rests() noexcept = 0;

protected:
    pulse() = default;
    pulse(const pulse&) = default;
    pulse& operator=(const pulse&) = default;
    ~pulse() = default;
};

}  // namespace pawl::inline PAWL_PORT::wait
