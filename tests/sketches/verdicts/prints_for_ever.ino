// Tasks that print for ever and never wait do what they should. One of them that outranks another starves it.
#ifndef SECOND
#define SECOND 1
#endif

void red(void *) {
  for (;;) Serial.println("RED");
}

void blue(void *) {
  for (;;) Serial.println("BLUE");
}

void setup() {
  Serial.begin(9600);
  xTaskCreatePinnedToCore(red, "red", 1024, NULL, 2, NULL, 0);
  xTaskCreatePinnedToCore(blue, "blue", 1024, NULL, SECOND, NULL, 0);
}

void loop() {
}
