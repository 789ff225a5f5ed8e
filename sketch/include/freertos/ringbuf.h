/* Ring buffers of ESP-IDF: items of any length, received where they lie. */
#ifndef PAWL_FREERTOS_RINGBUF_H
#define PAWL_FREERTOS_RINGBUF_H

#include "FreeRTOS.h"

typedef struct RingbufDef_t* RingbufHandle_t;
typedef enum { RINGBUF_TYPE_NOSPLIT = 0, RINGBUF_TYPE_ALLOWSPLIT, RINGBUF_TYPE_BYTEBUF, RINGBUF_TYPE_MAX } RingbufferType_t;
typedef struct { void* unused[20]; } StaticRingbuffer_t;

PAWL_INLINE RingbufHandle_t xRingbufferCreate(size_t bytes, RingbufferType_t kind) {
    return (RingbufHandle_t)pawl_ring_create(bytes, (int)kind, 1);
}
PAWL_INLINE RingbufHandle_t xRingbufferCreateNoSplit(size_t item, size_t items) {
    return (RingbufHandle_t)pawl_ring_create((((item + 3) & ~(size_t)3) + 8) * items, RINGBUF_TYPE_NOSPLIT, 1);
}
PAWL_INLINE RingbufHandle_t xRingbufferCreateStatic(size_t bytes, RingbufferType_t kind, uint8_t* storage,
                                                    StaticRingbuffer_t* memory) {
    configASSERT(storage != NULL && memory != NULL);
    return (RingbufHandle_t)pawl_ring_create(bytes, (int)kind, 0);
}
PAWL_INLINE void vRingbufferDelete(RingbufHandle_t ring) { pawl_ring_delete(ring); }

PAWL_INLINE BaseType_t xRingbufferSend(RingbufHandle_t ring, const void* item, size_t size, TickType_t ticks) {
    return (BaseType_t)pawl_ring_send(ring, item, size, ticks, NULL);
}
PAWL_INLINE BaseType_t xRingbufferSendFromISR(RingbufHandle_t ring, const void* item, size_t size, BaseType_t* woken) {
    int outranks = 0;
    BaseType_t done = (BaseType_t)pawl_ring_send(ring, item, size, 0, &outranks);
    if (woken && outranks) *woken = pdTRUE;
    return done;
}
PAWL_INLINE BaseType_t xRingbufferSendAcquire(RingbufHandle_t ring, void** item, size_t size, TickType_t ticks) {
    return (BaseType_t)pawl_ring_acquire(ring, item, size, ticks);
}
PAWL_INLINE BaseType_t xRingbufferSendComplete(RingbufHandle_t ring, void* item) {
    return (BaseType_t)pawl_ring_complete(ring, item);
}

PAWL_INLINE void* xRingbufferReceive(RingbufHandle_t ring, size_t* size, TickType_t ticks) {
    return pawl_ring_receive(ring, size, (size_t)-1, ticks, NULL);
}
PAWL_INLINE void* xRingbufferReceiveFromISR(RingbufHandle_t ring, size_t* size) {
    return pawl_ring_receive(ring, size, (size_t)-1, 0, NULL);
}
/* An item that was split comes in two parts; each is returned. */
PAWL_INLINE BaseType_t xRingbufferReceiveSplit(RingbufHandle_t ring, void** head, void** tail, size_t* head_size,
                                               size_t* tail_size, TickType_t ticks) {
    int more = 0;
    *tail = NULL;
    *head = pawl_ring_receive(ring, head_size, (size_t)-1, ticks, &more);
    if (more) *tail = pawl_ring_receive(ring, tail_size, (size_t)-1, 0, NULL);
    return *head != NULL;
}
PAWL_INLINE BaseType_t xRingbufferReceiveSplitFromISR(RingbufHandle_t ring, void** head, void** tail, size_t* head_size,
                                                      size_t* tail_size) {
    return xRingbufferReceiveSplit(ring, head, tail, head_size, tail_size, 0);
}
PAWL_INLINE void* xRingbufferReceiveUpTo(RingbufHandle_t ring, size_t* size, TickType_t ticks, size_t most) {
    return most == 0 ? NULL : pawl_ring_receive(ring, size, most, ticks, NULL);
}
PAWL_INLINE void* xRingbufferReceiveUpToFromISR(RingbufHandle_t ring, size_t* size, size_t most) {
    return xRingbufferReceiveUpTo(ring, size, 0, most);
}
PAWL_INLINE void vRingbufferReturnItem(RingbufHandle_t ring, void* item) { pawl_ring_return(ring, item, NULL); }
PAWL_INLINE void vRingbufferReturnItemFromISR(RingbufHandle_t ring, void* item, BaseType_t* woken) {
    int outranks = 0;
    pawl_ring_return(ring, item, &outranks);
    if (woken && outranks) *woken = pdTRUE;
}

PAWL_INLINE size_t xRingbufferGetMaxItemSize(RingbufHandle_t ring) { return pawl_ring_look(ring, 0); }
PAWL_INLINE size_t xRingbufferGetCurFreeSize(RingbufHandle_t ring) { return pawl_ring_look(ring, 1); }
PAWL_INLINE void vRingbufferGetInfo(RingbufHandle_t ring, UBaseType_t* free_at, UBaseType_t* read_at, UBaseType_t* write_at,
                                    UBaseType_t* acquire_at, UBaseType_t* items) {
    (void)free_at, (void)read_at, (void)write_at, (void)acquire_at;
    if (items) *items = (UBaseType_t)pawl_ring_look(ring, 2);
}

#endif
