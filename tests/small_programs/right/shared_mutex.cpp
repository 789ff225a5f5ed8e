// A counter read by two and written by one, under std::shared_mutex.
#include <cassert>
#include <mutex>
#include <shared_mutex>
#include <thread>

int main() {
    std::shared_mutex mutex;
    int low = 0, high = 0;
    const auto read = [&] {
        std::shared_lock hold(mutex);
        assert(low == high);
    };
    {
        std::jthread first(read), second(read);
        std::unique_lock hold(mutex);
        ++low;
        ++high;
    }
    assert(mutex.try_lock_shared());
    assert(!mutex.try_lock());
    mutex.unlock_shared();
}
