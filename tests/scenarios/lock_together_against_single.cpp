// One task takes two locks at once, the other one by one in the opposite order: nobody hangs, at least one goes through, and
// who is refused holds nothing of what it asked for.
#include <pawl/lock/lock_together.hpp>
#include <pawl/lock/mutex.hpp>

#include <cassert>
#include <thread>

int main() {
    static_cast<void>(pawl::watch::this_task());  // how records are begun is for mutex_first_lock
    pawl::mutex two[2] = {pawl::mutex{"low"}, pawl::mutex{"high"}};
    int inside = 0, refused = 0, passed = 0;
    std::thread task{[&] {
        const pawl::guard one{two[1]};
        if (const auto other = two[0].lock_or_report()) {
            assert(++inside == 1);
            ++passed;
            --inside;
        } else {
            assert(other.error().why() == pawl::errc::deadlock);
            __atomic_fetch_add(&refused, 1, __ATOMIC_RELAXED);
        }
    }};
    if (const auto both = pawl::lock_together_or_report(two[1], two[0])) {
        assert(++inside == 1);
        ++passed;
        --inside;
    } else {
        assert(both.error().why() == pawl::errc::deadlock);
        __atomic_fetch_add(&refused, 1, __ATOMIC_RELAXED);
    }
    task.join();
    assert(passed + refused == 2);
    assert(two[0].try_lock() && two[1].try_lock());
    two[0].unlock(), two[1].unlock();
}
