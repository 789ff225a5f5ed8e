// Two wait, and each is notified once, with the mutex held and without: both go on.
#include <pawl/lock/condition.hpp>

#include <cassert>
#include <thread>

int main() {
    static_cast<void>(pawl::watch::this_task());
    pawl::mutex m{"m"};
    pawl::condition changed{"changed"};
    int there = 0;
    const auto take = [&] {
        pawl::guard held{m};
        changed.wait(held, [&] { return there != 0; });
        --there;
    };
    std::thread first{take}, second{take};
    {
        const pawl::guard held{m};
        ++there;
        changed.notify_one();
    }
    {
        const pawl::guard held{m};
        ++there;
    }
    changed.notify_one();
    first.join();
    second.join();
    assert(there == 0);
}
