// Who notifies does not hold the mutex: who waits is never missed.
#include <pawl/lock/condition.hpp>

#include <cassert>
#include <thread>

int main() {
    static_cast<void>(pawl::watch::this_task());  // how records are begun is for mutex_first_lock
    pawl::mutex m{"m"};
    pawl::condition changed{"changed"};
    bool ready = false;
    std::thread waits{[&] {
        pawl::guard held{m};
        changed.wait(held, [&] { return ready; });
    }};
    {
        const pawl::guard held{m};
        ready = true;
    }
    changed.notify_one();
    waits.join();
}
