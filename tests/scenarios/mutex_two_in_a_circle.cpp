// Two tasks take two locks in opposite orders. Nobody hangs, at least one goes through, and nobody is refused who would not
// have waited for ever: a refusal is seen only when both hold one.
#include <pawl/lock/mutex.hpp>

#include <cassert>
#include <thread>

int main() {
    static_cast<void>(pawl::watch::this_task());  // how records are begun is for mutex_first_lock
    pawl::mutex a{"a"}, b{"b"};
    int inside = 0, refused = 0, passed = 0;
    const auto take_both = [&](pawl::mutex& first, pawl::mutex& second) {
        const pawl::guard one{first};
        if (const auto other = second.lock_or_report()) {
            assert(++inside == 1);
            ++passed;
            --inside;
        } else {
            assert(other.error().why() == pawl::errc::deadlock);
            assert(other.error().length() == 2);
            __atomic_fetch_add(&refused, 1, __ATOMIC_RELAXED);
        }
    };
    std::thread task{[&] { take_both(b, a); }};
    take_both(a, b);
    task.join();
    assert(passed + refused == 2);
}
