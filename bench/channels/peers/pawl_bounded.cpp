// pawl::bounded and pawl::bounded_mpsc.
#include <pawl/channel/bounded.hpp>

#include "../measure/peer.hpp"
#include "pawl_halves.hpp"

namespace {

constexpr auto make_bounded = [](std::size_t capacity) { return pawl::bounded<std::uint64_t>(capacity); };
constexpr auto make_bounded_mpsc = [](std::size_t capacity) { return pawl::bounded_mpsc<std::uint64_t>(capacity); };

const bench::measured_peer<bench::pawl_channel<make_bounded>> bounded("pawl::bounded");
const bench::measured_peer<bench::pawl_channel<make_bounded_mpsc>> bounded_mpsc("pawl::bounded_mpsc");

}  // namespace
