/* ESP32: what is not simulated says so by its name. */
void touched() {}
void setup() {
#ifdef FADE
    ledcAttach(5, 5000, 8);
    ledcFade(5, 0, 255, 100);
#else
    touchAttachInterrupt(T0, touched, 40);
#endif
}
void loop() {}
/* Prints:
*/
