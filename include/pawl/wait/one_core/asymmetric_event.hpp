// On one core the waker pays next to nothing in any case.
#pragma once

#include <pawl/nonblocking.hpp>
#include <pawl/wait/event.hpp>

#include <atomic>

namespace pawl::inline PAWL_PORT::wait {

/// Keeps the compiler from moving accesses across this place; no instruction.
inline void light_barrier() noexcept PAWL_NONBLOCKING { std::atomic_signal_fence(std::memory_order_seq_cst); }

using asymmetric_event = event;

}  // namespace pawl::inline PAWL_PORT::wait
