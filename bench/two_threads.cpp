// The smallest concurrent program: two threads and a mutex.
#include <mutex>
#include <thread>

int main() {
    std::mutex lock;
    int count = 0;
    const auto work = [&] {
        std::lock_guard hold(lock);
        ++count;
    };
    std::thread one(work), other(work);
    one.join();
    other.join();
}
