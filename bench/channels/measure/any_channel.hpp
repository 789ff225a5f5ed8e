// A peer behind virtual functions: where a call's milliseconds matter, not its nanoseconds (../../stalls).
#pragma once

#include <memory>
#include <vector>

#include "adapter.hpp"

namespace bench {

class any_channel {
public:
    virtual ~any_channel() = default;
    /// `sender` numbers the senders from 0 on; each is used by one thread.
    virtual bool try_send(unsigned sender, std::uint64_t message) = 0;
    virtual bool try_recv(std::uint64_t& message) = 0;
};

template <adapter Peer>
class channel_of final : public any_channel {
public:
    channel_of(std::size_t room, unsigned senders) : peer_(room), receiver_(peer_.receiver()) {
        senders_.reserve(senders);
        for (unsigned sender = 0; sender < senders; ++sender) senders_.push_back(peer_.sender());
    }
    bool try_send(unsigned sender, std::uint64_t message) override { return senders_[sender].try_send(message); }
    bool try_recv(std::uint64_t& message) override { return receiver_.try_recv(message); }

private:
    Peer peer_;
    std::vector<decltype(std::declval<Peer&>().sender())> senders_;
    decltype(std::declval<Peer&>().receiver()) receiver_;
};

template <adapter Peer>
std::unique_ptr<any_channel> open(std::size_t room, unsigned senders) {
    return std::make_unique<channel_of<Peer>>(room, senders);
}

}  // namespace bench
