// Closing sets a flag and wakes nobody: a receiver that sleeps already never learns of it.
#include <condition_variable>
#include <mutex>
#include <thread>

bool closed = false;
std::mutex lock;
std::condition_variable arrived;

void close() {
    const std::lock_guard hold(lock);
    closed = true;
}

int main() {
    std::thread receiver([] {
        std::unique_lock hold(lock);
        arrived.wait(hold, [] { return closed; });
    });
    close();
    receiver.join();
}
