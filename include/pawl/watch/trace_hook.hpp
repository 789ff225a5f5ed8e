// Where the library tells what happens: a load and a branch while nobody wants to know.
#pragma once

#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>
#include <pawl/watch/trace_event.hpp>

#include <atomic>
#include <cstdint>
#include <source_location>

namespace pawl::inline PAWL_PORT::trace {

/// The program is traced. Written by whoever begins and ends that; nobody waits for it to be seen.
inline constinit std::atomic<bool> tracing{false};

/// Nothing of a hook is compiled where the port has nobody who would listen (port::traces).
[[nodiscard, gnu::always_inline]] inline bool is_on() noexcept PAWL_NONBLOCKING {
    if constexpr (port::traces)
        return tracing.load(std::memory_order_relaxed);
    else
        return false;
}

/// Into the calling thread's ring. Wait-free after the thread's first event; from interrupts too. In the compiled part of the library.
void tell(traced what, const void* object, const char* name, std::source_location place, const void* other,
          std::uint32_t detail) noexcept PAWL_NONBLOCKING;
/// A task's coroutine, by the place where it stands, for who tells of the task afterwards.
void remember(const void* task, std::source_location coroutine) noexcept PAWL_NONBLOCKING;

[[gnu::always_inline]] inline void tell_of(traced what, const void* object = nullptr, const char* name = nullptr,
                                           std::source_location place = {}, const void* other = nullptr,
                                           std::uint32_t detail = 0) noexcept PAWL_NONBLOCKING {
    if (is_on()) [[unlikely]]
        tell(what, object, name, place, other, detail);
}

}  // namespace pawl::inline PAWL_PORT::trace
