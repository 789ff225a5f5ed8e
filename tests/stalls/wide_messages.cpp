// Messages that do not fit into a slot stand in cells beside the ring: other code, the same promises.
#include <pawl/channel/bounded.hpp>

#include <array>

#include "bench/channels/measure/peer.hpp"

namespace {

/// Says in each of its parts the same, so that a torn or stale one is noticed.
class wide {
public:
    wide() = default;
    explicit wide(std::uint64_t value) { parts_.fill(value); }
    std::uint64_t value() const {
        for (const std::uint64_t part : parts_) {
            if (part != parts_[0]) std::abort();
        }
        return parts_[0];
    }

private:
    std::array<std::uint64_t, 8> parts_{};
};

template <auto Make>
class of_wide_messages {
public:
    static constexpr bool many_senders = true;
    explicit of_wide_messages(std::size_t room) : halves_(Make(room)) {}

    template <typename Half>
    struct sender_half {
        Half half;
        bool try_send(std::uint64_t message) { return half.try_send(wide(message)).has_value(); }
    };
    template <typename Half>
    struct receiver_half {
        Half half;
        bool try_recv(std::uint64_t& message) {
            const auto received = half.try_recv();
            if (received) message = received->value();
            return received.has_value();
        }
    };
    auto sender() { return sender_half{halves_.first}; }
    auto receiver() { return receiver_half{std::move(halves_.second)}; }

private:
    decltype(Make(0)) halves_;
};

constexpr auto make_bounded = [](std::size_t room) { return pawl::bounded<wide>(room); };
constexpr auto make_bounded_mpsc = [](std::size_t room) { return pawl::bounded_mpsc<wide>(room); };

const bench::measured_peer<of_wide_messages<make_bounded>> bounded("pawl::bounded, 64 bytes");
const bench::measured_peer<of_wide_messages<make_bounded_mpsc>> bounded_mpsc("pawl::bounded_mpsc, 64 bytes");

}  // namespace
