/* Kernel V10.4 and V11: messages come whole and in order; each takes four bytes more; one that is too long for the reader
   stays; one that could never fit is refused at once. */
#include <FreeRTOS.h>
#include <message_buffer.h>
#include <stdio.h>
#include <task.h>

static void uses(void* unused) {
    (void)unused;
    MessageBufferHandle_t messages = xMessageBufferCreate(20);
    char text[20];
    printf("sent %u", (unsigned)xMessageBufferSend(messages, "hello", 5, 0));
    printf(" %u", (unsigned)xMessageBufferSend(messages, "you", 3, 0));
    printf(" %u, room for %u\n", (unsigned)xMessageBufferSend(messages, "there", 5, 0), (unsigned)xMessageBufferSpacesAvailable(messages));
    printf("too long for the reader: %u,", (unsigned)xMessageBufferReceive(messages, text, 4, 0));
    printf(" the next has %u\n", (unsigned)xMessageBufferNextLengthBytes(messages));
    size_t got = xMessageBufferReceive(messages, text, sizeof text, 0);
    printf("%.*s,", (int)got, text);
    got = xMessageBufferReceive(messages, text, sizeof text, 0);
    printf(" %.*s,", (int)got, text);
    printf(" %u\n", (unsigned)xMessageBufferReceive(messages, text, sizeof text, 5));
    printf("never: %u at %u\n", (unsigned)xMessageBufferSend(messages, "seventeen letters", 17, portMAX_DELAY), (unsigned)xTaskGetTickCount());
    xMessageBufferSend(messages, "sixteen letters!", 16, 0);
    printf("full %d,", (int)xMessageBufferIsFull(messages));
    printf(" reset %d, ", (int)xMessageBufferReset(messages));
    printf("empty %d\n", (int)xMessageBufferIsEmpty(messages));
    vTaskDelete(NULL);
}

int main(void) {
    xTaskCreate(uses, "uses", 512, NULL, 1, NULL);
    vTaskStartScheduler();
}
/* Prints:
sent 5 3 0, room for 4
too long for the reader: 0, the next has 5
hello, you, 0
never: 0 at 5
full 1, reset 1, empty 1
*/
