// Each receiver sees each message; a slow one is told how many it missed.
#pragma once

#include <pawl/channel/broadcast_pinned.hpp>
#include <pawl/channel/broadcast_ring.hpp>
#include <pawl/channel/broadcast_words.hpp>
#include <pawl/channel/receiver.hpp>
#include <pawl/channel/ring_storage.hpp>
#include <pawl/channel/sender.hpp>
#include <pawl/misuse.hpp>
#include <pawl/sendable.hpp>

#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>

namespace pawl::inline PAWL_PORT {

namespace channel {
namespace detail {
template <class T>
struct broadcast_kind {
    using messages = std::conditional_t<
        fits_in_slot<T>, broadcast_in_slot<T>,
        std::conditional_t<std::is_trivially_copyable_v<T>, broadcast_in_words<T>, broadcast_pinned<T>>>;
    using core = broadcast_ring<T, heap_storage<typename messages::stored>, messages>;
};
}  // namespace detail

template <class T, class Storage, class Messages, class Half>
class added_to_receiver<broadcast_ring<T, Storage, Messages>, Half> {
public:
    /// One more receiver, for what is sent from now on. (A copy of this one begins where this one is.)
    [[nodiscard]] Half subscribe() const noexcept {
        const Half& half = static_cast<const Half&>(*this);
        return half ? Half{half.core()} : Half{half.why()};
    }
    /// How many messages were overwritten before this receiver read them, since this was asked last. Wait-free.
    std::uint64_t missed() const noexcept PAWL_NONBLOCKING {
        const Half& half = static_cast<const Half&>(*this);
        return half ? std::exchange(half.side().missed, 0) : 0;
    }
};
}  // namespace channel

template <class T>
using broadcast_sender = sender<typename channel::detail::broadcast_kind<T>::core>;
template <class T>
using broadcast_receiver = receiver<typename channel::detail::broadcast_kind<T>::core>;

/// A channel that keeps the newest messages, at most capacity (from 1), for any number of receivers: {sender, receiver}.
/// A send never waits: it overwrites the oldest. A receiver that was too slow gets errc::missed once, missed() says how
/// many, and goes on with the oldest that is still there. One allocation, here; none later.
///
/// A message of plain bytes (trivially copyable): any number of senders. Any other copyable message: one sender, which
/// only moves; and each receiver makes its copy, which is the only thing that may allocate; a copy that throws ends the
/// program. endpoints: how many senders and receivers there may be at once; one beyond refuses each call with too_many.
/// For messages of at most a word there is no such limit. Throws std::bad_alloc, and std::invalid_argument for a
/// capacity of 0.
template <class T>
[[nodiscard]] auto broadcast(std::size_t capacity, std::uint32_t endpoints = 256) {
    static_assert((pawl::detail::require_sendable<T>(), true));  // at once, before the compiler finds faults of its own
    static_assert(
        std::is_copy_constructible_v<T>,
        "pawl: each receiver of a broadcast gets a copy of its own; send a shared_ptr to what cannot be copied");
    using core = typename channel::detail::broadcast_kind<T>::core;
    using storage = channel::heap_storage<typename channel::detail::broadcast_kind<T>::messages::stored>;
    if (capacity == 0) misuse("pawl::broadcast: the capacity is a number from 1");
    if (capacity > std::size_t{1} << 31) misuse("pawl::broadcast: the capacity is at most 2^31");
    if (endpoints < 2) misuse("pawl::broadcast: at least one sender and one receiver use a channel");
    if (endpoints > std::uint32_t{1} << 30) misuse("pawl::broadcast: at most 2^30 senders and receivers use a channel");
    const std::uint32_t most = channel::fits_in_slot<T> ? channel::unlimited : endpoints;
    core* const made = storage::template make<core>(static_cast<std::uint32_t>(capacity), endpoints, most);
    // The receiver first: it is there before the first message.
    receiver<core> rx{made};
    return std::pair<sender<core>, receiver<core>>{sender<core>{made}, std::move(rx)};
}

}  // namespace pawl::inline PAWL_PORT
