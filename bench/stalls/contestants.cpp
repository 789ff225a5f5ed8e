#include "contestants.hpp"

#include <algorithm>
#include <cstdio>

#include "../channels/measure/peer.hpp"
#include "foreign.hpp"

namespace stalls {

namespace {

constexpr std::size_t capacity = 1024;
constexpr unsigned senders_needed = 2;

/// The row that says what the machine itself does to a thread of high priority.
class nothing {
public:
    static constexpr bool many_senders = true;
    explicit nothing(std::size_t) {}
    struct half {
        bool try_send(std::uint64_t) { return true; }
        bool try_recv(std::uint64_t&) { return false; }
    };
    half sender() { return {}; }
    half receiver() { return {}; }
};

class foreign_channel final : public bench::any_channel {
public:
    explicit foreign_channel(const foreign_peer& peer) : peer_(peer), channel_(peer.open(capacity)) {}
    bool try_send(unsigned sender, std::uint64_t message) override { return peer_.try_send(channel_, sender, message); }
    bool try_recv(std::uint64_t& message) override { return peer_.try_recv(channel_, &message); }

private:
    const foreign_peer& peer_;
    void* channel_;
};

constexpr std::string_view name_of_nothing = "(an empty function)";

}  // namespace

void list_contestants() {
    if (foreign_peers()->name == nullptr) std::puts(name_of_nothing.data());
    for (const bench::channel_peer& peer : bench::channel_peers()) {
        std::puts(peer.name.data());
    }
    for (const foreign_peer* peer = foreign_peers(); peer->name; ++peer) std::puts(peer->name);
}

contestant open_contestant(std::string_view name) {
    if (name == name_of_nothing) return {name, senders_needed, bench::open<nothing>(capacity, senders_needed)};
    for (const bench::channel_peer& peer : bench::channel_peers()) {
        const unsigned senders = std::min(senders_needed, peer.senders_at_most);
        if (peer.name == name) return {name, senders, peer.open(capacity, senders)};
    }
    for (const foreign_peer* peer = foreign_peers(); peer->name; ++peer) {
        if (peer->name == name) return {name, senders_needed, std::make_unique<foreign_channel>(*peer)};
    }
    return {};
}

}  // namespace stalls
