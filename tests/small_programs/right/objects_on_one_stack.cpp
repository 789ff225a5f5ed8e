// Locks and conditions that come and go at one address, of one kind and then of another.
#include <cassert>
#include <condition_variable>
#include <mutex>
#include <shared_mutex>
#include <thread>

template <class Mutex>
__attribute__((noinline)) void count_to_two() {
    Mutex mutex;
    std::condition_variable_any changed;
    int count = 0;
    std::jthread other([&] {
        std::lock_guard hold(mutex);
        ++count;
        changed.notify_one();
    });
    std::unique_lock hold(mutex);
    changed.wait(hold, [&] { return count == 1; });
    if constexpr (requires { requires std::is_same_v<Mutex, std::recursive_mutex>; }) {
        assert(mutex.try_lock());
        mutex.unlock();
    }
}

int main() {
    count_to_two<std::mutex>();
    count_to_two<std::recursive_mutex>();
    count_to_two<std::shared_mutex>();
    count_to_two<std::mutex>();
}
