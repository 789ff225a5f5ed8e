#include "symbol_subject.hpp"

namespace subject {

fork forks[5];
library lib;
int plain;
char large[1 << 24];
int grid[3][4];
std::array<std::mutex, 3> locks;
int line_of_call;

[[gnu::noinline]] static std::uint64_t return_address() {
    asm volatile("");
    return reinterpret_cast<std::uint64_t>(__builtin_return_address(0));
}

[[gnu::always_inline]] static inline std::uint64_t innermost() {
    line_of_call = __LINE__ + 1;
    const std::uint64_t here = return_address();
    asm volatile("");
    return here;
}

[[gnu::always_inline]] static inline std::uint64_t middle() { return innermost() + 0; }

[[gnu::noinline]] std::uint64_t outer() {
    const std::uint64_t here = middle();
    plain = 1;
    return here;
}

}  // namespace subject
