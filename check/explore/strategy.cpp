#include "check/explore/strategy.hpp"

namespace pawl::check::explore {

std::size_t strategy::prefix_length() const { return 0; }
wire::choice strategy::prefix(std::size_t) const { return {}; }
std::size_t strategy::pick(std::size_t, const candidates&) { return 0; }
bool strategy::advance() { return false; }

}  // namespace pawl::check::explore
