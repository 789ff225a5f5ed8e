// A wait ends by its deadline at the moment it is notified. The mutex is held either way.
#include <pawl/lock/condition.hpp>

#include <cassert>
#include <chrono>
#include <thread>

int main() {
    using namespace std::chrono_literals;
    static_cast<void>(pawl::watch::this_task());
    pawl::mutex m{"m"};
    pawl::condition changed{"changed"};
    bool ready = false;
    std::thread other{[&] {
        const pawl::guard held{m};
        ready = true;
        changed.notify_one();
    }};
    {
        std::unique_lock held{m};
        if (!changed.wait_for(held, 1ms, [&] { return ready; })) assert(!ready);
        assert(held.owns_lock());
    }
    other.join();
}
