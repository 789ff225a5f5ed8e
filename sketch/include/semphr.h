/* Semaphores and mutexes. A fresh binary semaphore is empty, a fresh mutex is full. */
#ifndef PAWL_SEMPHR_H
#define PAWL_SEMPHR_H

#include <queue.h>

#define semBINARY_SEMAPHORE_QUEUE_LENGTH ((uint8_t)1U)
#define semGIVE_BLOCK_TIME ((TickType_t)0U)

PAWL_INLINE SemaphoreHandle_t xSemaphoreCreateBinary(void) {
    return (SemaphoreHandle_t)pawl_semaphore_create(1, 0, 1, 1);
}
PAWL_INLINE SemaphoreHandle_t xSemaphoreCreateBinaryStatic(StaticSemaphore_t* memory) {
    configASSERT(memory != NULL);
    return (SemaphoreHandle_t)pawl_semaphore_create(1, 0, 1, 0);
}
/* The old one, made full. */
#define vSemaphoreCreateBinary(semaphore) ((semaphore) = (SemaphoreHandle_t)pawl_semaphore_create(1, 1, 1, 1))
PAWL_INLINE SemaphoreHandle_t xSemaphoreCreateCounting(UBaseType_t most, UBaseType_t at_first) {
    return (SemaphoreHandle_t)pawl_semaphore_create(most, at_first, 0, 1);
}
PAWL_INLINE SemaphoreHandle_t xSemaphoreCreateCountingStatic(UBaseType_t most, UBaseType_t at_first,
                                                             StaticSemaphore_t* memory) {
    configASSERT(memory != NULL);
    return (SemaphoreHandle_t)pawl_semaphore_create(most, at_first, 0, 0);
}
PAWL_INLINE SemaphoreHandle_t xSemaphoreCreateMutex(void) { return (SemaphoreHandle_t)pawl_mutex_create(0, 1); }
PAWL_INLINE SemaphoreHandle_t xSemaphoreCreateMutexStatic(StaticSemaphore_t* memory) {
    configASSERT(memory != NULL);
    return (SemaphoreHandle_t)pawl_mutex_create(0, 0);
}
PAWL_INLINE SemaphoreHandle_t xSemaphoreCreateRecursiveMutex(void) { return (SemaphoreHandle_t)pawl_mutex_create(1, 1); }
PAWL_INLINE SemaphoreHandle_t xSemaphoreCreateRecursiveMutexStatic(StaticSemaphore_t* memory) {
    configASSERT(memory != NULL);
    return (SemaphoreHandle_t)pawl_mutex_create(1, 0);
}
PAWL_INLINE BaseType_t xSemaphoreTake(SemaphoreHandle_t semaphore, TickType_t ticks) {
    return (BaseType_t)pawl_semaphore_take(semaphore, ticks);
}
PAWL_INLINE BaseType_t xSemaphoreGive(SemaphoreHandle_t semaphore) { return (BaseType_t)pawl_semaphore_give(semaphore); }
PAWL_INLINE BaseType_t xSemaphoreTakeRecursive(SemaphoreHandle_t mutex, TickType_t ticks) {
    return (BaseType_t)pawl_mutex_take_recursive(mutex, ticks);
}
PAWL_INLINE BaseType_t xSemaphoreGiveRecursive(SemaphoreHandle_t mutex) {
    return (BaseType_t)pawl_mutex_give_recursive(mutex);
}
PAWL_INLINE BaseType_t xSemaphoreGiveFromISR(SemaphoreHandle_t semaphore, BaseType_t* woken) {
    int outranks = 0;
    BaseType_t done = (BaseType_t)pawl_semaphore_give_from_isr(semaphore, &outranks);
    if (woken && outranks) *woken = pdTRUE;
    return done;
}
PAWL_INLINE BaseType_t xSemaphoreTakeFromISR(SemaphoreHandle_t semaphore, BaseType_t* woken) {
    (void)woken;
    return (BaseType_t)pawl_semaphore_take_from_isr(semaphore, NULL);
}
PAWL_INLINE void vSemaphoreDelete(SemaphoreHandle_t semaphore) { pawl_queue_delete(semaphore); }
PAWL_INLINE UBaseType_t uxSemaphoreGetCount(SemaphoreHandle_t semaphore) {
    return (UBaseType_t)pawl_queue_waiting(semaphore);
}
PAWL_INLINE UBaseType_t uxSemaphoreGetCountFromISR(SemaphoreHandle_t semaphore) {
    return (UBaseType_t)pawl_queue_waiting(semaphore);
}
PAWL_INLINE TaskHandle_t xSemaphoreGetMutexHolder(SemaphoreHandle_t mutex) {
    return (TaskHandle_t)pawl_mutex_holder(mutex);
}
PAWL_INLINE TaskHandle_t xSemaphoreGetMutexHolderFromISR(SemaphoreHandle_t mutex) {
    return (TaskHandle_t)pawl_mutex_holder(mutex);
}

#endif
