// What has no prototype: members, operators, namespaces; what has one all the same: C linkage.
namespace lamp {
struct state { bool on; };
void toggle(state& s);
bool ready() { return true; }
}  // namespace lamp

extern "C" {
#include <stdint.h>
int plain(int n) { return n + 1; }
}
extern "C" int single(int n) { return plain(n); }
extern "C" void declared_before(void);
void declared_twice(int n = 4);
static void quiet();

struct queue {
    queue(int size) : size_(size), kept_{0} {}
    void add(int n) { kept_ = after(n); }
    int after(int n) { return n + 1; }
    int size_, kept_;
};
struct __attribute__((packed)) packet {
    uint8_t kind;
} last_packet;
struct point {
    int x;
};
point operator+(point a, point b) { return {a.x + b.x}; }

void (*table[])(void) = {one, two};
const struct {
    const char* name;
    void (*run)();
} menu[] = {{"one", one}, {"two", two}};
auto lambda = [](int n) { return n * 2; };
int numbers[] = {1, 2, 3}, more{4};
queue line(3);

void setup() {
    lamp::state s{false};
    ::toggle(s);
    declared_before();
    declared_twice();
    quiet();
    below();
}
void lamp::toggle(state& s) { s.on = !s.on; }
void toggle(lamp::state& s) { lamp::toggle(s); }
void one() {}
void two() {}
void declared_before(void) {}
void declared_twice(int) {}
static void quiet() {}
struct point* below() {
    static point p;
    return &p;
}
ISR(TIMER1_COMPA_vect) { ++last_packet.kind; }
void loop() {}
