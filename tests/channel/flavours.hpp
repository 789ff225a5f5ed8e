// The channels that a conformance test is run over, opened alike: open<T, N>() has room for N messages.
#pragma once

#include <pawl/channel.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <memory>
#include <utility>

namespace conformance {

/// Both ends, and what must outlive them.
template <class Keep, class Sender, class Receiver>
struct opened {
    Keep keep;
    Sender tx;
    Receiver rx;
};
template <class Sender, class Receiver>
auto from_pair(std::pair<Sender, Receiver> ends) {
    return opened<int, Sender, Receiver>{0, std::move(ends.first), std::move(ends.second)};
}
template <class Channel>
auto in_place() {
    auto keep = std::make_unique<Channel>();
    auto tx = keep->sender();
    auto rx = keep->receiver();
    return opened<std::unique_ptr<Channel>, decltype(tx), decltype(rx)>{std::move(keep), std::move(tx), std::move(rx)};
}

struct over_bounded {
    template <class T, std::size_t N>
    static auto open() {
        return from_pair(pawl::bounded<T>(N));
    }
};
struct over_bounded_mpsc {
    template <class T, std::size_t N>
    static auto open() {
        return from_pair(pawl::bounded_mpsc<T>(N));
    }
};
struct over_static_channel {
    template <class T, std::size_t N>
    static auto open() {
        return in_place<pawl::static_channel<T, N, 16>>();
    }
};
struct over_static_mpsc {
    template <class T, std::size_t N>
    static auto open() {
        return in_place<pawl::static_mpsc<T, N, 16>>();
    }
};
struct over_unbounded {
    template <class T, std::size_t N>
    static auto open() {
        return from_pair(pawl::unbounded<T>(N));
    }
};
struct over_rendezvous {
    template <class T, std::size_t>
    static auto open() {
        return from_pair(pawl::rendezvous<T>());
    }
};

using limited = testing::Types<over_bounded, over_bounded_mpsc, over_static_channel, over_static_mpsc>;
using with_buffer =
    testing::Types<over_bounded, over_bounded_mpsc, over_static_channel, over_static_mpsc, over_unbounded>;
using every_one = testing::Types<over_bounded, over_bounded_mpsc, over_static_channel, over_static_mpsc, over_unbounded,
                                 over_rendezvous>;
using many_to_many = testing::Types<over_bounded, over_static_channel, over_unbounded, over_rendezvous>;

}  // namespace conformance
