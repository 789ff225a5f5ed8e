// One task keeps the order of ranks and the other does not: that one is refused at its second lock each time, though nobody
// may be in its way; the first never is.
#include <pawl/lock/mutex.hpp>
#include <pawl/lock/ranked.hpp>

#include <cassert>
#include <thread>

int main() {
    static_cast<void>(pawl::watch::this_task());  // how records are begun is for mutex_first_lock
    pawl::ranked<pawl::mutex, 1> a{"a"};
    pawl::ranked<pawl::mutex, 2> b{"b"};
    std::thread task{[&] {
        const pawl::guard high{b};
        assert(a.lock_or_report().error().why() == pawl::errc::out_of_order);
    }};
    a.with([&](auto held) { b.with(held, [](auto) {}); });
    task.join();
}
