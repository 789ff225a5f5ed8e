// A moment after which something is to happen, in the form that poll wants.
#pragma once

#include <algorithm>
#include <chrono>
#include <optional>

namespace pawl::observe::report {

class time_limit {
public:
    using steady_clock = std::chrono::steady_clock;

    explicit time_limit(const std::optional<std::chrono::nanoseconds>& at_most) {
        if (at_most) end_ = steady_clock::now() + *at_most;
    }
    /// For poll.
    [[nodiscard]] int milliseconds_left() const {
        if (end_ == never) return -1;
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(end_ - steady_clock::now());
        return static_cast<int>(std::clamp<std::chrono::milliseconds::rep>(left.count(), 0, 3'600'000));
    }
    [[nodiscard]] bool over() const { return steady_clock::now() >= end_; }
    void begin_again(std::chrono::nanoseconds length) { end_ = steady_clock::now() + length; }

private:
    static constexpr auto never = steady_clock::time_point::max();
    steady_clock::time_point end_ = never;
};

}  // namespace pawl::observe::report
