// The receiver looks whether a message is there, then locks and waits without looking again.
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

std::atomic<int> messages = 0;
std::mutex lock;
std::condition_variable arrived;

int main() {
    std::thread receiver([] {
        if (messages.load() == 0) {
            std::unique_lock hold(lock);
            arrived.wait(hold);
        }
    });
    messages.fetch_add(1);
    {
        const std::lock_guard hold(lock);
        arrived.notify_one();
    }
    receiver.join();
}
