// Three tasks in a circle of three locks. Nobody hangs; at least one is refused where all three hold one.
#include <pawl/lock/mutex.hpp>

#include <cassert>
#include <thread>

int main() {
    static_cast<void>(pawl::watch::this_task());  // how records are begun is for mutex_first_lock
    pawl::mutex a{"a"}, b{"b"}, c{"c"};
    int refused = 0;
    const auto take_both = [&](pawl::mutex& first, pawl::mutex& second) {
        const pawl::guard one{first};
        if (const auto other = second.lock_or_report(); !other) {
            assert(other.error().why() == pawl::errc::deadlock);
            assert(other.error().length() == 3);
            __atomic_fetch_add(&refused, 1, __ATOMIC_RELAXED);
        }
    };
    std::thread second{[&] { take_both(b, c); }};
    std::thread third{[&] { take_both(c, a); }};
    take_both(a, b);
    second.join();
    third.join();
    assert(refused <= 3);
}
