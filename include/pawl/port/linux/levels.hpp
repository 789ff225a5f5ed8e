// A level of an executor on Linux: a thread, at the priority of the level where that is permitted.
#pragma once

#include <pawl/port/linux/port.hpp>
#include <pawl/port/linux/scheduling.hpp>
#include <pawl/port/linux/task.hpp>

#include <pthread.h>

#include <algorithm>

namespace pawl::inline on_linux::port {

/// The function of a level runs until its executor is over.
inline constexpr bool levels_return = false;
inline constexpr std::size_t most_levels = 32;

/// Runs one function beside its caller, before all that have a lower priority.
class level_task {
public:
    using body = void (*)(void*);
    level_task() = default;
    level_task(const level_task&) = delete;
    level_task& operator=(const level_task&) = delete;
    ~level_task() { join(); }

    /// so_many_above: the caller, in the scheduler's priorities; of an ordinary caller they are counted from 0. False: there is no
    /// thread to be had. Without the permission for its priority it is an ordinary thread: the kernel shares the cores
    /// among them, and a lower level may run while a higher one could.
    [[nodiscard]] bool start(const char* name, int so_many_above, body run, void* argument) noexcept {
        name_ = name;
        run_ = run;
        argument_ = argument;
        const int wanted = std::min(own_scheduling().priority + so_many_above, highest_priority);
        prioritised_ = start_at(wanted);
        started_ = prioritised_ || pthread_create(&thread_, nullptr, begin, this) == 0;
        return started_;
    }
    [[nodiscard]] bool prioritised() const noexcept { return prioritised_; }
    void join() noexcept {
        if (started_) pthread_join(thread_, nullptr);
        started_ = false;
    }

private:
    static void* begin(void* self) {
        const auto& mine = *static_cast<level_task*>(self);
        name_this_task(mine.name_);
        mine.run_(mine.argument_);
        return nullptr;
    }
    bool start_at(int priority) noexcept {
        pthread_attr_t attributes;
        if (pthread_attr_init(&attributes) != 0) return false;
        sched_param wanted{};
        wanted.sched_priority = priority;
        const bool done = pthread_attr_setinheritsched(&attributes, PTHREAD_EXPLICIT_SCHED) == 0 &&
                          pthread_attr_setschedpolicy(&attributes, SCHED_FIFO) == 0 &&
                          pthread_attr_setschedparam(&attributes, &wanted) == 0 &&
                          pthread_create(&thread_, &attributes, begin, this) == 0;
        pthread_attr_destroy(&attributes);
        return done;
    }

    pthread_t thread_{};
    const char* name_ = "";
    body run_ = nullptr;
    void* argument_ = nullptr;
    bool started_ = false;
    bool prioritised_ = false;
};

}  // namespace pawl::inline on_linux::port
