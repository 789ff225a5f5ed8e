// A level of an executor on FreeRTOS: a task, at the priority of the level.
#pragma once

#include <pawl/port/freertos/scheduling.hpp>

#include <algorithm>
#include <atomic>

/// Of the task of a level above the caller's, in the units of xTaskCreate().
#if !defined(PAWL_LEVEL_STACK)
#define PAWL_LEVEL_STACK (8 * configMINIMAL_STACK_SIZE)
#endif

namespace pawl::inline on_freertos::port {

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

    /// so_many_above: the caller, in the kernel's priorities. False: there is no memory for a task.
    [[nodiscard]] bool start(const char* name, int so_many_above, body run, void* argument) noexcept {
        run_ = run;
        argument_ = argument;
        const int wanted = std::min(own_scheduling().priority + so_many_above, highest_priority);
        running_.store(1, std::memory_order_relaxed);
        started_ =
            xTaskCreate(begin, name, PAWL_LEVEL_STACK, this, static_cast<UBaseType_t>(wanted), nullptr) == pdPASS;
        return started_;
    }
    [[nodiscard]] bool prioritised() const noexcept { return started_; }
    void join() noexcept {
        if (!started_) return;
        while (running_.load(std::memory_order_acquire) != 0) wait(running_, 1, clock::time_point::max());
        started_ = false;
    }

private:
    static void begin(void* self) {
        auto& mine = *static_cast<level_task*>(self);
        mine.run_(mine.argument_);
        word& running = mine.running_;
        running.store(0, std::memory_order_release);
        wake_all(running);  // from here on an address and nothing more
        vTaskDelete(nullptr);
    }

    body run_ = nullptr;
    void* argument_ = nullptr;
    word running_{0};
    bool started_ = false;
};

}  // namespace pawl::inline on_freertos::port
