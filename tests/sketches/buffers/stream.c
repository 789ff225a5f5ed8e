/* Kernel V10.4 and V11: a reader that waits is woken at the trigger level, or gets what is there when its time is over; a
   writer waits until all of its bytes fit; reset is refused while somebody waits. */
#include <FreeRTOS.h>
#include <stdio.h>
#include <stream_buffer.h>
#include <task.h>

static StreamBufferHandle_t stream;

static void reads(void* unused) {
    (void)unused;
    char text[20];
    for (int i = 0; i < 3; ++i) {
        size_t got = xStreamBufferReceive(stream, text, 8, 20);
        printf("read %u at %u: %.*s\n", (unsigned)got, (unsigned)xTaskGetTickCount(), (int)got, text);
    }
    vTaskDelay(20);
    size_t got = xStreamBufferReceive(stream, text, 4, 0);
    printf("read %u: %.*s\n", (unsigned)got, (int)got, text);
    vTaskDelay(10);
    got = xStreamBufferReceive(stream, text, 20, 0);
    printf("read %u: %.*s\n", (unsigned)got, (int)got, text);
    vTaskDelete(NULL);
}

static void writes(void* unused) {
    (void)unused;
    xStreamBufferSend(stream, "ab", 2, 0);
    printf("%u there, room for %u\n", (unsigned)xStreamBufferBytesAvailable(stream), (unsigned)xStreamBufferSpacesAvailable(stream));
    vTaskDelay(5);
    printf("reset while somebody waits: %d\n", (int)xStreamBufferReset(stream));
    xStreamBufferSend(stream, "cde", 3, 0);
    vTaskDelay(1);
    xStreamBufferSend(stream, "f", 1, 0);
    vTaskDelay(30);
    vTaskDelay(12);
    unsigned all = (unsigned)xStreamBufferSend(stream, "0123456789", 10, 0);
    unsigned none = (unsigned)xStreamBufferSend(stream, "xyz", 3, 0);
    unsigned later = (unsigned)xStreamBufferSend(stream, "uvw", 3, 100);
    printf("wrote %u, %u, %u at %u\n", all, none, later, (unsigned)xTaskGetTickCount());
    vTaskDelete(NULL);
}

int main(void) {
    stream = xStreamBufferCreate(10, 4);
    xTaskCreate(reads, "reader", 256, NULL, 2, NULL);
    xTaskCreate(writes, "writer", 256, NULL, 1, NULL);
    vTaskStartScheduler();
}
/* Prints:
2 there, room for 8
reset while somebody waits: 0
read 5 at 5: abcde
read 1 at 25: f
read 0 at 45: 
read 4: 0123
wrote 10, 0, 3 at 65
read 9: 456789uvw
*/
