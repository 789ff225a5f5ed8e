// pawl::static_channel and pawl::static_mpsc: the storage in the object.
#include <pawl/channel/static_channel.hpp>

#include "../measure/peer.hpp"
#include "pawl_halves.hpp"

namespace {

/// The capacity is in the type.
template <typename Channel>
class in_place {
public:
    static constexpr bool many_senders = true;
    explicit in_place(std::size_t) {}

    auto sender() { return bench::pawl_sender{channel_.sender()}; }
    auto receiver() { return bench::pawl_receiver{channel_.receiver()}; }

private:
    Channel channel_;
};

constexpr unsigned users = 8;

const bench::measured_peer<in_place<pawl::static_channel<std::uint64_t, bench::capacity, users>>> static_channel(
    "pawl::static_channel");
const bench::measured_peer<in_place<pawl::static_mpsc<std::uint64_t, bench::capacity, users>>> static_mpsc(
    "pawl::static_mpsc");

}  // namespace
