// A run in a process of its own, looked at from another core by a thread that outranks everybody in it.
#pragma once

#include <string>

#include "record.hpp"

namespace stalls {

enum class ending { by_itself, stalled, failed, not_permitted };

struct run {
    std::string program = "/proc/self/exe";
    std::string peer, scenario;
    int seconds = 0;
};

/// Starts the program as `PROGRAM --in-front-of-the-watchdog DESCRIPTOR PEER SCENARIO SECONDS` and waits for it. When a
/// call has lasted longer than is worth watching, or the whole does not end, the process is killed: `stalled`.
ending watch(const run& run, const record& record, int descriptor);

/// A record in memory that the other process can map by the descriptor.
record* share_record(int& descriptor);
record* map_record(int descriptor);

}  // namespace stalls
