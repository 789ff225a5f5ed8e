// A pointer is used before the other thread has set it, in some schedules.
#include <atomic>
#include <thread>

int main() {
    int value = 7;
    std::atomic<int*> pointer = nullptr;
    std::thread setter([&] { pointer = &value; });
    const int seen = *pointer;
    setter.join();
    return seen - 7;
}
