/* Event groups. */
#ifndef PAWL_EVENT_GROUPS_H
#define PAWL_EVENT_GROUPS_H

#include <timers.h>

PAWL_INLINE EventGroupHandle_t xEventGroupCreate(void) { return (EventGroupHandle_t)pawl_event_group_create(1); }
PAWL_INLINE EventGroupHandle_t xEventGroupCreateStatic(StaticEventGroup_t* memory) {
    configASSERT(memory != NULL);
    return (EventGroupHandle_t)pawl_event_group_create(0);
}
PAWL_INLINE void vEventGroupDelete(EventGroupHandle_t group) { pawl_event_group_delete(group); }
PAWL_INLINE EventBits_t xEventGroupSetBits(EventGroupHandle_t group, EventBits_t bits) {
    return (EventBits_t)pawl_event_group_set(group, bits);
}
PAWL_INLINE BaseType_t xEventGroupSetBitsFromISR(EventGroupHandle_t group, EventBits_t bits, BaseType_t* woken) {
    int outranks = 0;
    BaseType_t done = (BaseType_t)pawl_event_group_set_from_isr(group, bits, &outranks);
    if (woken && outranks) *woken = pdTRUE;
    return done;
}
PAWL_INLINE EventBits_t xEventGroupClearBits(EventGroupHandle_t group, EventBits_t bits) {
    return (EventBits_t)pawl_event_group_clear(group, bits);
}
PAWL_INLINE BaseType_t xEventGroupClearBitsFromISR(EventGroupHandle_t group, EventBits_t bits) {
    return (BaseType_t)pawl_event_group_clear_from_isr(group, bits);
}
PAWL_INLINE EventBits_t xEventGroupGetBits(EventGroupHandle_t group) { return (EventBits_t)pawl_event_group_get(group); }
PAWL_INLINE EventBits_t xEventGroupGetBitsFromISR(EventGroupHandle_t group) {
    return (EventBits_t)pawl_event_group_get(group);
}
PAWL_INLINE EventBits_t xEventGroupWaitBits(EventGroupHandle_t group, EventBits_t bits, BaseType_t clear, BaseType_t all,
                                            TickType_t ticks) {
    return (EventBits_t)pawl_event_group_wait(group, bits, clear, all, ticks);
}
PAWL_INLINE EventBits_t xEventGroupSync(EventGroupHandle_t group, EventBits_t sets, EventBits_t bits, TickType_t ticks) {
    return (EventBits_t)pawl_event_group_sync(group, sets, bits, ticks);
}

#endif
