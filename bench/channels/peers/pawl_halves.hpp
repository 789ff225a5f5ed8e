// Pawl's senders and receivers as the measurements want them.
#pragma once

#include <cstdint>
#include <utility>

namespace bench {

template <typename Half>
struct pawl_sender {
    Half half;
    bool try_send(std::uint64_t message) { return half.try_send(message).has_value(); }
    void send(std::uint64_t message) { (void)half.send(message); }
};

template <typename Half>
struct pawl_receiver {
    Half half;
    bool try_recv(std::uint64_t& message) {
        const auto received = half.try_recv();
        if (received) message = *received;
        return received.has_value();
    }
    void recv(std::uint64_t& message) { message = half.recv().value(); }
};

/// A channel made by a function that returns {sender, receiver}. Its receiver is given away once.
template <auto Make>
class pawl_channel {
public:
    static constexpr bool many_senders = true;
    explicit pawl_channel(std::size_t room) : halves_(Make(room)) {}

    auto sender() { return pawl_sender{halves_.first}; }
    auto receiver() { return pawl_receiver{std::move(halves_.second)}; }

private:
    decltype(Make(0)) halves_;
};

}  // namespace bench
