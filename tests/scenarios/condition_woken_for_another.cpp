// A notification without the mutex is on its way when one more task begins to wait: the one that came first goes on by this
// notification alone, whichever of the two is woken. (On Linux it could be the later one, where its priority is higher; here
// those who sleep are woken in the order in which they came.)
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
    std::thread first{[&] {
        pawl::guard held{m};
        while (!ready) changed.wait(held);
    }};
    std::thread late{[&] {
        pawl::guard held{m};
        if (ready) static_cast<void>(changed.wait_for(held, 1ms));
    }};
    {
        const pawl::guard held{m};
        ready = true;
    }
    changed.notify_one();
    first.join();
    late.join();
}
