// What a task waits for, in the words of pawl check.
#pragma once

#include <pawl/port/port.hpp>
#include <pawl/watch/trace_event.hpp>

#include <string>
#include <string_view>

namespace pawl::inline PAWL_PORT::trace {

[[nodiscard]] inline std::string_view noun_of(reason why) {
    switch (why) {
        case reason::lock: return "mutex";
        case reason::async_lock: return "async mutex";
        case reason::join: return "task";
        case reason::acquire: return "semaphore";
        case reason::event: return "event";
        case reason::notification: return "condition";
        default: return "channel";
    }
}
/// It is one that has a name, or is given a letter.
[[nodiscard]] inline bool has_object(reason why) {
    return why < reason::sleep && why != reason::join && why != reason::select;
}
[[nodiscard]] inline std::string waiting_words(reason why, const std::string& object) {
    switch (why) {
        case reason::join: return "waits for the end of a thread";
        case reason::send: return "waits for room in " + object;
        case reason::receive: return "waits for a message from " + object;
        case reason::select: return "waits for one of several channels";
        case reason::notification: return "waits for a signal at " + object;
        case reason::sleep: return "sleeps";
        case reason::yield: return "yields";
        case reason::job: return "waits for what runs apart";
        case reason::tasks: return "waits for tasks to end";
        case reason::other: return "waits";
        default: return "waits for " + object;
    }
}

}  // namespace pawl::inline PAWL_PORT::trace
