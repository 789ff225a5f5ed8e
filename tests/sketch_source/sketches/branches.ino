// Functions within #if: what is not compiled must not be declared, nor hide what is.
#define FAST 1
#ifdef FAST
void show(int speed) { Serial.println(speed); }
#else
void show(const char* speed) { Serial.println(speed); }
#endif

#if 0
It's not code: don't read "this.
void nobody(unknown_type t) {
#endif

#if FAST > 1
typedef missing_type step;
#elif FAST == 1
typedef int step;
#else
typedef long step;
#endif

void setup() {
    show(1);
    advance(3);
#if FAST
    if (ready()) {
#else
    if (idle()) {
#endif
        quick();
    }
}

#ifdef SLOW
void loop() {
#else
void loop(void) {
#endif
    advance(1);
}

void advance(step s) { (void)s; }
bool ready() { return true; }
#if defined(FAST) && \
    FAST  // a comment
void quick() {}
#else
void quick(missing_type) {}
#endif
