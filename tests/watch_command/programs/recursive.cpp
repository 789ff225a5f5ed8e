// Recursive mutexes: taken three times and given up as often they are free; given up less often they are held.
#include <latch>
#include <mutex>
#include <thread>

std::recursive_mutex outer, inner;
std::latch both(2);

void deep(std::recursive_mutex& mine, std::recursive_mutex& other) {
    mine.lock();
    mine.lock();
    mine.lock();
    mine.unlock();
    mine.unlock();
    both.arrive_and_wait();
    other.lock();
}

int main(int argc, char**) {
    if (argc > 1) {  // no mistake
        for (int i = 0; i < 3; ++i) outer.lock();
        for (int i = 0; i < 3; ++i) outer.unlock();
        std::thread other([] { outer.lock(), inner.lock(), inner.unlock(), outer.unlock(); });
        other.join();
        return 5;
    }
    std::thread other([] { deep(outer, inner); });
    deep(inner, outer);
}
