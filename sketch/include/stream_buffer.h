/* Stream buffers: bytes from one writer to one reader. */
#ifndef PAWL_STREAM_BUFFER_H
#define PAWL_STREAM_BUFFER_H

#include <task.h>

PAWL_INLINE StreamBufferHandle_t xStreamBufferCreate(size_t bytes, size_t trigger) {
    return (StreamBufferHandle_t)pawl_stream_create((uint32_t)bytes, (uint32_t)trigger, 0, 1);
}
PAWL_INLINE StreamBufferHandle_t xStreamBufferCreateStatic(size_t bytes, size_t trigger, uint8_t* storage,
                                                           StaticStreamBuffer_t* memory) {
    configASSERT(storage != NULL && memory != NULL);
    return (StreamBufferHandle_t)pawl_stream_create((uint32_t)bytes, (uint32_t)trigger, 0, 0);
}
PAWL_INLINE void vStreamBufferDelete(StreamBufferHandle_t stream) { pawl_stream_delete(stream); }
PAWL_INLINE size_t xStreamBufferSend(StreamBufferHandle_t stream, const void* data, size_t size, TickType_t ticks) {
    return pawl_stream_send(stream, data, (uint32_t)size, ticks);
}
PAWL_INLINE size_t xStreamBufferSendFromISR(StreamBufferHandle_t stream, const void* data, size_t size, BaseType_t* woken) {
    int outranks = 0;
    const size_t sent = pawl_stream_send_from_isr(stream, data, (uint32_t)size, &outranks);
    if (woken && outranks) *woken = pdTRUE;
    return sent;
}
PAWL_INLINE size_t xStreamBufferReceive(StreamBufferHandle_t stream, void* data, size_t size, TickType_t ticks) {
    return pawl_stream_receive(stream, data, (uint32_t)size, ticks);
}
PAWL_INLINE size_t xStreamBufferReceiveFromISR(StreamBufferHandle_t stream, void* data, size_t size, BaseType_t* woken) {
    int outranks = 0;
    const size_t got = pawl_stream_receive_from_isr(stream, data, (uint32_t)size, &outranks);
    if (woken && outranks) *woken = pdTRUE;
    return got;
}
PAWL_INLINE size_t xStreamBufferBytesAvailable(StreamBufferHandle_t stream) { return pawl_stream_look(stream, 0); }
PAWL_INLINE size_t xStreamBufferSpacesAvailable(StreamBufferHandle_t stream) { return pawl_stream_look(stream, 1); }
PAWL_INLINE BaseType_t xStreamBufferIsEmpty(StreamBufferHandle_t stream) { return pawl_stream_look(stream, 0) == 0; }
PAWL_INLINE BaseType_t xStreamBufferIsFull(StreamBufferHandle_t stream) { return pawl_stream_look(stream, 1) == 0; }
PAWL_INLINE BaseType_t xStreamBufferReset(StreamBufferHandle_t stream) { return (BaseType_t)pawl_stream_reset(stream); }
PAWL_INLINE BaseType_t xStreamBufferSetTriggerLevel(StreamBufferHandle_t stream, size_t level) {
    return (BaseType_t)pawl_stream_set_trigger(stream, (uint32_t)level);
}

#endif
