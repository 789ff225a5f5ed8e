// Asking tasks to stop, from anywhere and without a heap.
#pragma once

#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>
#include <pawl/wait/guest.hpp>
#include <pawl/wait/inbox.hpp>
#include <pawl/wait/loop.hpp>

#include <atomic>
#include <climits>
#include <cstddef>
#include <cstdint>

namespace pawl::inline PAWL_PORT {

class stop_token;

/// Says once that something is to stop. It outlives its tokens and those who listen; it stands where its user puts it. Who
/// asks keeps no list of listeners and waits for nobody: it calls the loops in which somebody listens, and each looks on its
/// own thread.
class stop_source {
public:
    constexpr stop_source() noexcept = default;
    stop_source(const stop_source&) = delete;
    stop_source& operator=(const stop_source&) = delete;

    /// From anywhere, interrupts included. Wait-free but for the kernel's wake-up. Never allocates. False: it was before.
    bool request_stop() noexcept PAWL_NONBLOCKING {
        // seq_cst, here and below: who listens sees the request, or is seen by it.
        if (requested_.exchange(true, std::memory_order_seq_cst)) return false;
        const std::uint32_t where = where_.load(std::memory_order_seq_cst);
        for (std::size_t i = 0; where != 0 && i < wait::most_inboxes; ++i)
            if (where >> i % bits & 1) wait::inboxes[i].ask();
        return true;
    }
    /// Wait-free; from anywhere.
    [[nodiscard]] bool stop_requested() const noexcept PAWL_NONBLOCKING {
        return requested_.load(std::memory_order_seq_cst);
    }
    [[nodiscard]] stop_token token() const noexcept;

private:
    friend class stop_token;
    static constexpr std::size_t bits = sizeof(std::uint32_t) * CHAR_BIT;

    std::atomic<bool> requested_{false};
    // A bit for those inboxes whose number has this remainder. Never taken back: at worst a loop looks once in vain.
    mutable std::atomic<std::uint32_t> where_{0};
};

/// What tasks are given of a stop_source: a pointer.
class stop_token {
public:
    /// Of no source: nothing stops.
    constexpr stop_token() noexcept = default;
    [[nodiscard]] bool stop_requested() const noexcept PAWL_NONBLOCKING { return of_ && of_->stop_requested(); }
    [[nodiscard]] bool stop_possible() const noexcept PAWL_NONBLOCKING { return of_ != nullptr; }

    /// For who listens, on the loop's thread, before it looks.
    void is_listened_to_in(wait::loop& at) const {
        if (!of_) return;
        const auto number = static_cast<std::size_t>(&at.reached_through() - wait::inboxes.data());
        of_->where_.fetch_or(std::uint32_t{1} << number % stop_source::bits, std::memory_order_seq_cst);
    }

private:
    friend class stop_source;
    explicit stop_token(const stop_source& of) noexcept : of_{&of} {}
    const stop_source* of_ = nullptr;
};

inline stop_token stop_source::token() const noexcept { return stop_token{*this}; }

}  // namespace pawl::inline PAWL_PORT
