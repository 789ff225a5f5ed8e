// Two tasks that share their time: neither blocks the other.
#include <mutex>
#include <thread>

int main() {
    std::mutex lock;
    std::thread other([&] { const std::lock_guard held(lock); });
    { const std::lock_guard held(lock); }
    other.join();
}
