// On two cores a ceiling prevents no circle: it is refused as a mutex's would be, and each task runs as before in the end.
#include <pawl/lock/ceiling_mutex.hpp>

#include <cassert>

#include "at_priority.hpp"

int main() {
    static_cast<void>(pawl::watch::this_task());  // how records are begun is for mutex_first_lock
    pawl::ceiling_mutex<30> a{"a"}, b{"b"};
    int passed = 0, refused = 0;
    const auto take_both = [&](auto& first, auto& second) {
        {
            const pawl::guard one{first};
            if (const auto other = second.lock_or_report()) {
                ++passed;
            } else {
                assert(other.error().why() == pawl::errc::deadlock);
                __atomic_fetch_add(&refused, 1, __ATOMIC_RELAXED);
            }
        }
        assert(pawl::watch::this_task()->own.ceiling == 0);
    };
    auto backwards = [&] {
        take_both(b, a);
        assert(pawl::port::own_scheduling().priority == 10);
    };
    {
        const thread_at low{10, backwards};
        take_both(a, b);
        assert(pawl::port::own_scheduling().priority == 0);
    }
    assert(passed + refused == 2);
}
