#include "bench/patterns/workload.hpp"

namespace patterns {

// Measured on this machine, with a few pieces beforehand.
computation::computation(std::chrono::milliseconds length) {
    constexpr std::size_t tried = 200;
    for (std::size_t i = 0; i < tried; ++i) do_piece();
    const auto begun = clock::now();
    for (std::size_t i = 0; i < tried; ++i) do_piece();
    const auto each = (clock::now() - begun) / tried;
    pieces_ = each.count() > 0 ? static_cast<std::size_t>(length / each) + 1 : tried;
}

}  // namespace patterns
