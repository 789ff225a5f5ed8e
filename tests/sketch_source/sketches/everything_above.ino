// Functions are used before they are defined, in every way that a type can be written.
#include <string.h>
#define SIZE 3

struct point { int x, y; };
typedef unsigned long milliseconds;
enum class colour { red, green };
using callback = void (*)(int);

static point origin = {0, 0};

void setup() {
    blink(3);
    point p = middle(origin, origin);
    move_by(&p, p, 4);
    Serial.println(name_of(colour::green));
    wait(10UL);
    call([](int n) { (void)n; }, 2);
    int table[SIZE] = {1, 2, 3};
    sum(table);
    sum_of(table, SIZE);
    task(nullptr);
    later(1, 2, "", 4);
    pick(2)(3);
    hidden();
    onTimer();
    twice(2);
    greet();
    trailing(2);
    over(1);
    over(1.5f);
}

void loop() {}

void blink(int times) { (void)times; }
point middle(const point& a, point const &b) { return {(a.x + b.x) / 2, (a.y + b.y) / 2}; }
void move_by(point *what, struct point by, int factor) { what->x += by.x * factor; }
const char* name_of(enum colour c) { return c == colour::red ? "red" : "green"; }
void wait(milliseconds) {}
void call(void (*what)(int), int with) { what(with); }
int sum(int (&numbers)[SIZE]) { return numbers[0]; }
int sum_of(int numbers[], unsigned int count) { return count > 0 ? numbers[0] : 0; }
void
task(void *parameters)
{
    (void)parameters;
}
void later(int a, int b = 2, const char* c = "a, b", int d = SIZE < 4 ? 1 : 2) { (void)a; (void)b; (void)c; (void)d; }
callback pick(int) { return [](int) {}; }
static void hidden(void) {}
void IRAM_ATTR onTimer() {}
template <typename number>
number twice(number n) { return n * 2; }
inline __attribute__((noinline)) void greet() {}
auto trailing(int n) -> int { return n; }
void over(int) {}
void over(float) {}
