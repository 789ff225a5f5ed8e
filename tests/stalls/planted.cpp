// Queues that do what Pawl's must not: the experiment has to notice.
#include <atomic>
#include <vector>

#include "bench/channels/measure/peer.hpp"
#include "examples/tablet/list_channel.hpp"

namespace {

/// A sender claims a slot and then writes it; the receiver waits until it has.
class claims_then_writes {
public:
    static constexpr bool many_senders = true;
    explicit claims_then_writes(std::size_t) {}

    struct half {
        list_channel<std::uint64_t>* channel;
        bool try_send(std::uint64_t message) { return channel->send(message), true; }
        bool try_recv(std::uint64_t& message) {
            const auto received = channel->try_recv();
            if (received) message = *received;
            return received.has_value();
        }
    };
    half sender() { return {&channel_}; }
    half receiver() { return {&channel_}; }

private:
    list_channel<std::uint64_t> channel_;
};

/// The receiver says "empty" instead, whatever lies behind that slot (D. Vyukov, Bounded MPMC queue, 2010).
class ticket_then_turn {
public:
    static constexpr bool many_senders = true;
    explicit ticket_then_turn(std::size_t room) : slots_(room) {
        for (std::size_t i = 0; i < room; ++i) slots_[i].turn = i;
    }

    struct half {
        ticket_then_turn* ring;
        bool try_send(std::uint64_t message) { return ring->push(message); }
        bool try_recv(std::uint64_t& message) { return ring->pop(message); }
    };
    half sender() { return {this}; }
    half receiver() { return {this}; }

private:
    bool push(std::uint64_t message) {
        const std::size_t ticket = tail_++;  // never full here: the experiment keeps the backlog short
        slot& mine = slots_[ticket % slots_.size()];
        mine.message = message;
        mine.turn = ticket + 1;
        return true;
    }
    bool pop(std::uint64_t& message) {
        slot& mine = slots_[head_ % slots_.size()];
        if (mine.turn != head_ + 1) return false;
        message = mine.message;
        mine.turn = head_++ + slots_.size();
        return true;
    }

    struct slot {
        std::atomic<std::size_t> turn = 0;
        std::uint64_t message = 0;
    };
    std::vector<slot> slots_;
    std::atomic<std::size_t> tail_ = 0;
    std::size_t head_ = 0;
};

const bench::measured_peer<claims_then_writes> stalls("planted: claims, then writes");
const bench::measured_peer<ticket_then_turn> hides("planted: a ticket, then the turn");

}  // namespace
