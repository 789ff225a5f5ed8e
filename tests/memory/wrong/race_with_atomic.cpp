// One side goes around the atomic.
#include <atomic>
#include <thread>

static int word;

int main() {
    std::thread other([] { std::atomic_ref<int>(word).store(1); });
    const int seen = word;
    other.join();
    return seen == 7;
}
