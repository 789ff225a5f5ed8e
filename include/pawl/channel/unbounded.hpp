// A channel that grows.
#pragma once

#include <pawl/channel/node_queue.hpp>
#include <pawl/channel/receiver.hpp>
#include <pawl/channel/sender.hpp>
#include <pawl/misuse.hpp>
#include <pawl/sendable.hpp>

#include <cstddef>
#include <cstdint>
#include <utility>

namespace pawl::inline PAWL_PORT {

template <class T>
using unbounded_sender = sender<channel::node_queue<T>>;
template <class T>
using unbounded_receiver = receiver<channel::node_queue<T>>;

/// A channel for as many messages as memory holds (capacity() of them, some 2^28), with many senders and many receivers: {sender,
/// receiver}. Messages come in the order in which they were put. One allocation here, with room for reserve messages.
///
/// send allocates where no room is left, and refuses with no_memory where it cannot; it never waits for a receiver.
/// try_send never allocates: it takes room that was reserved, that an earlier send has made, or that a message has
/// left, and refuses with full. try_recv and recv never allocate and never free. try_ calls are lock-free.
/// Memory: up to twice the most messages that were there at once; it stays until the channel goes.
/// Throws std::bad_alloc, and std::invalid_argument for a reserve beyond 2^28 - 17.
template <class T>
[[nodiscard]] auto unbounded(std::size_t reserve = 32) {
    static_assert((pawl::detail::require_sendable<T>(), true));  // at once, before the compiler finds faults of its own
    using core = channel::node_queue<T>;
    if (reserve > core::most_reserve) misuse("pawl::unbounded: at most 2^28 - 17 messages can be reserved");
    core* const made = core::make(static_cast<std::uint32_t>(reserve));
    return std::pair{unbounded_sender<T>{made}, unbounded_receiver<T>{made}};
}

}  // namespace pawl::inline PAWL_PORT
