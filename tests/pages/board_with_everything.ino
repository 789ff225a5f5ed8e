// Two cores, a queue, a button, a measured value, a mutex that lends priority: what a timeline can show.
QueueHandle_t values;
SemaphoreHandle_t bus;
TaskHandle_t counter;
volatile int presses = 0;

void IRAM_ATTR pressed() {
    presses++;
    BaseType_t woken = pdFALSE;
    vTaskNotifyGiveFromISR(counter, &woken);
    portYIELD_FROM_ISR(woken);
}

void count(void*) {
    for (;;) {
        ulTaskNotifyTake(pdTRUE, portMAX_DELAY);
        Serial.printf("pressed %d\n", presses);
    }
}

void sensor(void*) {
    TickType_t last = xTaskGetTickCount();
    for (;;) {
        int value = analogRead(34);
        xQueueSend(values, &value, portMAX_DELAY);
        vTaskDelayUntil(&last, pdMS_TO_TICKS(10));
    }
}

void writer(void*) {
    int value;
    for (;;) {
        xQueueReceive(values, &value, portMAX_DELAY);
        xSemaphoreTake(bus, portMAX_DELAY);
        analogWrite(25, value / 16);
        delayMicroseconds(500);
        xSemaphoreGive(bus);
    }
}

void slow(void*) {
    for (;;) {
        xSemaphoreTake(bus, portMAX_DELAY);
        digitalWrite(2, HIGH);
        delayMicroseconds(15000);
        digitalWrite(2, LOW);
        xSemaphoreGive(bus);
        vTaskDelay(20);
    }
}

void setup() {
    Serial.begin(115200);
    pinMode(2, OUTPUT);
    pinMode(4, INPUT_PULLUP);
    values = xQueueCreate(4, sizeof(int));
    bus = xSemaphoreCreateMutex();
    xTaskCreatePinnedToCore(count, "counter", 4096, NULL, 4, &counter, 1);
    attachInterrupt(4, pressed, FALLING);
    xTaskCreatePinnedToCore(sensor, "sensor", 4096, NULL, 3, NULL, 0);
    xTaskCreatePinnedToCore(writer, "writer", 4096, NULL, 2, NULL, 0);
    xTaskCreatePinnedToCore(slow, "slow", 4096, NULL, 1, NULL, 0);
}

void loop() {
    Serial.println("alive");
    delay(50);
}
