// pawl::unbounded: its try_send takes reserved nodes only.
#include <pawl/channel/unbounded.hpp>

#include "../measure/peer.hpp"
#include "pawl_halves.hpp"

namespace {

constexpr auto make_unbounded = [](std::size_t capacity) { return pawl::unbounded<std::uint64_t>(capacity); };

const bench::measured_peer<bench::pawl_channel<make_unbounded>> unbounded("pawl::unbounded");

}  // namespace
