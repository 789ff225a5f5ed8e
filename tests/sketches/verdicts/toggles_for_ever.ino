// A task that only writes a pin.
void toggles(void *) {
  pinMode(2, OUTPUT);
  for (;;) {
    digitalWrite(2, HIGH);
    digitalWrite(2, LOW);
  }
}

void setup() {
  xTaskCreate(toggles, "toggles", 1024, NULL, 1, NULL);
}

void loop() {
}
