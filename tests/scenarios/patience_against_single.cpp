// One task takes two locks within a time limit, the other waits for them one by one, in the opposite order and without a limit:
// that one always gets both, and is never refused, since the circle opens by itself.
#include <pawl/lock/lock_with_patience.hpp>
#include <pawl/lock/mutex.hpp>

#include <cassert>
#include <chrono>
#include <thread>

int main() {
    using namespace std::chrono_literals;
    static_cast<void>(pawl::watch::this_task());  // how records are begun is for mutex_first_lock
    pawl::mutex two[2] = {pawl::mutex{"low"}, pawl::mutex{"high"}};
    std::thread task{[&] {
        const pawl::guard one{two[1]};
        assert(two[0].lock_or_report());
    }};
    {
        const auto both = pawl::lock_with_patience(1us, two[0], two[1]);
        assert(both || both.error() == pawl::errc::timeout);
    }
    task.join();
}
