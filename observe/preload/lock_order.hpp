// In which order locks are taken: the same two in both orders, by two threads, is a deadlock that has only not happened yet.
#pragma once

#include <cstddef>
#include <cstdint>

#include "observe/preload/thread_record.hpp"

namespace pawl::observe::preload {

/// Stands for all the locks that a thread holds. Two different stacks of locks could have the same: then a pair is overlooked.
[[nodiscard, gnu::always_inline]] inline std::uint64_t chain_of(const held_locks& holds) noexcept {
    std::uint64_t chain = 0;
    for (std::size_t i = 0; i < holds.count(); ++i) {
        const auto object = reinterpret_cast<std::uintptr_t>(holds[i].object.load(std::memory_order_relaxed));
        const auto how = static_cast<unsigned>(holds[i].how.load(std::memory_order_relaxed));
        chain = (chain ^ (object << 1 | how)) * 0x9e37'79b9'7f4a'7c15;
        chain ^= chain >> 29;
    }
    return chain;
}

/// The thread has not taken this chain of locks before, or has forgotten that it did: notes each pair of it that is new, and
/// warns of those that were taken the other way round.
void note_order(thread_record& mine, const held_lock& taken, std::uint64_t chain, const call_place& at) noexcept;

/// For each lock taken without a deadline, when it is noted.
[[gnu::always_inline]] inline void check_order(thread_record& mine, const held_lock& taken,
                                               const call_place& at) noexcept {
    if (mine.holds.count() == 1) return;
    const std::uint64_t chain = chain_of(mine.holds);
    if (mine.known_chains[chain % thread_record::chains] != chain) [[unlikely]]
        note_order(mine, taken, chain, at);
}

/// The lock begins or ends: what was known of this address is of another one.
void forget_orders_of(const void* object) noexcept;

/// In the child of a fork: whoever was at work is not there any more.
void let_go_of_orders_after_fork() noexcept;

}  // namespace pawl::observe::preload
