// How those who wait in loops are told that a word has changed: without the kernel, unless the loop sleeps.
#pragma once

#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>
#include <pawl/wait/inbox.hpp>

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace pawl::inline PAWL_PORT::wait {

/// Who waits at an event. A thread sleeps on the event's word; a loop is told.
enum class waiter : bool { thread, loop };

/// Words are told apart by a hash. Each bucket knows the loops in which somebody waits for one of its words: a loop may be told
/// in vain, and then looks at the few that wait for words of this bucket.
inline constexpr std::size_t buckets = inbox::reasons;
[[nodiscard]] inline std::size_t bucket_of(const port::word& word) noexcept PAWL_NONBLOCKING {
    const auto at = static_cast<std::uint64_t>(reinterpret_cast<std::uintptr_t>(&word));
    // Where an address has 32 bits, 64 are dear, and a division may be a function of many steps.
    if constexpr (sizeof(std::uintptr_t) == 4)
        return (static_cast<std::uint32_t>(at) * 0x9e37'79b9u >> 16) * buckets >> 16;
    return static_cast<std::size_t>((at * 0x9e37'79b9'7f4a'7c15 >> 40) % buckets);
}

/// A bit for each loop that can be told: those with the first inboxes.
inline constexpr std::size_t most_told = std::min<std::size_t>(32, most_inboxes);
inline constinit std::array<std::atomic<std::uint32_t>, buckets> interested{};

/// For who has changed the word and found that somebody waits in a loop. From anywhere; wait-free but for the kernel's wake-up
/// of loops that sleep. seq_cst: a loop is interested before it announces the waiter.
inline void tell_loops(const port::word& word) noexcept PAWL_NONBLOCKING {
    const std::size_t bucket = bucket_of(word);
    for (std::uint32_t left = interested[bucket].load(std::memory_order_seq_cst); left != 0; left &= left - 1)
        inboxes[static_cast<std::size_t>(std::countr_zero(left))].tell(bucket);
}

/// A line of those who wait for a lock tells the loops of all that stand there, through one word for all lines.
inline constexpr bool lines_tell_loops = true;
/// The one that has been handed what it waits for in a word of its own is woken.
inline void wake_in_line(port::word& own, waiter who, const port::word& lines) noexcept PAWL_NONBLOCKING {
    if (who == waiter::loop)
        tell_loops(lines);
    else
        port::wake_one(own);
}

/// How one wait enters each of its operations.
template <std::size_t Count>
class waiters {
public:
    void are_in_a_loop() noexcept { who_ = waiter::loop; }
    [[nodiscard]] waiter operator[](std::size_t) const noexcept { return who_; }

private:
    waiter who_ = waiter::thread;
};

}  // namespace pawl::inline PAWL_PORT::wait
