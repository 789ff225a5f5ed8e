// What a task waits for, in words.
#pragma once

#include <pawl/port/port.hpp>
#include <pawl/watch/task_record.hpp>

namespace pawl::inline PAWL_PORT::watch {

/// wanted: "waits for" this and the object's name.
struct wait_words {
    const char* kind;
    const char* wanted;
};
[[nodiscard]] inline wait_words words_of(waits_to what) noexcept {
    switch (what) {
        case waits_to::lock: return {"mutex", "mutex"};
        case waits_to::join: return {"task", "the end of task"};
        case waits_to::send: return {"channel", "room in channel"};
        case waits_to::receive: return {"channel", "a message from channel"};
        case waits_to::select: return {"channel", "one of several channels, first"};
        case waits_to::acquire: return {"semaphore", "semaphore"};
        case waits_to::be_notified: return {"condition", "a notification of condition"};
        default: return {"event", "event"};
    }
}

}  // namespace pawl::inline PAWL_PORT::watch
