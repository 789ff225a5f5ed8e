/* Software timers: callbacks in the kernel's timer task. */
#ifndef PAWL_TIMERS_H
#define PAWL_TIMERS_H

#include <task.h>

PAWL_INLINE TimerHandle_t xTimerCreate(const char* name, TickType_t period, BaseType_t reloads, void* id,
                                       TimerCallbackFunction_t callback) {
    return (TimerHandle_t)pawl_timer_new(name, period, reloads, id, (void (*)(void*))callback, 1);
}
PAWL_INLINE TimerHandle_t xTimerCreateStatic(const char* name, TickType_t period, BaseType_t reloads, void* id,
                                             TimerCallbackFunction_t callback, StaticTimer_t* memory) {
    configASSERT(memory != NULL);
    return (TimerHandle_t)pawl_timer_new(name, period, reloads, id, (void (*)(void*))callback, 0);
}
PAWL_INLINE BaseType_t xTimerStart(TimerHandle_t timer, TickType_t ticks) {
    return (BaseType_t)pawl_timer_order(timer, 0, 0, ticks, NULL);
}
PAWL_INLINE BaseType_t xTimerStop(TimerHandle_t timer, TickType_t ticks) {
    return (BaseType_t)pawl_timer_order(timer, 1, 0, ticks, NULL);
}
PAWL_INLINE BaseType_t xTimerChangePeriod(TimerHandle_t timer, TickType_t period, TickType_t ticks) {
    return (BaseType_t)pawl_timer_order(timer, 2, period, ticks, NULL);
}
PAWL_INLINE BaseType_t xTimerReset(TimerHandle_t timer, TickType_t ticks) {
    return (BaseType_t)pawl_timer_order(timer, 3, 0, ticks, NULL);
}
PAWL_INLINE BaseType_t xTimerDelete(TimerHandle_t timer, TickType_t ticks) {
    return (BaseType_t)pawl_timer_order(timer, 4, 0, ticks, NULL);
}
PAWL_INLINE BaseType_t pawl_timer_order_isr(TimerHandle_t timer, int order, TickType_t value, BaseType_t* woken) {
    int outranks = 0;
    BaseType_t done = (BaseType_t)pawl_timer_order(timer, order, value, 0, &outranks);
    if (woken && outranks) *woken = pdTRUE;
    return done;
}
PAWL_INLINE BaseType_t xTimerStartFromISR(TimerHandle_t timer, BaseType_t* woken) {
    return pawl_timer_order_isr(timer, 0, 0, woken);
}
PAWL_INLINE BaseType_t xTimerStopFromISR(TimerHandle_t timer, BaseType_t* woken) {
    return pawl_timer_order_isr(timer, 1, 0, woken);
}
PAWL_INLINE BaseType_t xTimerChangePeriodFromISR(TimerHandle_t timer, TickType_t period, BaseType_t* woken) {
    return pawl_timer_order_isr(timer, 2, period, woken);
}
PAWL_INLINE BaseType_t xTimerResetFromISR(TimerHandle_t timer, BaseType_t* woken) {
    return pawl_timer_order_isr(timer, 3, 0, woken);
}
PAWL_INLINE BaseType_t xTimerIsTimerActive(TimerHandle_t timer) { return (BaseType_t)pawl_timer_look(timer, 0); }
PAWL_INLINE TickType_t xTimerGetPeriod(TimerHandle_t timer) { return (TickType_t)pawl_timer_look(timer, 1); }
PAWL_INLINE TickType_t xTimerGetExpiryTime(TimerHandle_t timer) { return (TickType_t)pawl_timer_look(timer, 2); }
PAWL_INLINE UBaseType_t uxTimerGetReloadMode(TimerHandle_t timer) { return (UBaseType_t)pawl_timer_look(timer, 3); }
PAWL_INLINE void vTimerSetReloadMode(TimerHandle_t timer, BaseType_t reloads) { pawl_timer_set_reload(timer, reloads); }
PAWL_INLINE void* pvTimerGetTimerID(TimerHandle_t timer) { return pawl_timer_id(timer); }
PAWL_INLINE void vTimerSetTimerID(TimerHandle_t timer, void* id) { pawl_timer_set_id(timer, id); }
PAWL_INLINE const char* pcTimerGetName(TimerHandle_t timer) { return pawl_timer_name(timer); }
PAWL_INLINE TaskHandle_t xTimerGetTimerDaemonTaskHandle(void) { return (TaskHandle_t)pawl_timer_daemon(); }
PAWL_INLINE BaseType_t xTimerPendFunctionCall(PendedFunction_t function, void* argument, uint32_t value, TickType_t ticks) {
    return (BaseType_t)pawl_timer_pend(function, argument, value, ticks, NULL);
}
PAWL_INLINE BaseType_t xTimerPendFunctionCallFromISR(PendedFunction_t function, void* argument, uint32_t value,
                                                     BaseType_t* woken) {
    int outranks = 0;
    BaseType_t done = (BaseType_t)pawl_timer_pend(function, argument, value, 0, &outranks);
    if (woken && outranks) *woken = pdTRUE;
    return done;
}

#endif
