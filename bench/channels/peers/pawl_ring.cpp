// pawl::ring: one sender, one receiver.
#include <pawl/channel/ring.hpp>

#include "../measure/peer.hpp"
#include "pawl_halves.hpp"

namespace {

class ring_for_two {
public:
    static constexpr bool many_senders = false;
    explicit ring_for_two(std::size_t) {}

    auto sender() { return bench::pawl_sender{std::move(halves_.first)}; }
    auto receiver() { return bench::pawl_receiver{std::move(halves_.second)}; }

private:
    pawl::ring<std::uint64_t, bench::capacity> ring_;
    decltype(std::declval<pawl::ring<std::uint64_t, bench::capacity>&>().split()) halves_ = ring_.split();
};

const bench::measured_peer<ring_for_two> ring("pawl::ring");

}  // namespace
