// Its name says that it does not wait, and it takes a lock that a preempted task may hold.
#include <deque>
#include <mutex>
#include <thread>

std::mutex lock;
std::deque<int> messages;

bool try_push(int message) {
    const std::lock_guard hold(lock);
    messages.push_back(message);
    return true;
}

int main() {
    std::thread other([] { try_push(1); });
    try_push(2);
    other.join();
}
