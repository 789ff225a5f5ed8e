// Several locks with a time limit, where no order is kept: take, give everything up, try again.
#pragma once

#include <pawl/error.hpp>
#include <pawl/lock/core.hpp>
#include <pawl/lock/several.hpp>
#include <pawl/port/port.hpp>
#include <pawl/watch/call_site.hpp>
#include <pawl/watch/this_task.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <source_location>
#include <span>

namespace pawl::inline PAWL_PORT::lock {

/// How long to wait, by the age of a call: how often it gave everything up. Both with jitter, since tasks that began together
/// would otherwise meet again and again. The older, the longer it holds on and the less it stays away.
class patience {
public:
    using duration = port::clock::duration;
    static constexpr duration first_hold = std::chrono::microseconds{128};  // a few wake-ups long
    static constexpr duration first_pause = std::chrono::microseconds{256};
    static constexpr unsigned oldest = 8;

    explicit patience(std::uint32_t task) noexcept : task_{task} {}
    void grow() noexcept { age_ = std::min(age_ + 1, oldest); }
    /// While it holds some and waits for another.
    [[nodiscard]] duration hold() const noexcept {
        return first_hold * (1 << age_) + some_of(first_hold * (1 << age_));
    }
    /// While it holds none.
    [[nodiscard]] duration pause() const noexcept { return some_of(first_pause / (1 << age_)); }

private:
    [[nodiscard]] duration some_of(duration most) const noexcept {
        // The port's numbers begin alike in all tasks.
        const std::uint64_t number = (port::any_number() ^ std::uint64_t{task_} << 7) * 0x9e37'79b9'7f4a'7c15;
        return duration{static_cast<duration::rep>((number >> 32) % (static_cast<std::uint64_t>(most.count()) + 1))};
    }
    std::uint32_t task_;
    unsigned age_ = 0;
};

/// One attempt. It waits to the end for the lock that stopped the last one, holding nothing else, so that its priority goes
/// to that one's owner; for each of the others as long as patience says. failed: at which it ended.
[[nodiscard]] inline errc attempt(std::span<core* const> locks, watch::task_record& me, const watch::call_site& at,
                                  port::clock::time_point deadline, const patience& how_long,
                                  std::size_t& failed) noexcept {
    const std::uint64_t before = me.own.ranks;
    const std::size_t first = failed;
    std::optional<deadlock> refused;
    for (std::size_t i = 0; i < locks.size(); ++i) {
        // Round the circle, from the one that failed.
        const std::size_t index = (first + i) % locks.size();
        const auto until = i == 0 ? deadline : std::min(deadline, port::clock::now() + how_long.hold());
        const errc why = take_one(*locks[index], me, before, at, until, refused, core::entry::patient);
        if (why == errc{}) continue;
        failed = index;
        for (; i > 0; --i) unlock_or_end(*locks[(first + i - 1) % locks.size()]);
        return why;
    }
    return errc{};
}

/// errc{}; timeout; or what no patience helps against: deadlock (the same lock twice), owner_died, too_many, out_of_order,
/// above_ceiling, not_permitted.
[[nodiscard]] inline errc take_with_patience(std::span<core*> locks, port::clock::time_point deadline,
                                             const std::source_location& where) noexcept {
    const watch::call_site at = watch::call_site::of(where);
    sort(locks);
    watch::task_record* const me = watch::this_task();
    if (!me) return errc::too_many;
    if (twice(locks)) return errc::deadlock;
    std::size_t failed = 0;
    for (patience how_long{me->number()};; how_long.grow()) {
        const errc why = attempt(locks, *me, at, deadline, how_long, failed);
        if (why != errc::timeout && why != errc::contended) return why;
        const port::clock::time_point now = port::clock::now();
        if (deadline <= now) return errc::timeout;
        port::wait_any({}, std::min(deadline, now + how_long.pause()));
    }
}

}  // namespace pawl::inline PAWL_PORT::lock
