#include "told_events.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <string_view>

#include "recorder.hpp"

namespace pawl::inline PAWL_PORT::trace {
namespace {

// Threads get their names when they have run for a while.
std::string name_of(const thread_trace& of) {
    char path[48], text[port::most_name + 1];
    std::snprintf(path, sizeof path, "/proc/self/task/%u/comm", of.number.load(std::memory_order_relaxed));
    if (const int file = ::open(path, O_RDONLY | O_CLOEXEC); file >= 0) {
        const ssize_t size = ::read(file, text, sizeof text);
        ::close(file);
        if (size > 1) return {text, static_cast<std::size_t>(size - 1)};
    }
    std::string name;
    for (const auto& each : of.name) {
        const char one = each.load(std::memory_order_relaxed);
        if (one == 0) break;
        name += one;
    }
    return name;
}

}  // namespace

told_events told_so_far() {
    told_events all;
    for (const thread_trace& each : threads) {
        if (each.number.load(std::memory_order_relaxed) == 0) continue;
        const std::size_t before = all.events.size(), thread = all.threads.size();
        all.lost += each.events.read([&](const event& one) { all.events.push_back({thread, one}); });
        if (all.events.size() == before) continue;
        all.threads.push_back(name_of(each));
        all.numbers.push_back(each.number.load(std::memory_order_relaxed));
    }
    all.lost += lost_events.load(std::memory_order_relaxed);
    std::ranges::stable_sort(all.events, {}, [](const told_event& one) { return one.what.at; });
    return all;
}

// The kernel looks for us: it says so where there is no memory any more.
bool is_there(const void* where, std::size_t bytes) {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0) return false;
    const bool all = ::write(ends[1], where, bytes) == static_cast<ssize_t>(bytes);
    ::close(ends[0]);
    ::close(ends[1]);
    return all;
}

std::string text_at(const char* where) {
    constexpr std::size_t longest = 4096, page = 4096;
    std::string text;
    while (where && text.size() < longest) {
        const char* const next = where + text.size();
        const std::size_t left = page - reinterpret_cast<std::uintptr_t>(next) % page;
        // A page is there as a whole; what stands behind the text is nobody's business.
        if (!is_there(next, 1)) return {};
        const std::string_view part{next, ::strnlen(next, left)};
        text += part;
        if (part.size() != left) break;
    }
    return text;
}

}  // namespace pawl::inline PAWL_PORT::trace
