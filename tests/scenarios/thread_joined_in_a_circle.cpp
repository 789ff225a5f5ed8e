// A thread is joined by who holds the lock that it wants. Nobody hangs: the join is refused, or the lock, or none where the
// thread was quicker.
#include <pawl/lock/mutex.hpp>
#include <pawl/task/thread.hpp>

#include <cassert>

int main() {
    static_cast<void>(pawl::watch::this_task());
    pawl::mutex m{"m"};
    int refused = 0;
    pawl::thread other;
    {
        const pawl::guard held{m};
        other = pawl::thread{"other", [&] {
                                 if (!m.lock_or_report()) __atomic_fetch_add(&refused, 1, __ATOMIC_RELAXED);
                             }};
        if (!other.join_or_report()) __atomic_fetch_add(&refused, 1, __ATOMIC_RELAXED);
    }
    if (other.joinable()) other.join();
    assert(refused >= 1);
}
