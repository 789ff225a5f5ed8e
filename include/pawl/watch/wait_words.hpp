// What a task waits for, in words.
#pragma once

#include <pawl/port/port.hpp>
#include <pawl/watch/task_record.hpp>

namespace pawl::inline PAWL_PORT::watch {

/// wanted: "waits for" this and the object's name. done: how such an object became its holder's.
struct wait_words {
    const char* kind;
    const char* wanted;
    const char* done;
};
[[nodiscard]] inline wait_words words_of(waits_to what) noexcept {
    switch (what) {
        case waits_to::lock: return {"mutex", "mutex", "locked"};
        case waits_to::join: return {"task", "the end of task", "begun"};
        case waits_to::send: return {"channel", "room in channel", "taken"};
        case waits_to::receive: return {"channel", "a message from channel", "taken"};
        case waits_to::select: return {"channel", "one of several channels, first", "taken"};
        case waits_to::acquire: return {"semaphore", "semaphore", "taken"};
        default: return {"event", "event", "taken"};
    }
}

}  // namespace pawl::inline PAWL_PORT::watch
