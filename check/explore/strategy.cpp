#include "check/explore/strategy.hpp"

namespace pawl::check::explore {

std::size_t strategy::prefix_length() const { return 0; }
wire::choice strategy::prefix(std::size_t) const { return {}; }
std::size_t strategy::pick(std::size_t, const candidates&, std::uint16_t) { return 0; }
void strategy::happened(std::size_t, const wire::footprint&) {}
void strategy::spawned(std::size_t, std::uint16_t) {}
void strategy::stands(std::uint16_t, const wire::footprint&) {}
bool strategy::advance() { return false; }

}  // namespace pawl::check::explore
