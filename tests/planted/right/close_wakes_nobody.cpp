// Closing wakes all who sleep, under the lock under which they look.
#include <condition_variable>
#include <mutex>
#include <thread>

bool closed = false;
std::mutex lock;
std::condition_variable arrived;

void close() {
    const std::lock_guard hold(lock);
    closed = true;
    arrived.notify_all();
}

int main() {
    std::thread receiver([] {
        std::unique_lock hold(lock);
        arrived.wait(hold, [] { return closed; });
    });
    close();
    receiver.join();
}
