/* Message buffers: messages from one writer to one reader. */
#ifndef PAWL_MESSAGE_BUFFER_H
#define PAWL_MESSAGE_BUFFER_H

#include <stream_buffer.h>

PAWL_INLINE MessageBufferHandle_t xMessageBufferCreate(size_t bytes) {
    return (MessageBufferHandle_t)pawl_stream_create((uint32_t)bytes, 0, 1, 1);
}
PAWL_INLINE MessageBufferHandle_t xMessageBufferCreateStatic(size_t bytes, uint8_t* storage, StaticMessageBuffer_t* memory) {
    configASSERT(storage != NULL && memory != NULL);
    return (MessageBufferHandle_t)pawl_stream_create((uint32_t)bytes, 0, 1, 0);
}
#define vMessageBufferDelete(buffer) vStreamBufferDelete(buffer)
#define xMessageBufferSend(buffer, data, size, ticks) xStreamBufferSend(buffer, data, size, ticks)
#define xMessageBufferSendFromISR(buffer, data, size, woken) xStreamBufferSendFromISR(buffer, data, size, woken)
#define xMessageBufferReceive(buffer, data, size, ticks) xStreamBufferReceive(buffer, data, size, ticks)
#define xMessageBufferReceiveFromISR(buffer, data, size, woken) xStreamBufferReceiveFromISR(buffer, data, size, woken)
#define xMessageBufferIsFull(buffer) xStreamBufferIsFull(buffer)
#define xMessageBufferIsEmpty(buffer) xStreamBufferIsEmpty(buffer)
#define xMessageBufferReset(buffer) xStreamBufferReset(buffer)
#define xMessageBufferSpacesAvailable(buffer) xStreamBufferSpacesAvailable(buffer)
#define xMessageBufferNextLengthBytes(buffer) ((size_t)pawl_stream_look(buffer, 2))

#endif
