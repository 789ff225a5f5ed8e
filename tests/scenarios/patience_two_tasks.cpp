// Two tasks take the same two locks within a time limit. Whoever gets them has both; whoever does not holds none; nobody
// hangs.
#include <pawl/lock/lock_with_patience.hpp>
#include <pawl/lock/mutex.hpp>

#include <cassert>
#include <chrono>
#include <thread>

int main() {
    using namespace std::chrono_literals;
    static_cast<void>(pawl::watch::this_task());  // how records are begun is for mutex_first_lock
    pawl::mutex a{"a"}, b{"b"};
    int inside = 0;
    const auto take_both = [&] {
        if (const auto both = pawl::lock_with_patience(1us, a, b)) {
            assert(++inside == 1);
            --inside;
        } else {
            assert(both.error() == pawl::errc::timeout);
        }
    };
    std::thread task{take_both};
    take_both();
    task.join();
    assert(a.try_lock() && b.try_lock());
    a.unlock(), b.unlock();
}
