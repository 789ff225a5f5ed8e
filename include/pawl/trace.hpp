// A record of what the program did: for ui.perfetto.dev, and for pawl trace.
#pragma once

#include <pawl/nonblocking.hpp>
#include <pawl/watch/trace_hook.hpp>

#include <bit>
#include <cstdint>
#include <source_location>

/// Started with PAWL_TRACE=file the program is traced from its beginning, and writes the file when it ends; nothing of this
/// header is needed for that. Where the port does not trace (port::traces), and in pawl check, all of this does nothing.
namespace pawl::inline PAWL_PORT::trace {

/// From now on. Each thread keeps its last 16,384 events (PAWL_TRACE_EVENTS=n). Wait-free; from anywhere.
inline void start() noexcept PAWL_NONBLOCKING {
    if constexpr (port::traces) tracing.store(true, std::memory_order_relaxed);
}
/// Events that others are about to tell may still come. What was told stays. Wait-free; from anywhere.
inline void stop() noexcept PAWL_NONBLOCKING {
    if constexpr (port::traces) tracing.store(false, std::memory_order_relaxed);
}

/// What is there, while the program goes on: nobody waits for it. 0, or an errno value. Allocates. Not for interrupts.
[[nodiscard]] int write_file(const char* name) noexcept;
[[nodiscard]] inline int write([[maybe_unused]] const char* file) noexcept {
    if constexpr (port::traces)
        return write_file(file);
    else
        return 0;
}

/// A moment of the calling task, in the trace; cut to 47 bytes. Wait-free; from interrupts too; never allocates. A load and a
/// branch where nothing is traced.
inline void mark(const char* text,
                 std::source_location at = std::source_location::current()) noexcept PAWL_NONBLOCKING {
    tell_of(traced::marked, nullptr, text, at);
}
/// The same with a number beside it.
inline void mark(const char* text, std::int64_t number,
                 std::source_location at = std::source_location::current()) noexcept PAWL_NONBLOCKING {
    tell_of(traced::marked, std::bit_cast<const void*>(static_cast<std::intptr_t>(number)), text, at, nullptr, 1);
}

/// From its making to its end, of the task that made it: in a coroutine across co_await.
class [[nodiscard]] span {
public:
    /// text: a literal, or what outlives the span.
    explicit span(const char* text, std::source_location at = std::source_location::current()) noexcept PAWL_NONBLOCKING
        : text_{text} {
        tell_of(traced::span_begins, this, text, at);
    }
    span(const span&) = delete;
    span& operator=(const span&) = delete;
    ~span() { tell_of(traced::span_ends, this, text_); }

private:
    const char* text_;
};

}  // namespace pawl::inline PAWL_PORT::trace
