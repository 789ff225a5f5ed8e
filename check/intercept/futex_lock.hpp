// Futexes with priority inheritance. Results are those of the system call: negative error numbers.
#pragma once

#include <cstdint>

namespace pawl::check::intercept {

long lock_pi(std::uint32_t* word, std::int64_t deadline, bool only_try, const std::uint64_t* frame);
long unlock_pi(std::uint32_t* word);

}  // namespace pawl::check::intercept
