// A channel without a buffer: sender and receiver meet.
#pragma once

#include <pawl/channel/meeting.hpp>
#include <pawl/channel/receiver.hpp>
#include <pawl/channel/sender.hpp>
#include <pawl/misuse.hpp>
#include <pawl/sendable.hpp>

#include <cstdint>
#include <utility>

namespace pawl::inline PAWL_PORT {

namespace channel {
/// A table that its endpoints share and the last one frees.
template <class T>
class shared_offers : public heap_offers<T> {
public:
    using heap_offers<T>::heap_offers;
    template <class Core>
    static void free(Core* core) noexcept {
        delete core;
    }
};
template <class T>
using heap_meeting = meeting<T, shared_offers<T>>;
}  // namespace channel

template <class T>
using rendezvous_sender = sender<channel::heap_meeting<T>>;
template <class T>
using rendezvous_receiver = receiver<channel::heap_meeting<T>>;

/// A channel where both sides meet: {sender, receiver}. A send that returned success means that a receiver has the message.
/// Many senders and many receivers, first come, first served. A try_ call meets only a peer that waits already; two ends
/// that only try never meet. try_ calls are lock-free, wait for nobody and may be used in interrupts. Memory is allocated
/// here and never later. endpoints: how many senders and receivers there may be at once; a copy beyond refuses each call
/// with too_many. Throws std::bad_alloc.
template <class T>
[[nodiscard]] auto rendezvous(std::uint32_t endpoints = 256) {
    static_assert((pawl::detail::require_sendable<T>(), true));  // at once, before the compiler finds faults of its own
    if (endpoints < 2) misuse("pawl::rendezvous: at least one sender and one receiver meet");
    if (endpoints > channel::most_at_a_meeting) misuse("pawl::rendezvous: at most 32,767 endpoints meet");
    auto* const made = new channel::heap_meeting<T>{endpoints, endpoints};
    return std::pair{rendezvous_sender<T>{made}, rendezvous_receiver<T>{made}};
}

}  // namespace pawl::inline PAWL_PORT
