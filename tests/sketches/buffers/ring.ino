// ESP-IDF 4.4: ring buffers. Whole items need room on one side of the end, split ones may stand on both, bytes have no header.
#include <freertos/FreeRTOS.h>
#include <freertos/ringbuf.h>
#include <freertos/task.h>

static RingbufHandle_t whole, split, bytes;

static void get(RingbufHandle_t from, const char* what, TickType_t ticks = 0) {
    size_t size = 0;
    char* item = (char*)xRingbufferReceive(from, &size, ticks);
    Serial.printf("%s: %u bytes %.*s\n", what, (unsigned)size, (int)size, item ? item : "");
    if (item) vRingbufferReturnItem(from, item);
}

static void sent(RingbufHandle_t to, const char* text) {
    const BaseType_t done = xRingbufferSend(to, text, strlen(text), 0);
    Serial.printf("%s \"%s\"\n", done ? "sent" : "refused", text);
}

void sends_later(void*) {
    vTaskDelay(5);
    xRingbufferSend(whole, "late", 4, 0);
    vTaskDelay(5);
    size_t size;
    char* first = (char*)xRingbufferReceive(bytes, &size, 0);
    vTaskDelay(5);
    vRingbufferReturnItem(bytes, first);  // makes room for who waits
    vTaskDelete(NULL);
}

void setup() {
    Serial.begin(115200);
    size_t size = 0;
    whole = xRingbufferCreate(64, RINGBUF_TYPE_NOSPLIT);
    Serial.printf("largest %u, free %u\n", (unsigned)xRingbufferGetMaxItemSize(whole), (unsigned)xRingbufferGetCurFreeSize(whole));
    sent(whole, "25 bytes are one too many");
    // 8 bytes of header, and items begin at multiples of 4: 20, 20, 24.
    sent(whole, "eleven byte");
    sent(whole, "twelve bytes");
    sent(whole, "sixteen bytes...");
    sent(whole, "");
    char* first = (char*)xRingbufferReceive(whole, &size, 0);
    char* second = (char*)xRingbufferReceive(whole, &size, 0);
    // Room becomes free in order.
    vRingbufferReturnItem(whole, second);
    Serial.printf("second returned first: free %u\n", (unsigned)xRingbufferGetCurFreeSize(whole));
    vRingbufferReturnItem(whole, first);
    Serial.printf("then both: free %u\n", (unsigned)xRingbufferGetCurFreeSize(whole));
    get(whole, "third");
    void* place;
    xRingbufferSendAcquire(whole, &place, 5, 0);
    Serial.printf("acquired, not complete: %d\n", xRingbufferReceive(whole, &size, 0) == NULL);
    memcpy(place, "place", 5);
    xRingbufferSendComplete(whole, place);
    get(whole, "completed");

    split = xRingbufferCreate(32, RINGBUF_TYPE_ALLOWSPLIT);
    Serial.printf("largest %u\n", (unsigned)xRingbufferGetMaxItemSize(split));
    xRingbufferSend(split, "12345678", 8, 0);
    get(split, "whole");
    sent(split, "abcdefghijkl");
    char *head, *tail;
    size_t head_size, tail_size;
    xRingbufferReceiveSplit(split, (void**)&head, (void**)&tail, &head_size, &tail_size, 0);
    Serial.printf("%.*s and %.*s\n", (int)head_size, head, tail ? (int)tail_size : 0, tail);

    bytes = xRingbufferCreate(10, RINGBUF_TYPE_BYTEBUF);
    xRingbufferSend(bytes, "abcd", 4, 0);
    xRingbufferSend(bytes, "efgh", 4, 0);
    char* some = (char*)xRingbufferReceiveUpTo(bytes, &size, 0, 6);
    Serial.printf("up to 6: %.*s\n", (int)size, some);
    Serial.printf("more while they are held: %d\n", xRingbufferReceive(bytes, &size, 0) != NULL);
    vRingbufferReturnItem(bytes, some);
    sent(bytes, "ijklmn");
    Serial.printf("free %u\n", (unsigned)xRingbufferGetCurFreeSize(bytes));

    const unsigned long began = millis();
    xTaskCreatePinnedToCore(sends_later, "sender", 4096, NULL, 2, NULL, 1);
    get(whole, "waited for", portMAX_DELAY);
    const BaseType_t late = xRingbufferSend(bytes, "123456", 6, 3);
    Serial.printf("late: %d after %lu\n", (int)late, (unsigned long)(millis() - began));
    const BaseType_t in_time = xRingbufferSend(bytes, "123456", 6, 100);
    Serial.printf("in time: %d after %lu\n", (int)in_time, (unsigned long)(millis() - began));
    vTaskDelete(NULL);
}
void loop() {}
/* Prints:
largest 24, free 24
refused "25 bytes are one too many"
sent "eleven byte"
sent "twelve bytes"
sent "sixteen bytes..."
refused ""
second returned first: free 0
then both: free 24
third: 16 bytes sixteen bytes...
acquired, not complete: 1
completed: 5 bytes place
largest 16
whole: 8 bytes 12345678
sent "abcdefghijkl"
abcdefgh and ijkl
up to 6: abcdef
more while they are held: 0
sent "ijklmn"
free 2
waited for: 4 bytes late
late: 0 after 8
in time: 1 after 15
*/
