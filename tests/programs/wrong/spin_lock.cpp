// A spin lock with yields: fine on two cores, and a trap between priorities.
#include <atomic>
#include <chrono>
#include <thread>

std::atomic<bool> taken = false;
int count = 0;

void add() {
    std::this_thread::sleep_for(std::chrono::milliseconds(1));  // whoever wakes later may find the other inside
    while (taken.exchange(true)) std::this_thread::yield();
    ++count;
    taken = false;
}

int main() {
    std::thread one(add), other(add);
    one.join();
    other.join();
}
