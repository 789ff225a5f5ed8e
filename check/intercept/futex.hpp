// Raw futexes. Results are those of the system call: negative error numbers.
#pragma once

#include <time.h>

#include <cstdint>

namespace pawl::check::intercept {

long futex(std::uint32_t* word, int operation_and_flags, std::uint32_t value, const timespec* time,
           std::uint32_t* word2, std::uint32_t value3, const std::uint64_t* frame);
long wait_on_futexes(const void* list, unsigned count, const timespec* until, clockid_t clock,
                     const std::uint64_t* frame);

/// Between executions.
void forget_futex_waiters();

}  // namespace pawl::check::intercept
