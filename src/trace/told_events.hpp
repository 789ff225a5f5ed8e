// All that the threads have told, by time.
#pragma once

#include <pawl/port/port.hpp>
#include <pawl/watch/trace_event.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace pawl::inline PAWL_PORT::trace {

struct told_event {
    std::size_t thread;  // of told_events::threads
    event what;
};
struct told_events {
    std::vector<std::string> threads;  // names, one for each that told something
    std::vector<std::uint32_t> numbers;
    std::vector<told_event> events;
    std::uint64_t lost = 0;
};

/// Nobody waits for this; what is told meanwhile may be missing.
[[nodiscard]] told_events told_so_far();

/// A text of the program's, which may be gone with a library of it; empty then.
[[nodiscard]] std::string text_at(const char* where);
[[nodiscard]] bool is_there(const void* where, std::size_t bytes);

}  // namespace pawl::inline PAWL_PORT::trace
