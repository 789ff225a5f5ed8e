// Whoever presses buttons: the keys, the page, a script. Each on one thread, with numbers of its own.
#pragma once

#include "apps/tablet/command_path.hpp"

#include <cstdint>
#include <functional>
#include <utility>

namespace tablet {

class presses {
public:
    /// False where there is no room. Must not wait.
    using taker = std::function<bool(const command&)>;

    presses(source from, taker into) : into_{std::move(into)}, from_{from} {}

    /// False: refused, the channel is full; the number is given to the next one. Never waits.
    bool press(button what, manner how = manner::press, float value = 0) {
        const bool taken = into_({now_in_nanoseconds(), sent_ + 1, value, what, how, from_});
        if (taken)
            ++sent_;
        else
            ++refused_;
        return taken;
    }
    /// How many were taken: the number of the newest one.
    [[nodiscard]] std::uint32_t sent() const noexcept { return sent_; }
    [[nodiscard]] std::uint64_t refused() const noexcept { return refused_; }

private:
    taker into_;
    source from_;
    std::uint32_t sent_ = 0;
    std::uint64_t refused_ = 0;
};

}  // namespace tablet
