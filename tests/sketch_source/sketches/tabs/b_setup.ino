void setup() {
    start_lamp(pin);
    twice_deep(2);
    first();
}
