// How a task sleeps: until it is notified. What it is woken for stands elsewhere, and it looks there each time.
#pragma once

#include <pawl/port/freertos/clock.hpp>
#include <pawl/port/freertos/kernel.hpp>

#include <cstdint>

namespace pawl::inline on_freertos::port::detail {

/// One wait of the calling task. Where others use the same notification, because the kernel has no other, what they told the
/// task meanwhile is told again at the end; but for one without a value (eNoAction) that came together with Pawl's.
class notification_wait {
public:
    static constexpr UBaseType_t index = PAWL_FREERTOS_NOTIFICATION;
    /// The calls without an index use the first one.
    static constexpr bool shared = index == 0;

    notification_wait() noexcept : value_{shared ? value() : 0} {}
    notification_wait(const notification_wait&) = delete;
    notification_wait& operator=(const notification_wait&) = delete;

    /// Sleeps until over(), which is asked before the first sleep and after each, or until then.
    template <class Over>
    void until(Over over, clock::time_point deadline) noexcept {
        while (!over()) {
            const TickType_t ticks = ticks_until(deadline);
            if (ticks == 0) return;
            if (xTaskNotifyWaitIndexed(index, 0, 0, nullptr, ticks) != pdFALSE) ++received_;
        }
    }
    /// notified: somebody has notified this task, once, for this wait; nobody is going to.
    void finish(bool notified) noexcept {
        if constexpr (shared) {
            if (xTaskNotifyStateClearIndexed(nullptr, index) != pdFALSE) ++received_;
            if (received_ > (notified ? 1u : 0u) || value() != value_)
                xTaskNotifyIndexed(xTaskGetCurrentTaskHandle(), index, 0, eNoAction);
        } else {
            if (notified && received_ == 0) xTaskNotifyStateClearIndexed(nullptr, index);
        }
    }

private:
    [[nodiscard]] static std::uint32_t value() noexcept { return ulTaskNotifyValueClearIndexed(nullptr, index, 0); }

    std::uint32_t value_;
    unsigned received_ = 0;
};

}  // namespace pawl::inline on_freertos::port::detail
