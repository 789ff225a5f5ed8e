void setup() {
  go();
}

void loop() {
}
void go() {}