// A spin lock with yields: fine on two cores, and a trap between priorities.
#include <atomic>
#include <thread>

std::atomic<bool> taken = false;
int count = 0;

void add() {
    while (taken.exchange(true)) std::this_thread::yield();
    ++count;
    taken = false;
}

int main() {
    std::thread one(add), other(add);
    one.join();
    other.join();
}
