// Wait-free: the loop looks three times, whether anything has changed or not.
#include <atomic>
#include <thread>

std::atomic<int> level = 0;

[[gnu::noinline]] int try_measure() {
    int sum = 0;
    for (int i = 0; i < 3; ++i) sum += level.load();
    return sum;
}

int main() {
    std::thread other([] {
        for (int i = 1; i <= 3; ++i) level.store(i);
    });
    try_measure();
    other.join();
}
