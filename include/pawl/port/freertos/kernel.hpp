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
/// How many tasks may use locks or wait in Pawl at one time.
#if !defined(PAWL_MOST_TASKS)
#define PAWL_MOST_TASKS 32
#endif

/// Each port lives in an inline namespace of its own: object files of two ports do not link together.
#define PAWL_PORT on_freertos

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
    ~masked() { portEXIT_CRITICAL_SAFE(&mux); }
#else
    masked() noexcept PAWL_NONBLOCKING : inside_{in_interrupt()} {
        if (inside_)
            before_ = taskENTER_CRITICAL_FROM_ISR();
        else
            taskENTER_CRITICAL();
    }
    ~masked() {
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
class uninterrupted {
public:
    uninterrupted() noexcept PAWL_NONBLOCKING : before_{static_cast<UBaseType_t>(portSET_INTERRUPT_MASK_FROM_ISR())} {}
    ~uninterrupted() { portCLEAR_INTERRUPT_MASK_FROM_ISR(before_); }
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

}  // namespace pawl::inline on_freertos::port::kernel
