// A spin lock with yields: fine on two cores, and a trap between priorities.
#include <atomic>
#include <chrono>
#include <thread>

std::atomic<bool> taken = false;
int count = 0;

void add(int after) {
    std::this_thread::sleep_for(std::chrono::milliseconds(after));
    while (taken.exchange(true)) std::this_thread::yield();
    ++count;
    taken = false;
}

int main() {
    std::thread one(add, 1), other(add, 2);
    one.join();
    other.join();
}
