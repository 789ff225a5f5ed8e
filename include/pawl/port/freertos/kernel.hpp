// What this port uses of the kernel, all of it documented, and what differs between its ports. Nothing else in libpawl names
// the kernel's macros.
#pragma once

#if __has_include(<freertos/FreeRTOS.h>)
#include <freertos/FreeRTOS.h>
#include <freertos/task.h>
#else
#include <FreeRTOS.h>
#include <task.h>
#endif

#include <pawl/nonblocking.hpp>

#include <cstdint>

#if !defined(configTASK_NOTIFICATION_ARRAY_ENTRIES)
#error "pawl: this port needs a kernel with several notifications a task: FreeRTOS 10.4 or later"
#endif
/// The notification of each task that Pawl waits on. By default the last one: with configTASK_NOTIFICATION_ARRAY_ENTRIES of 2 or
/// more none that others use. Pawl leaves its value alone.
#if !defined(PAWL_FREERTOS_NOTIFICATION)
#define PAWL_FREERTOS_NOTIFICATION (configTASK_NOTIFICATION_ARRAY_ENTRIES - 1)
#endif
/// How many tasks may use locks or wait in Pawl at one time, and how many locks one of them may hold.
#if !defined(PAWL_MOST_TASKS)
#define PAWL_MOST_TASKS 16
#endif
#if !defined(PAWL_MOST_HELD)
#define PAWL_MOST_HELD 8
#endif

/// Each port lives in an inline namespace of its own: object files of two ports do not link together.
#define PAWL_PORT on_freertos

// The kernel does not say of its calls that they do not block; those below never do.
#if defined(__clang__)
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wunknown-warning-option"
#pragma clang diagnostic ignored "-Wfunction-effects"
#endif

namespace pawl::inline on_freertos::port::kernel {

#if defined(configNUMBER_OF_CORES)
inline constexpr unsigned cores = configNUMBER_OF_CORES;
#elif defined(portNUM_PROCESSORS)
inline constexpr unsigned cores = portNUM_PROCESSORS;
#else
inline constexpr unsigned cores = 1;
#endif

[[nodiscard]] inline bool in_interrupt() noexcept PAWL_NONBLOCKING {
#if defined(ESP_PLATFORM) || defined(xPortInIsrContext)
    return xPortInIsrContext() != 0;
#else
    return xPortIsInsideInterrupt() != pdFALSE;
#endif
}

/// Nobody else is in such a section, on any core, and no interrupt that may use the kernel comes meanwhile; from anywhere.
/// Nests. What stands inside is short: it walks over those who wait at most.
class masked {
public:
#if defined(portMUX_INITIALIZER_UNLOCKED)
    masked() noexcept PAWL_NONBLOCKING { portENTER_CRITICAL_SAFE(&mux); }
    ~masked() PAWL_NONBLOCKING { portEXIT_CRITICAL_SAFE(&mux); }
#else
    masked() noexcept PAWL_NONBLOCKING : inside_{in_interrupt()} {
        if (inside_)
            before_ = taskENTER_CRITICAL_FROM_ISR();
        else
            taskENTER_CRITICAL();
    }
    ~masked() PAWL_NONBLOCKING {
        if (inside_)
            taskEXIT_CRITICAL_FROM_ISR(before_);
        else
            taskEXIT_CRITICAL();
    }
#endif
    masked(const masked&) = delete;
    masked& operator=(const masked&) = delete;

private:
#if defined(portMUX_INITIALIZER_UNLOCKED)
    inline static portMUX_TYPE mux = portMUX_INITIALIZER_UNLOCKED;
#else
    bool inside_;
    UBaseType_t before_ = 0;
#endif
};

/// No interrupt that may use the kernel comes on this core, and no other task; from anywhere. Nests.
[[nodiscard]] inline UBaseType_t interrupts_off() noexcept PAWL_NONBLOCKING {
    return static_cast<UBaseType_t>(portSET_INTERRUPT_MASK_FROM_ISR());
}
inline void interrupts_on(UBaseType_t before) noexcept PAWL_NONBLOCKING { portCLEAR_INTERRUPT_MASK_FROM_ISR(before); }
class uninterrupted {
public:
    uninterrupted() noexcept PAWL_NONBLOCKING : before_{interrupts_off()} {}
    ~uninterrupted() PAWL_NONBLOCKING { interrupts_on(before_); }
    uninterrupted(const uninterrupted&) = delete;
    uninterrupted& operator=(const uninterrupted&) = delete;

private:
    UBaseType_t before_;
};

/// Wakes a task that waits for Pawl's notification. While nothing interrupts, and from anywhere: the form for interrupts asks
/// for no switch by itself. True: the task should run before the caller.
inline bool notify(TaskHandle_t task) noexcept PAWL_NONBLOCKING {
    BaseType_t outranks = pdFALSE;
    // eNoAction: the value, where somebody uses it, stays.
    xTaskNotifyIndexedFromISR(task, PAWL_FREERTOS_NOTIFICATION, 0, eNoAction, &outranks);
    return outranks != pdFALSE;
}
/// When interrupts may come again.
inline void let_run(bool somebody) noexcept PAWL_NONBLOCKING {
    if (!somebody) return;
    if (in_interrupt())
        portYIELD_FROM_ISR(pdTRUE);
    else
        taskYIELD();
}

/// What a task runs with at this moment; null: the caller's.
[[nodiscard]] inline UBaseType_t priority_of(TaskHandle_t task) noexcept PAWL_NONBLOCKING {
    return uxTaskPriorityGet(task);
}
/// In a masked section; a switch that it calls for comes at the section's end.
inline void set_priority(TaskHandle_t task, UBaseType_t priority) noexcept PAWL_NONBLOCKING {
    vTaskPrioritySet(task, priority);
}
/// From anywhere.
[[nodiscard]] inline TickType_t ticks() noexcept PAWL_NONBLOCKING { return xTaskGetTickCountFromISR(); }

}  // namespace pawl::inline on_freertos::port::kernel

#if defined(__clang__)
#pragma clang diagnostic pop
#endif
