// No call promises anything: --progress says so instead of praising it.
#include <atomic>
#include <thread>

std::atomic<int> total = 0;

int main() {
    std::thread other([] { ++total; });
    ++total;
    other.join();
}
