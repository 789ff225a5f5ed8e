// The receiver looks again under the lock that the sender sends under.
#include <condition_variable>
#include <mutex>
#include <thread>

int messages = 0;
std::mutex lock;
std::condition_variable arrived;

int main() {
    std::thread receiver([] {
        std::unique_lock hold(lock);
        arrived.wait(hold, [] { return messages != 0; });
    });
    {
        const std::lock_guard hold(lock);
        ++messages;
        arrived.notify_one();
    }
    receiver.join();
}
