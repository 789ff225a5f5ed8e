// How long a worker has been at work, in the time that it got: on a busy machine it is kept waiting, and that is no silence
// of its own.
#pragma once

#include <sys/types.h>

#include <chrono>

namespace pawl::check::supervise {

class worker_time {
public:
    using clock = std::chrono::steady_clock;

    worker_time(pid_t process, clock::time_point now);

    /// Goes on with the processor time of the process where it computes, not at all where it is ready and gets no
    /// processor, and with the clock where it waits for something.
    clock::time_point at(clock::time_point now);

private:
    pid_t process_;
    clock::time_point asked_, worked_;
    std::chrono::nanoseconds spent_;
};

}  // namespace pawl::check::supervise
