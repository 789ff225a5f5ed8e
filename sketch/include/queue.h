/* Queues and queue sets. */
#ifndef PAWL_QUEUE_H
#define PAWL_QUEUE_H

#include <task.h>

PAWL_INLINE QueueHandle_t xQueueCreate(UBaseType_t length, UBaseType_t item_size) {
    return (QueueHandle_t)pawl_queue_create(length, item_size, 1);
}
PAWL_INLINE QueueHandle_t xQueueCreateStatic(UBaseType_t length, UBaseType_t item_size, uint8_t* items, StaticQueue_t* queue) {
    configASSERT(queue != NULL && (item_size == 0 || items != NULL));
    return (QueueHandle_t)pawl_queue_create(length, item_size, 0);
}
PAWL_INLINE void vQueueDelete(QueueHandle_t queue) { pawl_queue_delete(queue); }
PAWL_INLINE BaseType_t xQueueSend(QueueHandle_t queue, const void* item, TickType_t ticks) {
    return (BaseType_t)pawl_queue_send(queue, item, ticks, 0);
}
PAWL_INLINE BaseType_t xQueueSendToBack(QueueHandle_t queue, const void* item, TickType_t ticks) {
    return (BaseType_t)pawl_queue_send(queue, item, ticks, 0);
}
PAWL_INLINE BaseType_t xQueueSendToFront(QueueHandle_t queue, const void* item, TickType_t ticks) {
    return (BaseType_t)pawl_queue_send(queue, item, ticks, 1);
}
PAWL_INLINE BaseType_t xQueueOverwrite(QueueHandle_t queue, const void* item) {
    return (BaseType_t)pawl_queue_send(queue, item, 0, 2);
}
PAWL_INLINE BaseType_t xQueueReceive(QueueHandle_t queue, void* item, TickType_t ticks) {
    return (BaseType_t)pawl_queue_receive(queue, item, ticks, 0);
}
PAWL_INLINE BaseType_t xQueuePeek(QueueHandle_t queue, void* item, TickType_t ticks) {
    return (BaseType_t)pawl_queue_receive(queue, item, ticks, 1);
}
PAWL_INLINE BaseType_t pawl_queue_send_isr(QueueHandle_t queue, const void* item, BaseType_t* woken, int where) {
    int outranks = 0;
    BaseType_t done = (BaseType_t)pawl_queue_send_from_isr(queue, item, &outranks, where);
    if (woken && outranks) *woken = pdTRUE;
    return done;
}
PAWL_INLINE BaseType_t xQueueSendFromISR(QueueHandle_t queue, const void* item, BaseType_t* woken) {
    return pawl_queue_send_isr(queue, item, woken, 0);
}
PAWL_INLINE BaseType_t xQueueSendToBackFromISR(QueueHandle_t queue, const void* item, BaseType_t* woken) {
    return pawl_queue_send_isr(queue, item, woken, 0);
}
PAWL_INLINE BaseType_t xQueueSendToFrontFromISR(QueueHandle_t queue, const void* item, BaseType_t* woken) {
    return pawl_queue_send_isr(queue, item, woken, 1);
}
PAWL_INLINE BaseType_t xQueueOverwriteFromISR(QueueHandle_t queue, const void* item, BaseType_t* woken) {
    return pawl_queue_send_isr(queue, item, woken, 2);
}
PAWL_INLINE BaseType_t xQueueReceiveFromISR(QueueHandle_t queue, void* item, BaseType_t* woken) {
    int outranks = 0;
    BaseType_t done = (BaseType_t)pawl_queue_receive_from_isr(queue, item, &outranks, 0);
    if (woken && outranks) *woken = pdTRUE;
    return done;
}
PAWL_INLINE BaseType_t xQueuePeekFromISR(QueueHandle_t queue, void* item) {
    return (BaseType_t)pawl_queue_receive_from_isr(queue, item, NULL, 1);
}
PAWL_INLINE UBaseType_t uxQueueMessagesWaiting(QueueHandle_t queue) { return (UBaseType_t)pawl_queue_waiting(queue); }
PAWL_INLINE UBaseType_t uxQueueMessagesWaitingFromISR(QueueHandle_t queue) { return (UBaseType_t)pawl_queue_waiting(queue); }
PAWL_INLINE UBaseType_t uxQueueSpacesAvailable(QueueHandle_t queue) { return (UBaseType_t)pawl_queue_spaces(queue); }
PAWL_INLINE BaseType_t xQueueIsQueueEmptyFromISR(QueueHandle_t queue) { return pawl_queue_waiting(queue) == 0; }
PAWL_INLINE BaseType_t xQueueIsQueueFullFromISR(QueueHandle_t queue) { return pawl_queue_spaces(queue) == 0; }
PAWL_INLINE BaseType_t xQueueReset(QueueHandle_t queue) {
    pawl_queue_reset(queue);
    return pdPASS;
}
PAWL_INLINE void vQueueAddToRegistry(QueueHandle_t queue, const char* name) { pawl_name_object(queue, name); }
PAWL_INLINE void vQueueUnregisterQueue(QueueHandle_t queue) { (void)queue; }

PAWL_INLINE QueueSetHandle_t xQueueCreateSet(UBaseType_t length) { return (QueueSetHandle_t)pawl_set_create(length); }
PAWL_INLINE BaseType_t xQueueAddToSet(QueueSetMemberHandle_t member, QueueSetHandle_t set) {
    return (BaseType_t)pawl_set_add(member, set);
}
PAWL_INLINE BaseType_t xQueueRemoveFromSet(QueueSetMemberHandle_t member, QueueSetHandle_t set) {
    return (BaseType_t)pawl_set_remove(member, set);
}
PAWL_INLINE QueueSetMemberHandle_t xQueueSelectFromSet(QueueSetHandle_t set, TickType_t ticks) {
    return (QueueSetMemberHandle_t)pawl_set_select(set, ticks);
}
PAWL_INLINE QueueSetMemberHandle_t xQueueSelectFromSetFromISR(QueueSetHandle_t set) {
    return (QueueSetMemberHandle_t)pawl_set_select(set, 0);
}

#endif
