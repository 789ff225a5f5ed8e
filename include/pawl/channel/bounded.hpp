// Bounded channels on the heap: any number of senders, and of receivers or one.
#pragma once

#include <pawl/channel/receiver.hpp>
#include <pawl/channel/sender.hpp>
#include <pawl/channel/slot_ring.hpp>
#include <pawl/misuse.hpp>
#include <pawl/sendable.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace pawl::inline PAWL_PORT {

namespace channel {
/// Endpoints of a channel whose messages stand in cells beside the ring; a cell each is set aside for them.
inline constexpr std::uint32_t usual_endpoints = 256;
inline constexpr std::size_t most_capacity = std::min(std::uint64_t{1} << 31, slot::most_content);

template <class T, bool ManyReceivers>
auto make_bounded(std::size_t capacity, std::uint32_t endpoints) {
    static_assert((pawl::detail::require_sendable<T>(), true));  // at once, before the compiler finds faults of its own
    using core = slot_ring<T, heap_storage<T>, ManyReceivers>;
    if (capacity == 0)
        misuse("pawl: the capacity of a bounded channel is a number from 1; for none use pawl::rendezvous");
    if (endpoints < 2) misuse("pawl::bounded: at least one sender and one receiver use a channel");
    if (endpoints >= most_capacity || capacity > most_capacity - endpoints)
        misuse("pawl: capacity and endpoints together are at most 2^31 (2^24 without a double word)");
    // A cell for each endpoint: so many calls may be under way at once. Without cells there is nothing to run out of.
    const std::uint32_t most = fits_in_slot<T> ? unlimited : endpoints;
    core* const made = heap_storage<T>::template make<core>(static_cast<std::uint32_t>(capacity), endpoints, most);
    return std::pair{pawl::sender<core>{made}, pawl::receiver<core>{made}};
}
}  // namespace channel

template <class T>
using bounded_sender = sender<channel::slot_ring<T, channel::heap_storage<T>, true>>;
template <class T>
using bounded_receiver = receiver<channel::slot_ring<T, channel::heap_storage<T>, true>>;
template <class T>
using bounded_mpsc_sender = sender<channel::slot_ring<T, channel::heap_storage<T>, false>>;
template <class T>
using bounded_mpsc_receiver = receiver<channel::slot_ring<T, channel::heap_storage<T>, false>>;

/// A channel for at most capacity messages (from 1), with many senders and many receivers: {sender, receiver}. Messages
/// come in the order in which they were put. One allocation, here; none later. try_ calls are lock-free and wait for
/// nobody. endpoints: how many senders and receivers there may be at once; a copy beyond refuses each call with too_many. For messages of at most a word there is no such limit. Throws std::bad_alloc, and std::invalid_argument for a
/// capacity of 0.
template <class T>
[[nodiscard]] auto bounded(std::size_t capacity, std::uint32_t endpoints = channel::usual_endpoints) {
    return channel::make_bounded<T, true>(capacity, endpoints);
}

/// The same with one receiver, which only moves: its try_recv is wait-free.
template <class T>
[[nodiscard]] auto bounded_mpsc(std::size_t capacity, std::uint32_t endpoints = channel::usual_endpoints) {
    return channel::make_bounded<T, false>(capacity, endpoints);
}

}  // namespace pawl::inline PAWL_PORT
