// Objects with thread storage are destroyed when their thread ends, before join returns.
#include <cassert>
#include <thread>

int alive = 0;

struct tracked {
    int uses = 0;
    tracked() { ++alive; }
    ~tracked() { --alive; }
};
thread_local tracked mine;

int main() {
    for (int i = 0; i < 2; ++i) {
        std::thread worker([] { assert(++mine.uses == 1 && alive >= 1); });
        worker.join();
        assert(alive == 0);
    }
    ++mine.uses;
    assert(alive == 1);
}
