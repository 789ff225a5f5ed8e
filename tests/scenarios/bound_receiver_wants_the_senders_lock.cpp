// A sender that holds a lock finds the channel full, and its only receiver wants that lock. Nobody hangs; who is refused is
// one of the two, and only where both would have waited for ever.
#include <pawl/channel/bounded.hpp>
#include <pawl/lock/mutex.hpp>

#include <cassert>
#include <thread>

int main() {
    static_cast<void>(pawl::watch::this_task());  // how records are begun is for mutex_first_lock
    pawl::mutex m{"m"};
    auto [tx, rx] = pawl::bounded<int>(1);
    int refused = 0;
    std::thread receives{[&, &rx = rx] {
        assert(rx.bind_to_this_task());
        {
            const auto held = m.lock_or_report();
            if (!held) __atomic_fetch_add(&refused, 1, __ATOMIC_RELAXED);
        }
        assert(rx.recv() == 1);
        rx.unbind();
    }};
    {
        const pawl::guard held{m};
        assert(tx.send(1));
        if (const auto sent = tx.send(2); !sent) {
            assert(sent.error().why == pawl::errc::deadlock && sent.error().value == 2);
            __atomic_fetch_add(&refused, 1, __ATOMIC_RELAXED);
        }
    }
    receives.join();
    assert(refused <= 2);
}
