// A ring between one producer and one consumer: wait-free on both sides, by loads and stores.
#pragma once

#include <pawl/channel/in_place_pair.hpp>
#include <pawl/channel/ring_core.hpp>
#include <pawl/channel/ring_spans.hpp>
#include <pawl/sendable.hpp>

#include <cstddef>

namespace pawl::inline PAWL_PORT {

template <class T, std::size_t Capacity>
using ring_producer = sender<channel::ring_core<T, Capacity>>;
template <class T, std::size_t Capacity>
using ring_consumer = receiver<channel::ring_core<T, Capacity>>;

namespace channel {
// Named first among the bases of ring, so that these sentences come before the compiler's own.
template <class T, std::size_t Capacity>
class ring_checks {
    static_assert((pawl::detail::require_sendable<T>(), true));
    static_assert(Capacity >= 1, "pawl: the capacity is a number from 1; for none use pawl::rendezvous");
    static_assert(Capacity <= static_cast<std::size_t>(-1) / 4,
                  "pawl: the capacity is at most a quarter of what size_t counts");
};
}  // namespace channel

/// At most Capacity messages (any number from 1), in the object itself: no heap. split() gives the one producer and the one
/// consumer; each is used by one task or interrupt at a time. try_ calls, grant, commit, peek and release are wait-free
/// and may be called from an interrupt.
///
///     pawl::ring<sample, 256> ring;
///     auto [producer, consumer] = ring.split();
template <class T, std::size_t Capacity>
class ring : channel::ring_checks<T, Capacity>, public channel::in_place_pair<channel::ring_core<T, Capacity>> {};

}  // namespace pawl::inline PAWL_PORT
